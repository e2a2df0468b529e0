/** Products of one shopper's past, oldest first, each once. */
export interface History {
  readonly items: ArrayLike<number>
  /** How much each counts, > 0. */
  readonly weights: ArrayLike<number>
}
