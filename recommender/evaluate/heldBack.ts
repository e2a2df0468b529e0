/** A training and a test file as a past and cases: users and items get numbers by first appearance, in this order. */
import type { Random } from '../../data/types/ports.ts'
import { fromCells } from '../collaborative/interactions.ts'
import type { Interactions } from '../collaborative/interactions.ts'
import { drawOthers, DRAWN_OTHERS } from './cases.ts'
import type { Case } from './cases.ts'
import type { Past } from './rankingModel.ts'

/** Who chose what; the fields of a file's row that matter here. */
export interface Choice {
  readonly user: string
  readonly item: string
  readonly value: number | null
  /** Milliseconds since 1970; null when not known. */
  readonly at: number | null
}

export type Protocol = 'leave-one-out' | 'full'

export interface HeldBackInput {
  readonly train: readonly Choice[]
  readonly test: readonly Choice[]
  /** By test row; null draws them where the protocol needs others. */
  readonly negatives:
    readonly { readonly user: string; readonly item: string; readonly others: readonly string[] }[] | null
  /** What describes the items; empty when nothing is known. Items that nobody chose count as well. */
  readonly terms: readonly { readonly item: string; readonly term: string }[]
  readonly protocol: Protocol
  /** A count c weighs 1 + ln c; without it every choice weighs 1. */
  readonly counted: boolean
  readonly random: Random
}

export interface HeldBack {
  readonly past: Past
  readonly cases: readonly Case[]
  readonly items: readonly string[]
  /** Test rows that say nothing: the shopper chose the item before, or it stands there twice. */
  readonly passedOver: number
}

export function heldBack({
  counted,
  negatives,
  protocol,
  random,
  terms,
  test,
  train,
}: HeldBackInput): HeldBack {
  const users = new Numbers()
  const items = new Numbers()
  for (const { item, user } of train) {
    users.of(user)
    items.of(item)
  }
  for (const { item, user } of test) {
    users.of(user)
    items.of(item)
  }
  for (const { others } of negatives ?? []) for (const item of others) items.of(item)
  for (const { item } of terms) items.of(item)
  const ordered = new Set(train.map(({ at }) => at)).size > 1
  const interactions = rowsOf(train, users, items, { ordered, counted })
  const chosen = (user: number, item: number): boolean => {
    const { columns, starts } = interactions
    return columns.subarray(starts[user], starts[user + 1]).includes(item)
  }
  const relevant = new Map<number, Set<number>>()
  let passedOver = 0
  for (const row of test) {
    const [user, item] = [users.of(row.user), items.of(row.item)]
    const held = relevant.get(user) ?? new Set()
    if (chosen(user, item) || held.has(item)) passedOver++
    else relevant.set(user, held.add(item))
  }
  const given = new Map(
    (negatives ?? []).map(({ item, others, user }) => [
      `${users.of(user)} ${items.of(item)}`,
      Int32Array.from(new Set(others), (other) => items.of(other)),
    ]),
  )
  const cases = [...relevant].flatMap(([shopper, held]): Case[] => {
    if (protocol === 'full') return [{ shopper, relevant: Int32Array.from(held), others: null }]
    return [...held].map((item) => ({
      shopper,
      relevant: Int32Array.of(item),
      others:
        given.get(`${shopper} ${item}`) ?? drawOthers(interactions, shopper, DRAWN_OTHERS, random, [...held]),
    }))
  })
  return {
    past: { interactions, ordered, attributes: termRows(terms, items) },
    cases,
    items: items.names,
    passedOver,
  }
}

class Numbers {
  readonly names: string[] = []
  readonly #numbers = new Map<string, number>()

  of(name: string): number {
    const known = this.#numbers.get(name)
    if (known !== undefined) return known
    this.#numbers.set(name, this.names.length)
    return this.names.push(name) - 1
  }
}

/** Each item of a shopper once, where it stands last in order of time. */
function rowsOf(
  choices: readonly Choice[],
  users: Numbers,
  items: Numbers,
  { counted, ordered }: { readonly counted: boolean; readonly ordered: boolean },
): Interactions {
  const inOrder = ordered ? choices.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0)) : choices
  const rows = Array.from({ length: users.names.length }, () => new Map<number, number>())
  for (const { item, user, value } of inOrder) {
    const row = rows[users.of(user)]!
    const number = items.of(item)
    const count = (row.get(number) ?? 0) + Math.max(0, value ?? 1)
    row.delete(number)
    row.set(number, count)
  }
  const starts = new Int32Array(rows.length + 1)
  rows.forEach((row, i) => (starts[i + 1] = starts[i]! + row.size))
  return {
    ...{ rows: rows.length, width: items.names.length, starts },
    columns: Int32Array.from(rows.flatMap((row) => [...row.keys()])),
    weights: Float32Array.from(
      rows.flatMap((row) => [...row.values()]),
      (count) => (counted ? 1 + Math.log(Math.max(1, count)) : 1),
    ),
  }
}

/** Row = item, column = term, ascending. */
function termRows(terms: HeldBackInput['terms'], items: Numbers): Interactions | null {
  if (terms.length === 0) return null
  const numbers = new Numbers()
  const cells = items.names.map(() => new Map<number, number>())
  for (const { item, term } of terms) cells[items.of(item)]!.set(numbers.of(term), 1)
  return fromCells(cells, numbers.names.length, (weight) => weight)
}
