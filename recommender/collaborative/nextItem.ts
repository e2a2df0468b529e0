/**
 * What follows what: the next product from the last ones, with skips.
 * Source: sequential rules of Ludewig & Jannach 2018, "Evaluation of session-based recommendation algorithms" (a pair counts
 * 1 / steps between its products); a share of the weight also counts backwards, and rows are divided by powers of how
 * often the two occur, as popularity-penalised walks are (rp3beta.ts).
 *
 * Rows of the interactions are in order of time, oldest first. Cost: entries x window.
 */
import type { History } from './history.ts'
import { transpose } from './interactions.ts'
import type { Interactions } from './interactions.ts'
import { emptyNeighbours, keepBest } from './sparseProduct.ts'
import type { ItemNeighbours } from './sparseProduct.ts'

export interface NextItemOptions {
  readonly perItem: number
  /** Products so many steps apart still count. */
  readonly window: number
  /** How much a pair counts in the other direction, in [0, 1]. */
  readonly backwards: number
  /** Powers of the sums of the first and the second product that divide. */
  readonly fromPower: number
  readonly toPower: number
  /** Added to the sums, so that pairs seen once do not win. */
  readonly shrink: number
  /** What the product before the last counts beside the last, and so on; in (0, 1]. */
  readonly recency: number
}

export interface NextItem extends Pick<NextItemOptions, 'recency'> {
  readonly followers: ItemNeighbours
}

export function nextItem(matrix: Interactions, options: NextItemOptions): NextItem {
  const { fromPower, perItem, recency, shrink, toPower } = options
  const pairs = new PairsInOrder(matrix, options)
  const { from, to } = pairs.sums()
  const followers = emptyNeighbours(matrix.width, perItem)
  for (let item = 0; item < matrix.width; item++) {
    const { columns, values } = pairs.after(item)
    const divisor = (from[item]! + shrink) ** fromPower
    const scores = Float32Array.from(
      columns,
      (column) => values[column]! / (divisor * (to[column]! + shrink) ** toPower),
    )
    keepBest(columns, scores, followers, item * perItem)
    for (const column of columns) values[column] = 0
  }
  return { followers, recency }
}

/** Decayed sum over the history of what follows each product, into `scores`. Cost: products + history x perItem. */
export function scoreNext({ followers, recency }: NextItem, history: History, scores: Float32Array): void {
  scores.fill(0)
  const { items, perItem, similarities } = followers
  let weight = 1
  for (let k = history.items.length - 1; k >= 0 && weight > 1e-4; k--) {
    const start = history.items[k]! * perItem
    for (let i = start; i < start + perItem && similarities[i]! > 0; i++)
      scores[items[i]!]! += weight * similarities[i]!
    weight *= recency
  }
}

/** Pairs are never listed: those of one product are found from its positions in all rows. */
class PairsInOrder {
  readonly #matrix: Interactions
  readonly #positions: Interactions
  readonly #rowEnds: Int32Array
  readonly #options: NextItemOptions
  readonly #values: Float64Array

  constructor(matrix: Interactions, options: NextItemOptions) {
    this.#matrix = matrix
    this.#positions = positionsOf(matrix)
    this.#rowEnds = rowEndsOf(matrix)
    this.#options = options
    this.#values = new Float64Array(matrix.width)
  }

  /** Products that follow `item`, ascending, with their counts by product; the caller puts these back to 0. */
  after(item: number): { readonly columns: Int32Array; readonly values: Float64Array } {
    const positions = this.#positions
    const found: number[] = []
    for (let i = positions.starts[item]!; i < positions.starts[item + 1]!; i++) {
      this.#around(positions.columns[i]!, (other, weight) => {
        if (this.#values[other] === 0) found.push(other)
        this.#values[other]! += weight
      })
    }
    return { columns: Int32Array.from(found).sort(), values: this.#values }
  }

  /** How much each product begins and ends pairs. */
  sums(): { readonly from: Float64Array; readonly to: Float64Array } {
    const { columns, width } = this.#matrix
    const [from, to] = [new Float64Array(width), new Float64Array(width)]
    for (let position = 0; position < columns.length; position++) {
      this.#around(position, (other, weight) => {
        from[columns[position]!]! += weight
        to[other]! += weight
      })
    }
    return { from, to }
  }

  #around(position: number, add: (other: number, weight: number) => void): void {
    const { columns } = this.#matrix
    const { backwards, window } = this.#options
    const end = this.#rowEnds[position]!
    for (let step = 1; step <= window; step++) {
      if (position + step < end) add(columns[position + step]!, 1 / step)
      const before = position - step
      if (backwards > 0 && before >= 0 && this.#rowEnds[before] === end)
        add(columns[before]!, backwards / step)
    }
  }
}

/** Row = product, column = position in `matrix.columns`. */
function positionsOf(matrix: Interactions): Interactions {
  const { columns, width } = matrix
  const starts = Int32Array.from({ length: columns.length + 1 }, (_, i) => i)
  const weights = new Float32Array(columns.length)
  return transpose({ rows: columns.length, width, starts, columns, weights })
}

/** By position: where its row ends. */
function rowEndsOf({ columns, rows, starts }: Interactions): Int32Array {
  const ends = new Int32Array(columns.length)
  for (let row = 0; row < rows; row++) ends.fill(starts[row + 1]!, starts[row], starts[row + 1])
  return ends
}
