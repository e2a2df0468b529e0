/**
 * What the shopper could change that would move a product of the list: a condition of the search, a taste, what is
 * remembered of their past. Each change is the very fold that its button makes, so the place that is told is the place that
 * pressing it gives. Nothing is said when nothing moves the product.
 *
 * Cost: at most MOST_TRIED + 2 lists, see recommender/explain/whatIf.ts; an encoding for each change of the query.
 */
import { facetValues } from '../data/types/product.ts'
import type { Profile } from '../data/types/profile.ts'
import type { ListBasis, Quote } from '../data/types/recommendation.ts'
import type { Constraint, PriceConstraint, SearchState } from '../data/types/understanding.ts'
import type { Remembered } from './actions.ts'
import { constraintKey, LIKE_KEY } from './constraintKey.ts'
import { dropLabel } from './describeSearch.ts'
import { optionName, withAnswer } from './onboarding.ts'
import { valueName, withoutRemembered, withoutTaste } from './profileDialog.ts'
import type { Choice } from './reply.ts'
import { withoutCondition, withoutLike } from './searchActions.ts'
import { formatLimit } from './text/format.ts'
import { plainLine } from './text/plainLine.ts'
import { NOUN_FACETS } from './text/searchParts.ts'
import { type Turn, words } from './turn.ts'

export interface WhatWouldChange {
  readonly lines: readonly string[]
  readonly choices: readonly Choice[]
}

interface Shopper {
  readonly search: SearchState
  readonly profile: Profile
}

interface Change extends Shopper {
  /** What the move means; null when it is not worth a sentence. Places as in `WhatIfAnswer`. */
  readonly tell: (place: number | null, lookedOver: number) => string | null
  /** null when the shopper has no button for it: then it is told last. */
  readonly choice: Choice | null
}

/** Ranking again takes a millisecond or some: with these the answer is still quick. */
const MOST_TRIED = 6
const MOST_CONDITIONS = 3
const MOST_TASTES = 2
/** More are not weighed against each other. */
const MOST_TOLD = 3
/** Of a word that was said, in a sentence. */
const LONGEST_SAID = 40

export async function whatWouldChange(turn: Turn, quote: Quote): Promise<WhatWouldChange> {
  const { services, shopperId, memory } = turn
  const now = { search: memory.search, profile: await services.loadProfile(shopperId) }
  const tried = [...changesOf(turn, now, quote).slice(0, MOST_TRIED), ...dearer(turn, now, quote)]
  const { place, moves, lookedOver } = await services.whatIf({
    productId: quote.product.id,
    basis: await basisOf(turn, now),
    changes: await Promise.all(tried.map(async (change) => ({ change, basis: await basisOf(turn, change) }))),
  })
  const told = moves
    .map(({ change, place: after }) => ({ said: change.tell(after, lookedOver), choice: change.choice }))
    .filter(({ said }) => said !== null)
    .toSorted((a, b) => Number(a.choice === null) - Number(b.choice === null))
    .slice(0, MOST_TOLD)
  if (place === null || told.length === 0) return { lines: [], choices: [] }
  return {
    lines: [words(turn).whatWouldChange(place), ...told.map(({ said }) => `• ${said}`)],
    choices: told.flatMap(({ choice }) => choice ?? []),
  }
}

async function basisOf({ services }: Turn, { search, profile }: Shopper): Promise<ListBasis> {
  return { search, profile, embedding: search.query === '' ? null : await services.embed(search.query) }
}

/** The likeliest to matter first. What kind of thing it is goes without saying: without that it would be another search. */
function changesOf(turn: Turn, now: Shopper, quote: Quote): Change[] {
  const conditions = now.search.constraints.filter(
    (one) => one.kind !== 'term' || one.polarity === 'exclude' || !NOUN_FACETS.includes(one.facet),
  )
  return [
    ...conditions
      .toReversed()
      .slice(0, MOST_CONDITIONS)
      .map((one) => conditionDropped(turn, now, one)),
    ...likeDropped(turn, now),
    ...tastesForgotten(turn, now, quote),
    ...answersForgotten(turn, now, quote),
    ...pastForgotten(turn, now),
  ]
}

function conditionDropped(turn: Turn, now: Shopper, constraint: Constraint): Change {
  const t = words(turn)
  const without = conditionPhrase(turn, constraint)
  return {
    ...now,
    search: withoutCondition(now.search, constraint),
    tell: (place, lookedOver) => t.wouldBe(without, place, lookedOver),
    choice: {
      label: dropLabel(turn, constraint),
      action: { kind: 'drop-constraint', key: constraintKey(constraint) },
    },
  }
}

function conditionPhrase(turn: Turn, constraint: Constraint): string {
  const t = words(turn)
  if (constraint.kind === 'price') return t.withoutPriceLimit
  if (constraint.kind !== 'term' || constraint.polarity === 'include') {
    return t.withoutCondition(plainLine(constraint.said, LONGEST_SAID))
  }
  const { facet, values } = constraint
  return t.withAllowed(
    plainLine(values.map((value) => valueName(turn, facet, value)).join(' / '), LONGEST_SAID),
  )
}

function likeDropped(turn: Turn, now: Shopper): Change[] {
  if (now.search.likeProductId === null) return []
  const t = words(turn)
  return [
    {
      ...now,
      search: withoutLike(now.search),
      tell: (place, lookedOver) => t.wouldBe(t.withoutLike, place, lookedOver),
      choice: { label: t.notOnlyLike, action: { kind: 'drop-constraint', key: LIKE_KEY } },
    },
  ]
}

/** The strongest tastes that the product's own values meet. */
function tastesForgotten(turn: Turn, now: Shopper, { product }: Quote): Change[] {
  const t = words(turn)
  const met = Object.entries(now.profile.tastes).flatMap(([facet, weights]) =>
    facetValues(product, facet).map((value) => ({ facet, value, weight: weights[value] ?? 0 })),
  )
  return met
    .filter(({ weight }) => weight !== 0)
    .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, MOST_TASTES)
    .map(({ facet, value, weight }): Change => {
      const name = valueName(turn, facet, value)
      return {
        ...now,
        profile: withoutTaste(now.profile, facet, value),
        tell: (place, lookedOver) => t.wouldBe(t.withoutTaste(name, weight > 0), place, lookedOver),
        choice: {
          label: t.forgetTaste(name),
          action: { kind: 'forget-taste', facet, value, listAgain: true },
        },
      }
    })
}

/** Those that the product meets; others move it only by moving others. */
function answersForgotten(turn: Turn, now: Shopper, { product }: Quote): Change[] {
  const t = words(turn)
  return Object.entries(now.profile.answers)
    .filter(([facet, value]) => facetValues(product, facet).includes(value))
    .map(([facet, value]): Change => {
      const name = optionName(turn, facet, value)
      return {
        ...now,
        profile: withAnswer(now.profile, facet, null),
        tell: (place, lookedOver) => t.wouldBe(t.withoutAnswer(name), place, lookedOver),
        choice: { label: t.forgetTaste(name), action: { kind: 'forget-answer', facet, listAgain: true } },
      }
    })
}

/** Refused products are left out: forgetting them brings others back, and moves this one by chance. */
const PAST: readonly Exclude<Remembered, 'refused'>[] = ['bought', 'liked', 'recent', 'price-level']

function pastForgotten(turn: Turn, now: Shopper): Change[] {
  const t = words(turn)
  const { profile } = now
  const isKnown = (about: (typeof PAST)[number]): boolean =>
    about === 'price-level' ? profile.priceLevel !== null : profile[about].length > 0
  return PAST.filter(isKnown).map((about) => ({
    ...now,
    profile: withoutRemembered(profile, about),
    tell: (place, lookedOver) => t.wouldBe(t.withoutRemembered[about], place, lookedOver),
    choice: { label: t.forgetRemembered[about], action: { kind: 'forget-about', about, listAgain: true } },
  }))
}

/** A limit just below the price stands for a price just above the limit: both leave the product out, or neither. */
function dearer(turn: Turn, now: Shopper, { priceMinor, currency }: Quote): Change[] {
  const limit = now.search.constraints.find(
    (one): one is PriceConstraint => one.kind === 'price' && one.strength === 'must' && one.maxMinor !== null,
  )
  if (limit === undefined || priceMinor === 0) return []
  const t = words(turn)
  const constraints = now.search.constraints.map((one) =>
    one === limit ? { ...limit, maxMinor: priceMinor - 1 } : one,
  )
  const said = t.tooDear(formatLimit(limit.maxMinor ?? 0, currency, turn.language))
  return [
    {
      ...now,
      search: { ...now.search, constraints },
      tell: (place) => (place === null ? said : null),
      choice: null,
    },
  ]
}
