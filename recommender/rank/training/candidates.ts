/**
 * Candidates of a moment of the past, as retrieval would have brought them. First it is drawn how the shopper asked: in
 * words that the chosen product answers, for its category, for "more like" a product of its category, or for nothing at
 * all; and now and then with a budget. What else there is to choose from follows from the way of asking alone, never
 * from the chosen product beyond that, so that being chosen is all that sets it apart.
 */
import type { Random } from '../../../data/types/ports.ts'
import type { CatalogueColumns } from '../catalogueColumns.ts'
import type { DemandModels } from '../demandModels.ts'
import { below } from '../random.ts'
import { scaled, similarityScale } from '../similarity.ts'

/** A query that was really run against the catalogue when training began, with what retrieval found for it. */
export interface PastQuery {
  readonly rows: Int32Array
  /** In deviations, see similarity.ts. */
  readonly contentSimilarity: Float32Array
  readonly lexical: Float32Array
}

export interface Asked {
  readonly rows: Int32Array
  /** The first so many rows are chosen ones. */
  readonly relevant: number
  readonly contentSimilarity: Float32Array | null
  readonly lexical: Float32Array | null
  readonly likeSimilarity: Float32Array | null
  readonly budgetMinor: number | null
}

export interface AskOptions {
  /** Candidates besides the chosen; fewer come when the catalogue has no more. */
  readonly count: number
  readonly models: DemandModels
  /** Rows that the shopper has looked at or bought before. */
  readonly past: readonly number[]
  readonly nowMs: number
}

/** How often each way of asking occurs; the rest asks for nothing. Most turns of a shopping chat name something. */
const WORDS_SHARE = 0.4
const CATEGORY_SHARE = 0.15
const LIKE_SHARE = 0.15
const BUDGET_SHARE = 0.2
/** Half of what is drawn from a query's answers is among the first so many: those that are hard to tell apart. */
const NEAR = 200

/** Draws one row that could be offered. */
type Draw = (turn: number) => number

export class CandidateSource {
  readonly #columns: CatalogueColumns
  readonly #queries: readonly PastQuery[]
  readonly #queriesOfRow: readonly (readonly number[])[]
  readonly #rowsOfCategory: ReadonlyMap<number, readonly number[]>
  readonly #random: Random

  /** `queriesOfRow[r]` are the queries that row r answers. */
  constructor(
    columns: CatalogueColumns,
    queries: readonly PastQuery[],
    queriesOfRow: readonly (readonly number[])[],
    random: Random,
  ) {
    this.#columns = columns
    this.#queries = queries
    this.#queriesOfRow = queriesOfRow
    this.#rowsOfCategory = rowsByCategory(columns.category)
    this.#random = random
  }

  /** `chosen`, at least one, come first. Those that the drawn way of asking would not bring are left out. */
  ask(chosen: readonly number[], options: AskOptions): Asked {
    const first = chosen[0] ?? 0
    const budgetMinor = this.#budget(chosen)
    const draw = this.#random.next()
    const query = draw < WORDS_SHARE ? this.#queryFor(first) : null
    if (query !== null) return this.#answering(query, chosen, options, budgetMinor)
    if (draw < WORDS_SHARE + CATEGORY_SHARE) return this.#inCategory(first, chosen, options, budgetMinor)
    if (draw < WORDS_SHARE + CATEGORY_SHARE + LIKE_SHARE)
      return this.#like(first, chosen, options, budgetMinor)
    const anything = this.#anything(options)
    return { ...this.#offer(chosen, options, budgetMinor, anything), ...NOT_ASKED, budgetMinor }
  }

  /** What a product of the same category costs, when the chosen ones cost no more. */
  #budget(chosen: readonly number[]): number | null {
    if (this.#random.next() >= BUDGET_SHARE) return null
    const priceOf = (row: number): number => this.#columns.priceMinor[row] ?? 0
    const budgetMinor = priceOf(this.#pick(this.#sameCategory(chosen[0] ?? 0)))
    return chosen.every((row) => priceOf(row) <= budgetMinor) ? budgetMinor : null
  }

  #queryFor(row: number): PastQuery | null {
    const possible = this.#queriesOfRow[row] ?? []
    const number = possible[below(this.#random, possible.length)]
    return number === undefined ? null : (this.#queries[number] ?? null)
  }

  #answering(
    query: PastQuery,
    chosen: readonly number[],
    options: AskOptions,
    budgetMinor: number | null,
  ): Asked {
    const placeOf = new Map(Array.from(query.rows, (row, place) => [row, place]))
    const found = chosen.filter((row) => placeOf.has(row))
    const near = Math.min(query.rows.length, NEAR)
    const { relevant, rows } = this.#offer(found, options, budgetMinor, (turn) => {
      const place = below(this.#random, turn % 2 === 0 ? near : query.rows.length)
      return query.rows[place] ?? 0
    })
    const of = (values: Float32Array): Float32Array =>
      Float32Array.from(rows, (row) => values[placeOf.get(row) ?? -1] ?? 0)
    const { contentSimilarity, lexical } = query
    return {
      ...{ rows, relevant, budgetMinor, likeSimilarity: null },
      ...{ contentSimilarity: of(contentSimilarity), lexical: of(lexical) },
    }
  }

  #inCategory(
    first: number,
    chosen: readonly number[],
    options: AskOptions,
    budgetMinor: number | null,
  ): Asked {
    const own = this.#sameCategory(first)
    const inside = chosen.filter((row) => this.#columns.category[row] === this.#columns.category[first])
    return {
      ...this.#offer(inside, options, budgetMinor, () => this.#pick(own)),
      ...NOT_ASKED,
      budgetMinor,
    }
  }

  /** Half of what resembles a product is of its category. */
  #like(first: number, chosen: readonly number[], options: AskOptions, budgetMinor: number | null): Asked {
    const own = this.#sameCategory(first)
    const anything = this.#anything(options)
    const like = this.#pick(own.filter((row) => !chosen.includes(row)))
    const offered = this.#offer(chosen, options, budgetMinor, (turn) =>
      turn % 2 === 0 ? this.#pick(own) : anything(turn),
    )
    const { dimension, similarities, vectors } = this.#columns
    const vector = vectors.subarray(like * dimension, (like + 1) * dimension)
    const scale = similarityScale(vector, this.#columns)
    const likeSimilarity = similarities(vector, offered.rows).map((cosine) => scaled(cosine, scale))
    return { ...offered, ...NOT_ASKED, likeSimilarity, budgetMinor }
  }

  /** Anything; what is in demand; what the shopper knows, and its categories. */
  #anything({ models, past }: AskOptions): Draw {
    const any = (): number => below(this.#random, this.#columns.size)
    return (turn) => {
      const kind = turn % 8
      if (kind === 0 && past.length > 0) return this.#pick(past)
      if (kind <= 2 && past.length > 0) return this.#pick(this.#sameCategory(this.#pick(past)))
      if (kind > 4) return any()
      const [one, other] = [any(), any()]
      return (models.demand[one] ?? 0) > (models.demand[other] ?? 0) ? one : other
    }
  }

  /** Draws until there are enough different rows that were for sale within the budget, or too many tries in vain. */
  #offer(
    chosen: readonly number[],
    { count, nowMs }: AskOptions,
    budgetMinor: number | null,
    draw: Draw,
  ): Pick<Asked, 'rows' | 'relevant'> {
    const { priceMinor, releasedAt } = this.#columns
    const rows = new Set(chosen)
    const wanted = chosen.length + count
    for (let turn = 0; rows.size < wanted && turn < count * 6; turn++) {
      const row = draw(turn)
      // A release that is not known (NaN) was before.
      const forSale = !((releasedAt[row] ?? NaN) > nowMs)
      if (forSale && (budgetMinor === null || (priceMinor[row] ?? 0) <= budgetMinor)) rows.add(row)
    }
    return { rows: Int32Array.from(rows), relevant: chosen.length }
  }

  #sameCategory(row: number): readonly number[] {
    return this.#rowsOfCategory.get(this.#columns.category[row] ?? NaN) ?? [row]
  }

  #pick(rows: readonly number[]): number {
    return rows[below(this.#random, rows.length)] ?? 0
  }
}

const NOT_ASKED = { contentSimilarity: null, lexical: null, likeSimilarity: null } as const

function rowsByCategory(category: Int32Array): Map<number, readonly number[]> {
  const out = new Map<number, number[]>()
  category.forEach((number, row) => {
    const rows = out.get(number) ?? []
    rows.push(row)
    out.set(number, rows)
  })
  return out
}
