/** What a network learns from: groups of one chosen product and others of the same moment that were not chosen. */

/** Row-major, groups x groupSize x width; the chosen product is the first of its group. */
export interface Samples {
  readonly features: Float32Array
  /** By group, > 0. */
  readonly weights: Float32Array
  readonly groupSize: number
  readonly width: number
}
