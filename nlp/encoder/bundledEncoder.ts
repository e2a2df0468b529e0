/** The encoder that ships with the project: English and Chinese, 320 numbers a vector. See model/README.md. */
import { fileURLToPath } from 'node:url'
import type { Encoder } from '../../data/types/ports.ts'
import { createTransformersEncoder } from './transformersEncoder.ts'
import type { TransformersEncoderOptions } from './transformersEncoder.ts'

/** For createTransformersEncoder and createWorkerEncoder alike. */
export const BUNDLED_ENCODER: TransformersEncoderOptions = {
  id: 'aisle-1',
  model: fileURLToPath(new URL('./model', import.meta.url)),
  dtype: 'q8',
  dimension: 320,
}

export function createBundledEncoder(): Promise<Encoder> {
  return createTransformersEncoder(BUNDLED_ENCODER)
}
