/**
 * Candidates of a moment of the past, as retrieval would have brought them: what the shopper may have asked for is
 * drawn (nothing, a query that the chosen product answers, "like this one", a budget), then products to choose from.
 * The first row is the chosen one. Hard ones on purpose: half are of the same category or answer the same query.
 */
import type { Random } from '../../../data/types/ports.ts'
import type { DemandModels } from '../demandModels.ts'
import type { CatalogueColumns } from '../catalogueColumns.ts'
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
  readonly count: number
  readonly demand: DemandModels | null
  readonly nowMs: number
}

/** How often each way of asking occurs: most turns of a shopping chat name something. */
const QUERY_SHARE = 0.45
const LIKE_SHARE = 0.15
const BUDGET_SHARE = 0.2
/** Half of the others are among the first so many that the query found: those that are hard to tell apart. */
const NEAR = 200

export class CandidateSource {
  readonly #columns: CatalogueColumns
  readonly #queries: readonly PastQuery[]
  readonly #queriesOfRow: readonly (readonly number[])[]
  readonly #rowsOfCategory: ReadonlyMap<number, number[]>
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

  /**
   * `chosen` first, then `count` others that were for sale; fewer when the catalogue has no more. Infinity brings every
   * product that fits, or every one that the query found.
   */
  ask(chosen: readonly number[], { count, demand, nowMs }: AskOptions): Asked {
    const draw = this.#random.next()
    const budgetMinor = this.#budget(chosen)
    const avoid = new Set(chosen)
    const { priceMinor, releasedAt } = this.#columns
    const fits = (row: number): boolean =>
      !avoid.has(row) &&
      !((releasedAt[row] ?? NaN) > nowMs) &&
      (budgetMinor === null || (priceMinor[row] ?? 0) <= budgetMinor)
    const query = draw < QUERY_SHARE ? this.#queryFor(chosen) : null
    if (query !== null) return this.#answering(query, chosen, count, budgetMinor, fits)
    const rows = Int32Array.from([...chosen, ...this.#others(chosen, count, demand, fits)])
    const like = draw > 1 - LIKE_SHARE ? this.#likeSimilarity(chosen, rows) : null
    const relevant = chosen.length
    return { rows, relevant, contentSimilarity: null, lexical: null, likeSimilarity: like, budgetMinor }
  }

  /** A round figure that the dearest chosen product stays below. */
  #budget(chosen: readonly number[]): number | null {
    if (this.#random.next() >= BUDGET_SHARE) return null
    const most = Math.max(...chosen.map((row) => this.#columns.priceMinor[row] ?? 0))
    return most * (1 + 0.6 * this.#random.next())
  }

  #queryFor(chosen: readonly number[]): PastQuery | null {
    const first = chosen[0] ?? 0
    const possible = this.#queriesOfRow[first] ?? []
    const number = possible[below(this.#random, possible.length)]
    return number === undefined ? null : (this.#queries[number] ?? null)
  }

  /** Chosen products that the query does not find are left out, but for the first. */
  #answering(
    query: PastQuery,
    chosen: readonly number[],
    count: number,
    budgetMinor: number | null,
    fits: (row: number) => boolean,
  ): Asked {
    const places = chosen.map((row) => query.rows.indexOf(row)).filter((place) => place >= 0)
    const offered = new Set<number>()
    const near = Math.min(query.rows.length, NEAR)
    const limit = count === Infinity ? query.rows.length : count * 4
    for (let tries = 0; offered.size < count && tries < limit; tries++) {
      const drawn = below(this.#random, tries % 2 === 0 ? near : query.rows.length)
      const place = count === Infinity ? tries : drawn
      if (fits(query.rows[place] ?? 0)) offered.add(place)
    }
    const all = [...places, ...offered]
    return {
      rows: Int32Array.from(all, (place) => query.rows[place] ?? 0),
      relevant: places.length,
      contentSimilarity: Float32Array.from(all, (place) => query.contentSimilarity[place] ?? 0),
      lexical: Float32Array.from(all, (place) => query.lexical[place] ?? 0),
      likeSimilarity: null,
      budgetMinor,
    }
  }

  #others(
    chosen: readonly number[],
    count: number,
    demand: DemandModels | null,
    fits: (row: number) => boolean,
  ): Set<number> {
    if (count === Infinity) return new Set([...this.#columns.category.keys()].filter(fits))
    const found = new Set<number>()
    const sameCategory = this.#rowsOfCategory.get(this.#columns.category[chosen[0] ?? 0] ?? 0) ?? []
    for (let tries = 0; found.size < count && tries < count * 6; tries++) {
      const row =
        tries % 3 === 0
          ? (sameCategory[below(this.#random, sameCategory.length)] ?? 0)
          : tries % 3 === 1
            ? this.#popular(demand)
            : below(this.#random, this.#columns.size)
      if (fits(row)) found.add(row)
    }
    return found
  }

  /** The more in demand of three drawn at random: near the top more often, without sorting. */
  #popular(demand: DemandModels | null): number {
    let best = below(this.#random, this.#columns.size)
    for (let i = 0; i < 2; i++) {
      const other = below(this.#random, this.#columns.size)
      if ((demand?.demand[other] ?? 0) > (demand?.demand[best] ?? 0)) best = other
    }
    return best
  }

  /** "More like this", said of a product of the same category. */
  #likeSimilarity(chosen: readonly number[], rows: Int32Array): Float32Array | null {
    const { dimension, similarities, vectors } = this.#columns
    const first = chosen[0] ?? 0
    const sameCategory = this.#rowsOfCategory.get(this.#columns.category[first] ?? 0) ?? []
    const others = sameCategory.filter((row) => !chosen.includes(row))
    const like = others[below(this.#random, others.length)]
    if (like === undefined) return null
    const vector = vectors.subarray(like * dimension, (like + 1) * dimension)
    const scale = similarityScale(vector, this.#columns)
    return similarities(vector, rows).map((cosine) => scaled(cosine, scale))
  }
}

function rowsByCategory(category: Int32Array): Map<number, number[]> {
  const out = new Map<number, number[]>()
  category.forEach((number, row) => {
    const rows = out.get(number) ?? []
    rows.push(row)
    out.set(number, rows)
  })
  return out
}
