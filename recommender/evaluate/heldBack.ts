/** A training and a test file as a past and cases: users and items get numbers by first appearance, in this order. */
import type { Random } from '../../data/types/ports.ts'
import { drawOthers, DRAWN_OTHERS, newChoices } from './cases.ts'
import type { Case } from './cases.ts'
import { choiceLog, interactionsOf } from './choiceLog.ts'
import type { Choice } from './choiceLog.ts'
import { itemTerms } from './itemTerms.ts'
import type { ItemTerm } from './itemTerms.ts'
import { Numbering } from './numbering.ts'
import type { Past } from './rankingModel.ts'

export type Protocol = 'leave-one-out' | 'full'

export interface HeldBackInput {
  readonly train: readonly Choice[]
  readonly test: readonly Choice[]
  /** By test row; null draws them where the protocol needs others. */
  readonly negatives:
    readonly { readonly user: string; readonly item: string; readonly others: readonly string[] }[] | null
  /** What describes the items; empty when nothing is known. Items that nobody chose count as well. */
  readonly terms: readonly ItemTerm[]
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
  const users = new Numbering()
  const items = new Numbering()
  for (const { item, user } of [...train, ...test]) {
    users.of(user)
    items.of(item)
  }
  for (const { others } of negatives ?? []) for (const item of others) items.of(item)
  for (const { item } of terms) items.of(item)
  const dated = interactionsOf(choiceLog(train, users, items, counted))
  const { interactions } = dated
  const { passedOver, relevant } = newChoices(interactions, {
    shoppers: Int32Array.from(test, ({ user }) => users.of(user)),
    items: Int32Array.from(test, ({ item }) => items.of(item)),
  })
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
    past: { ...dated, attributes: itemTerms(terms, items), byTime: null },
    cases,
    items: items.names,
    passedOver,
  }
}
