/**
 * Cosines of different encoders lie in different ranges (0 to 1, or .7 to 1), so a cosine is put on the scale of the
 * query's own cosines to the catalogue: deviations above the mean of a fixed sample of products.
 * Cost: sample x dimension, about .01 ms.
 */
import type { CatalogueColumns } from './catalogueColumns.ts'
import { clip } from './catalogueColumns.ts'

export interface SimilarityScale {
  readonly mean: number
  readonly deviation: number
}

/** Deviations above which more similarity says nothing new. */
const LIMIT = 6

export function similarityScale(vector: Float32Array, columns: CatalogueColumns): SimilarityScale {
  let sum = 0
  let squares = 0
  for (const cosine of columns.similarities(vector, columns.sample)) {
    sum += cosine
    squares += cosine * cosine
  }
  const count = Math.max(1, columns.sample.length)
  const mean = sum / count
  // A hundredth: no encoder is so even, and a catalogue of one product must not divide by 0.
  return { mean, deviation: Math.max(Math.sqrt(Math.max(0, squares / count - mean * mean)), 0.01) }
}

export function scaled(cosine: number, scale: SimilarityScale): number {
  return clip((cosine - scale.mean) / scale.deviation, LIMIT)
}

/** Dot product of two stretches. Four sums at once, so that they do not wait for one another. */
export function dotAt(a: Float32Array, atA: number, b: Float32Array, atB: number, length: number): number {
  let s0 = 0
  let s1 = 0
  let s2 = 0
  let s3 = 0
  let i = 0
  for (; i + 3 < length; i += 4) {
    s0 += (a[atA + i] as number) * (b[atB + i] as number)
    s1 += (a[atA + i + 1] as number) * (b[atB + i + 1] as number)
    s2 += (a[atA + i + 2] as number) * (b[atB + i + 2] as number)
    s3 += (a[atA + i + 3] as number) * (b[atB + i + 3] as number)
  }
  for (; i < length; i++) s0 += (a[atA + i] as number) * (b[atB + i] as number)
  return s0 + s1 + s2 + s3
}
