/** One wish as the network heard it. */
import type { Comparison } from '../../../data/types/understanding.ts'
import type { Span } from '../spans.ts'

export interface WishSaid {
  readonly slot: string
  readonly operator: Comparison
  readonly value: string | number
  readonly unit: string | null
  readonly refused: boolean
  /** In [0, 1]. */
  readonly confidence: number
  /** Where it stands; null for what the message as a whole says ("on a tight budget"). */
  readonly span: Span | null
}
