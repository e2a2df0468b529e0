/**
 * Who chose what and when, as plain columns, and the matrix that models learn from. Pure.
 * Cost: a sort where times are known, else linear.
 */
import type { Interactions } from '../collaborative/interactions.ts'
import type { Numbering } from './numbering.ts'

/** Who chose what; the fields of a file's row that matter here. */
export interface Choice {
  readonly user: string
  readonly item: string
  readonly value: number | null
  /** Milliseconds since 1970; null when not known. */
  readonly at: number | null
}

/** One place a choice; oldest first where times are known. */
export interface ChoiceLog {
  /** Of the matrix: shoppers and items that are numbered, whether they are in the log or not. */
  readonly rows: number
  readonly width: number
  readonly shoppers: Int32Array
  readonly items: Int32Array
  /** Stars or a count, >= 0; 1 where none was given. */
  readonly values: Float64Array
  /** Milliseconds since 1970; null unless every choice has a time and they are not all the same. */
  readonly at: Float64Array | null
  /** A count c weighs 1 + ln c; without it every choice weighs 1. */
  readonly counted: boolean
}

/** All names that the matrix is to have must be numbered before. */
export function choiceLog(
  choices: readonly Choice[],
  users: Numbering,
  items: Numbering,
  counted: boolean,
): ChoiceLog {
  const times = new Set(choices.map(({ at }) => at))
  const dated = times.size > 1 && !times.has(null)
  const inOrder = dated ? choices.toSorted((a, b) => a.at! - b.at!) : choices
  return {
    ...{ rows: users.names.length, width: items.names.length, counted },
    shoppers: Int32Array.from(inOrder, ({ user }) => users.of(user)),
    items: Int32Array.from(inOrder, ({ item }) => items.of(item)),
    values: Float64Array.from(inOrder, ({ value }) => Math.max(0, value ?? 1)),
    at: dated ? Float64Array.from(inOrder, ({ at }) => at!) : null,
  }
}

/** Choices `from` to before `until`, without a copy. */
export function partOf(log: ChoiceLog, from: number, until: number): ChoiceLog {
  return {
    ...log,
    shoppers: log.shoppers.subarray(from, until),
    items: log.items.subarray(from, until),
    values: log.values.subarray(from, until),
    at: log.at?.subarray(from, until) ?? null,
  }
}

export interface Dated {
  readonly interactions: Interactions
  /** By entry: the last time that the shopper chose the item, ms; null as in the log. */
  readonly times: Float64Array | null
}

/** Each item of a shopper once, where it stands last in the log. */
export function interactionsOf({ at, counted, items, rows, shoppers, values, width }: ChoiceLog): Dated {
  const cells = Array.from({ length: rows }, () => new Map<number, { count: number; last: number }>())
  for (let i = 0; i < items.length; i++) {
    const row = cells[shoppers[i]!]!
    const count = (row.get(items[i]!)?.count ?? 0) + values[i]!
    row.delete(items[i]!)
    row.set(items[i]!, { count, last: i })
  }
  const starts = new Int32Array(rows + 1)
  cells.forEach((row, i) => (starts[i + 1] = starts[i]! + row.size))
  const entries = cells.flatMap((row) => [...row])
  return {
    interactions: {
      ...{ rows, width, starts },
      columns: Int32Array.from(entries, ([item]) => item),
      weights: Float32Array.from(entries, ([, { count }]) =>
        counted ? 1 + Math.log(Math.max(1, count)) : 1,
      ),
    },
    times: at === null ? null : Float64Array.from(entries, ([, { last }]) => at[last]!),
  }
}
