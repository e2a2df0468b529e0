/** Where shoppers look: all products of a category, or those of one type, popular ones in front. */
import type { Floor } from './floor.ts'
import type { Dice } from './random.ts'

export interface Shelf {
  readonly rows: readonly number[]
  /** Running sums of the products' weights. */
  readonly sums: Float64Array
  readonly total: number
}

/** Popular things are shown more, but less than in proportion: pages are turned. */
const EXPOSURE_EXPONENT = 0.5

/** By category: first the whole category, then one shelf a type. */
export function fillShelves(floor: Floor): Map<string, Shelf[]> {
  const rows = new Map<string, Map<string, number[]>>()
  floor.drafts.forEach((draft, row) => {
    const types = rows.get(draft.traits.category.path[1]) ?? new Map<string, number[]>()
    types.set(draft.traits.type.type, [...(types.get(draft.traits.type.type) ?? []), row])
    rows.set(draft.traits.category.path[1], types)
  })
  const shelves = [...rows].map(([category, types]): [string, Shelf[]] => [
    category,
    [[...types.values()].flat(), ...types.values()].map((some) => shelfOf(some, floor)),
  ])
  return new Map(shelves)
}

function shelfOf(rows: readonly number[], floor: Floor): Shelf {
  const sums = new Float64Array(rows.length)
  let total = 0
  rows.forEach((row, i) => {
    total += (floor.demand[row]! + 1) ** EXPOSURE_EXPONENT
    sums[i] = total
  })
  return { rows, sums, total }
}

/** At most `count` different rows, drawn by weight. */
export function takeFrom(shelf: Shelf, count: number, dice: Dice): number[] {
  const taken = new Set<number>()
  // Drawing a popular product again is common on a short shelf: three tries a place, then the page is full enough.
  for (let tries = 0; tries < 3 * count && taken.size < count; tries++) {
    taken.add(shelf.rows[firstAbove(shelf.sums, dice.next() * shelf.total)]!)
  }
  return [...taken]
}

function firstAbove(sums: Float64Array, at: number): number {
  let low = 0
  let high = sums.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (sums[middle]! > at) high = middle
    else low = middle + 1
  }
  return low
}
