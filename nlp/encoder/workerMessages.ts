/** What the worker of workerEncoder.ts and its owner say to each other. */
import type { EncodeAs } from '../../data/types/ports.ts'

export interface EncodeRequest {
  readonly id: number
  readonly texts: readonly string[]
  readonly as: EncodeAs
}

export type WorkerReply =
  | { readonly kind: 'ready'; readonly id: string; readonly checksum: string; readonly dimension: number }
  | { readonly kind: 'unusable'; readonly problem: string }
  /** `vectors` is row-major, texts x dimension. */
  | { readonly kind: 'encoded'; readonly id: number; readonly vectors: Float32Array }
  | { readonly kind: 'failed'; readonly id: number; readonly problem: string }
