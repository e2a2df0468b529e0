/** The encoder that the settings name: the bundled one, or another model with its prefixes. */
import type { Encoder } from '../data/types/ports.ts'
import { BUNDLED_ENCODER } from '../nlp/encoder/bundledEncoder.ts'
import { createTransformersEncoder } from '../nlp/encoder/transformersEncoder.ts'
import type { OnCut, TransformersEncoderOptions } from '../nlp/encoder/transformersEncoder.ts'
import type { Config } from './config.ts'

export function encoderOptions({ encoder }: Config): TransformersEncoderOptions {
  return encoder.model === 'bundled' ? BUNDLED_ENCODER : encoder
}

export function openEncoder(config: Config, onCut?: OnCut): Promise<Encoder> {
  return createTransformersEncoder(encoderOptions(config), onCut)
}
