/**
 * The search after a message. Pure: the same arguments give the same search, nothing is changed in place.
 *
 *   search        another kind of product: what was said before goes, except what is said again. Refused products stay.
 *   refine        the message is added: a facet that is said again is replaced, features and exclusions add up, critiques
 *                 move the bounds.
 *   more-like     the list should resemble the product pointed at.
 *   refuse        the products pointed at are never shown again.
 *   start-over    an empty search.
 *   all others    the search as it is.
 *
 * The first intent decides; a message with wishes under another intent ("thanks, cheaper please") refines.
 */
import type { ProductId } from '../../data/types/ids.ts'
import { EMPTY_SEARCH } from '../../data/types/understanding.ts'
import type {
  Constraint,
  Critique,
  PriceConstraint,
  SearchState,
  ShownItem,
  TermConstraint,
  Understanding,
  WishConstraint,
} from '../../data/types/understanding.ts'
import { isComparative } from './comparatives.ts'
import { ADDING_FACETS } from './constraintsOf.ts'

/** Longest query kept: what a long conversation adds up to is no longer one wish. */
const LONGEST_QUERY = 200
/** Stars that "better rated" asks for when nothing was asked before, and how much more when something was. */
const BETTER_RATED = 4
const RATING_STEP = 0.5

export function foldSearch(
  search: SearchState,
  understanding: Understanding,
  shown: readonly ShownItem[],
): SearchState {
  const { constraints, critiques, references, intents } = understanding
  const intent = intents[0]?.intent ?? 'search'
  if (intent === 'start-over') return EMPTY_SEARCH
  if (intent === 'search') return newSearch(search, understanding, shown)
  const changed = intent === 'refine' || constraints.length > 0 || critiques.length > 0
  const base = changed ? refined(search, understanding, shown) : search
  if (intent === 'more-like') return { ...base, likeProductId: references[0] ?? base.likeProductId, seen: [] }
  if (intent === 'refuse') return { ...base, refused: union(base.refused, references) }
  return base
}

function newSearch(
  search: SearchState,
  understanding: Understanding,
  shown: readonly ShownItem[],
): SearchState {
  const empty: SearchState = { ...EMPTY_SEARCH, refused: search.refused }
  return refined(empty, understanding, shown)
}

function refined(search: SearchState, said: Understanding, shown: readonly ShownItem[]): SearchState {
  const forgotten = forget(search.constraints, said)
  const wishes = said.constraints.filter((one) => one.kind === 'wish')
  const checked = said.constraints.filter((one) => one.kind !== 'wish')
  const added = addWishes(
    checked.reduce((constraints, next) => add(constraints, next, said.text), forgotten),
    wishes,
    said.text,
  )
  const constraints = said.critiques.reduce((all, critique) => applyCritique(all, critique, shown), added)
  const words = (all: readonly Constraint[]): string[] =>
    all.flatMap((one) => (one.polarity === 'include' ? one.said.split(', ') : []))
  const stale = words(search.constraints).filter((word) => word !== '' && !words(constraints).includes(word))
  const turns = search.turns + 1
  const dated = constraints.map((one) => (one.turn === undefined ? { ...one, turn: turns } : one))
  return {
    ...search,
    turns,
    constraints: dated,
    query: queryAfter(search.query, stale, said.query),
    seen: [],
  }
}

/** Drops what is taken back: what was asked of the facet and what was excluded. */
function forget(constraints: readonly Constraint[], said: Understanding): readonly Constraint[] {
  const facets = said.critiques.flatMap((one) => (one.kind === 'forget-facet' ? [one.facet] : []))
  const kept = constraints.filter((one) => !facets.includes(facetOf(one)))
  return said.critiques.reduce<readonly Constraint[]>(
    (all, critique) => (critique.kind === 'take-back' ? takenBack(all, critique) : all),
    kept,
  )
}

/** Without the values of the facet that are taken back. */
function takenBack(
  constraints: readonly Constraint[],
  { facet, values, polarity }: Extract<Critique, { kind: 'take-back' }>,
): readonly Constraint[] {
  return constraints.flatMap((one) => {
    if (one.kind !== 'term' || one.facet !== facet || one.polarity !== polarity) return [one]
    const left = one.values.filter((value) => !values.includes(value))
    if (left.length === one.values.length) return [one]
    return left.length === 0 ? [] : [{ ...one, values: left }]
  })
}

function facetOf(constraint: Constraint): string {
  if (constraint.kind === 'wish') return constraint.slot
  return constraint.kind === 'term' ? constraint.facet : constraint.kind
}

/** A product has several of these at once: each one said adds to those before. */
const ADDING_SLOTS: ReadonlySet<string> = new Set(['feature', 'compatibility', 'style', 'occasion'])

/** The wishes of a message take the place of what was said of their slots before; refusals add up. */
function addWishes(
  constraints: readonly Constraint[],
  wishes: readonly WishConstraint[],
  text: string,
): readonly Constraint[] {
  if (wishes.length === 0) return constraints
  const wanted = wishes.filter((one) => one.polarity === 'include')
  const replaced = new Set(
    ALTERNATIVE.test(text) ? [] : wanted.map((one) => one.slot).filter((slot) => !ADDING_SLOTS.has(slot)),
  )
  const kept = constraints.filter(
    (one) =>
      one.kind !== 'wish' ||
      !(
        (one.polarity === 'include' && replaced.has(one.slot)) ||
        wishes.some((next) => next.slot === one.slot && next.value === one.value && next.unit === one.unit)
      ),
  )
  return [...kept, ...wishes]
}

/** The constraints with one more: it replaces what it contradicts. */
function add(constraints: readonly Constraint[], next: Constraint, text: string): readonly Constraint[] {
  if (next.kind === 'price') return [...constraints.filter((one) => one.kind !== 'price'), next]
  if (next.kind !== 'term') return [...constraints.filter((one) => one.kind !== next.kind), next]
  if (next.polarity === 'exclude') return addExclusion(constraints, next, text)
  return addInclusion(constraints, next, text)
}

/** "Any brand but Acme" frees the brand as well. */
const ANY_BUT = /\b(?:any|anything|all|every|everything)\b|除了|除去/iu

function addExclusion(
  constraints: readonly Constraint[],
  next: TermConstraint,
  text: string,
): readonly Constraint[] {
  const kept = constraints.flatMap((one) => {
    if (one.kind !== 'term' || one.facet !== next.facet) return [one]
    const values = one.values.filter((value) => !next.values.includes(value))
    if (values.length === one.values.length) return [one]
    return values.length === 0 ? [] : [{ ...one, values }]
  })
  const freed = ANY_BUT.test(text) ? kept.filter((one) => !isAsked(one, next.facet)) : kept
  return [...freed, next]
}

const isAsked = (one: Constraint, facet: string): boolean =>
  one.kind === 'term' && one.facet === facet && one.polarity === 'include'

/** "Also", "or" at the beginning and their like add an alternative to what was said of the facet. */
const ALTERNATIVE = /^(?:or|and)\b(?!.*\binstead\b)|\b(?:also|too|as well)\b|也可以|也行|^或/iu

function addInclusion(
  constraints: readonly Constraint[],
  next: TermConstraint,
  text: string,
): readonly Constraint[] {
  const without = withoutValues(constraints, next)
  if (ADDING_FACETS.has(next.facet)) return [...without.filter((one) => !sameValues(one, next)), next]
  const before = without.find((one): one is TermConstraint => isAsked(one, next.facet))
  const others = without.filter((one) => !isAsked(one, next.facet) && !isParted(one, next))
  if (before === undefined || before.strength !== next.strength || !ALTERNATIVE.test(text))
    return [...others, next]
  return [
    ...others,
    { ...next, values: union(before.values, next.values), said: `${before.said}, ${next.said}` },
  ]
}

/** Another category leaves no room for the type said before, nor for a noun of names. */
function isParted(one: Constraint, next: TermConstraint): boolean {
  const kinds = ['category', 'type', 'keyword']
  return next.facet === 'category' && kinds.some((facet) => isAsked(one, facet))
}

/** What is wanted now is no longer excluded. */
function withoutValues(constraints: readonly Constraint[], next: TermConstraint): Constraint[] {
  return constraints.flatMap((one) => {
    if (one.kind !== 'term' || one.polarity !== 'exclude' || one.facet !== next.facet) return [one]
    const values = one.values.filter((value) => !next.values.includes(value))
    if (values.length === one.values.length) return [one]
    return values.length === 0 ? [] : [{ ...one, values }]
  })
}

function sameValues(one: Constraint, next: TermConstraint): boolean {
  return (
    one.kind === 'term' &&
    one.facet === next.facet &&
    one.polarity === next.polarity &&
    one.values.join('\n') === next.values.join('\n')
  )
}

function applyCritique(
  constraints: readonly Constraint[],
  critique: Critique,
  shown: readonly ShownItem[],
): readonly Constraint[] {
  if (critique.kind === 'forget-facet' || critique.kind === 'take-back') return constraints
  if (critique.kind === 'better-rated') return betterRated(constraints)
  const price = constraints.find(
    (one): one is PriceConstraint => one.kind === 'price' && one.strength === 'must',
  )
  const reference = referencePrice(critique.reference, shown) ?? priceSaid(critique.kind, price)
  if (reference === null) return constraints
  const moved = movedPrice(critique.kind, reference, price)
  return [...constraints.filter((one) => one.kind !== 'price'), moved]
}

/** The price of the product pointed at, else the median of what is shown; null when nothing is. */
function referencePrice(reference: ProductId | null, shown: readonly ShownItem[]): number | null {
  const item = shown.find((one) => one.productId === reference)
  if (item !== undefined) return item.priceMinor
  const prices = shown.map((one) => one.priceMinor).toSorted((a, b) => a - b)
  return prices[Math.floor((prices.length - 1) / 2)] ?? null
}

function priceSaid(kind: 'cheaper' | 'pricier', price: PriceConstraint | undefined): number | null {
  return (kind === 'cheaper' ? price?.maxMinor : price?.minMinor) ?? null
}

/** Bounds are inclusive: "cheaper" is one minor unit below, and never loosens what was asked before. */
function movedPrice(
  kind: 'cheaper' | 'pricier',
  reference: number,
  before: PriceConstraint | undefined,
): PriceConstraint {
  const low = before?.minMinor ?? null
  const high = before?.maxMinor ?? null
  const common = {
    kind: 'price',
    polarity: 'include',
    strength: 'must',
    confidence: 0.9,
    said: kind,
  } as const
  if (kind === 'cheaper') {
    const maxMinor = Math.max(0, Math.min(reference - 1, high ?? Infinity))
    return { ...common, minMinor: low !== null && low > maxMinor ? null : low, maxMinor }
  }
  const minMinor = Math.max(reference + 1, low ?? 0)
  return { ...common, minMinor, maxMinor: high !== null && high < minMinor ? null : high }
}

function betterRated(constraints: readonly Constraint[]): readonly Constraint[] {
  const before = constraints.find((one) => one.kind === 'rating')
  const min = before === undefined ? BETTER_RATED : Math.min(5, before.min + RATING_STEP)
  return [
    ...constraints.filter((one) => one.kind !== 'rating'),
    { kind: 'rating', min, polarity: 'include', strength: 'must', confidence: 0.9, said: 'better-rated' },
  ]
}

/** The words searched for: those of constraints that are gone go, new ones come. */
function queryAfter(query: string, stale: readonly string[], added: string): string {
  const rest = stale.reduce((all, said) => cutOut(all, said), query)
  // "Bigger", then "smaller": the newest comparison counts.
  const compares = added.split(' ').some(isComparative)
  const words = rest.split(' ').filter((word) => !(compares && isComparative(word)))
  const kept = words.join(' ')
  const fresh = added
    .split(' ')
    .filter((word) => !kept.toLowerCase().split(' ').includes(word.toLowerCase()))
    .join(' ')
  return `${kept} ${fresh}`.replace(/\s+/g, ' ').trim().slice(-LONGEST_QUERY).trim()
}

/** A word is cut out only where it stands alone; Chinese has no spaces to say so. */
function cutOut(text: string, said: string): string {
  if (/\p{Script=Han}/u.test(said)) return text.replace(said, ' ')
  return ` ${text} `.replace(` ${said} `, ' ').trim()
}

const union = <T>(a: readonly T[], b: readonly T[]): readonly T[] => [...new Set([...a, ...b])]
