/** What the reviews of a product say, counted. */

export interface AspectSummary {
  /** As the examples of nlp/training/opinions/sentences name it: 'fit', 'durability'. */
  readonly aspect: string
  /** Reviews that praise it, and that blame it; a review may do both. */
  readonly good: number
  readonly bad: number
  /** A reviewer's own words on either side; null where nobody said so. */
  readonly praise: string | null
  readonly blame: string | null
}

export interface ReviewSummary {
  /** Reviews that were read. */
  readonly reviews: number
  /** Mean of their stars, in [1, 5]; null without reviews. */
  readonly stars: number | null
  /** Most often named first. */
  readonly aspects: readonly AspectSummary[]
}
