/**
 * Hard filters: which rows satisfy every `must`. Exact, with no near misses.
 *
 * Sets of rows are kept per constraint and per combination while their snapshot is in use, so that refining a search
 * computes only what is new. Cost: about 10 us a new constraint at 20,000 products, 2 us a new combination, 1 us known.
 */
import type { Constraint, TermConstraint } from '../../data/types/understanding.ts'
import { tokenize } from '../../data/types/terms.ts'
import type { CatalogueSnapshot } from './catalogueSnapshot.ts'
import { facetKey } from './catalogueTables.ts'
import { rowsOf } from './postings.ts'
import { complement, countRows, emptyMask, intersect, unite } from './rowMask.ts'
import type { RowMask } from './rowMask.ts'

/** Sets kept a snapshot: at 20,000 products 20 kB each. */
const KEPT = 256

const CACHES = new WeakMap<CatalogueSnapshot, Map<string, RowMask>>()

/** Does the product in `row` satisfy the constraint, polarity included? */
export function matches(row: number, constraint: Constraint, snapshot: CatalogueSnapshot): boolean {
  return constraintRows(constraint, snapshot).mask[row] === 1
}

/** The rows that satisfy all of `constraints`, whatever their strength; null stands for all rows. */
export function rowsSatisfying(
  constraints: readonly Constraint[],
  snapshot: CatalogueSnapshot,
): RowMask | null {
  const [first, ...rest] = constraints
  if (first === undefined) return null
  if (rest.length === 0) return constraintRows(first, snapshot)
  return kept(constraints.map(keyOf).sort().join('\n'), snapshot, () => {
    const mask = constraintRows(first, snapshot).mask.slice()
    for (const one of rest) intersect(mask, constraintRows(one, snapshot).mask)
    return mask
  })
}

export function constraintRows(constraint: Constraint, snapshot: CatalogueSnapshot): RowMask {
  return kept(keyOf(constraint), snapshot, () => {
    const included = satisfying(constraint, snapshot)
    return constraint.polarity === 'include' ? included : complement(included, snapshot.products.length)
  })
}

/** A constraint lives as long as its search, and is asked about for every product that is shown. */
const KEYS = new WeakMap<Constraint, string>()

function keyOf(constraint: Constraint): string {
  const known = KEYS.get(constraint)
  if (known !== undefined) return known
  const key = makeKey(constraint)
  KEYS.set(constraint, key)
  return key
}

/** What the answer depends on, and nothing else: the words it was read from and its strength do not matter. */
function makeKey(constraint: Constraint): string {
  const { kind, polarity } = constraint
  switch (kind) {
    case 'term':
      return JSON.stringify([kind, polarity, constraint.facet, constraint.values])
    case 'price':
      return JSON.stringify([kind, polarity, constraint.minMinor, constraint.maxMinor])
    case 'rating':
      return JSON.stringify([kind, polarity, constraint.min])
    case 'in-stock':
    case 'discounted':
    case 'wish':
      return JSON.stringify([kind, polarity])
  }
}

/** The least recently used set goes when there are too many. */
function kept(key: string, snapshot: CatalogueSnapshot, compute: () => Uint8Array): RowMask {
  let cache = CACHES.get(snapshot)
  if (cache === undefined) CACHES.set(snapshot, (cache = new Map<string, RowMask>()))
  let found = cache.get(key)
  if (found === undefined) {
    const mask = compute()
    found = { mask, count: countRows(mask) }
    const oldest = cache.keys().next().value
    if (cache.size >= KEPT && oldest !== undefined) cache.delete(oldest)
  } else {
    cache.delete(key)
  }
  cache.set(key, found)
  return found
}

/** The rows of which the constraint is true, polarity aside. What is not known of a product is not true of it. */
function satisfying(constraint: Constraint, snapshot: CatalogueSnapshot): Uint8Array {
  const { columns, products } = snapshot
  const rows = products.length
  switch (constraint.kind) {
    case 'term':
      return termRows(constraint, snapshot)
    case 'price': {
      const low = constraint.minMinor ?? -Infinity
      const high = constraint.maxMinor ?? Infinity
      return rowsWhere(rows, (row) => columns.priceMinor[row]! >= low && columns.priceMinor[row]! <= high)
    }
    case 'rating':
      return rowsWhere(rows, (row) => columns.rating[row]! >= constraint.min)
    case 'in-stock':
      return rowsWhere(rows, (row) => columns.stock[row]! > 0)
    case 'discounted':
      return rowsWhere(rows, (row) => columns.discount[row]! > 0)
    // Nothing is known of it: it holds and fails of nothing.
    case 'wish':
      return rowsWhere(rows, () => constraint.polarity === 'include')
  }
}

function rowsWhere(rows: number, holds: (row: number) => boolean): Uint8Array {
  const mask = emptyMask(rows)
  for (let row = 0; row < rows; row++) if (holds(row)) mask[row] = 1
  return mask
}

function termRows({ facet, values }: TermConstraint, snapshot: CatalogueSnapshot): Uint8Array {
  const mask = emptyMask(snapshot.products.length)
  for (const value of values) {
    if (facet === 'keyword') unite(mask, keywordRows(value, snapshot))
    else for (const row of rowsOf(snapshot.facets, facetKey(facet, value))) mask[row] = 1
  }
  return mask
}

/** Rows in whose texts all tokens of the keyword stand; none when it has no token. */
function keywordRows(keyword: string, snapshot: CatalogueSnapshot): Uint8Array {
  const rows = snapshot.products.length
  let all: Uint8Array | null = null
  for (const token of new Set(tokenize(keyword))) {
    const mask = emptyMask(rows)
    for (const row of rowsOf(snapshot.words, token)) mask[row] = 1
    if (all === null) all = mask
    else intersect(all, mask)
  }
  return all ?? emptyMask(rows)
}
