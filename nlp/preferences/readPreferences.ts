/**
 * A message's wishes: constraints, critiques, the products it points at and what is left to search by meaning.
 * Pure; the readers run in an order in which each leaves to the next what it did not understand.
 * Cost: about .2 ms for a message of a dozen words.
 */
import type { ProductId } from '../../data/types/ids.ts'
import type {
  Constraint,
  Critique,
  TermConstraint,
  UnderstandContext,
} from '../../data/types/understanding.ts'
import { normaliseTerm } from '../../data/types/terms.ts'
import { isComparative } from './comparatives.ts'
import { readConditions } from './conditions.ts'
import { constraintsOf, settle } from './constraintsOf.ts'
import { readCritiques, readForgotten } from './critiques.ts'
import type { CritiqueSaid } from './critiques.ts'
import { headNoun } from './headNoun.ts'
import type { HeadNoun } from './headNoun.ts'
import { isForSomebody } from './newTopic.ts'
import { readOtherValues } from './otherValue.ts'
import { readAges, readRecipients, withoutAcquaintances } from './people.ts'
import { readPrices } from './prices.ts'
import { readReferences } from './references.ts'
import { readRelativeBudget } from './relativeBudget.ts'
import { heardTerms, heardRating, heardWords, isNameOfGoods, keptWishes, priceOf } from './heard.ts'
import { kindOf, readTerms } from './readTerms.ts'
import type { FoundTerm, ReadTerms } from './readTerms.ts'
import { NOTHING_HEARD } from './reader/hearing.ts'
import type { Hearing } from './reader/hearing.ts'
import { bareSizes, readSizes, sizeConstraints } from './sizes.ts'
import { freeMatches } from './spans.ts'
import type { Span } from './spans.ts'
import { readStrength } from './strength.ts'
import { readTakenBack } from './takenBack.ts'
import type { Kind, Vocabulary } from './vocabulary.ts'

export interface Preferences {
  readonly constraints: readonly Constraint[]
  readonly critiques: readonly Critique[]
  readonly references: readonly ProductId[]
  /** A place is named at which nothing stands, and nothing else is pointed at. */
  readonly pointsNowhere: boolean
  /** See Understanding.query. */
  readonly query: string
  /** True when the message names a kind of product: then it can be a new search. */
  readonly namesKind: boolean
  /** True when a word of it is a value in the catalogue, be it none that products of the kind have. */
  readonly namesValue: boolean
  /** True when all that it names is something that the catalogue has no word for. */
  readonly onlyUnknown: boolean
}

/** Shares of a kind's prices that "cheap" and "premium" mean: its lower and its upper third. */
const CHEAP_SHARE = 1 / 3
const DEAR_SHARE = 2 / 3

export function readPreferences(
  text: string,
  context: UnderstandContext,
  vocabulary: Vocabulary,
  currency: string,
  hearing: Hearing = NOTHING_HEARD,
): Preferences {
  const pointed = readReferences(text, context.shown, (words) => isDescription(words, vocabulary))
  const references = [...new Set(pointed.flatMap((one) => one.productId ?? []))]
  const taken: Span[] = pointed.map((one) => one.span)
  const keep = <T extends { readonly span: Span }>(said: readonly T[]): readonly T[] => {
    taken.push(...said.map((one) => one.span))
    return said
  }
  keep(freeMatches(text, IDIOMS, taken))
  const byRule = keep(readConditions(text, taken))
  const conditions = [...byRule, ...keep(heardRating(hearing, byRule, text, taken))]
  const before = isForSomebody(text) ? null : currentKind(context)
  const price = isSizeOf(text, before, context, vocabulary)
    ? null
    : (readRelativeBudget(text, context, currency, taken) ??
      priceOf(hearing, readPrices(text, currency, taken), text, currency, taken))
  if (price !== null) taken.push(...price.spans, ...price.ignored)
  const forgotten = keep(readForgotten(text, taken))
  const takenBack = keep(readTakenBack(text, context, vocabulary, taken))
  const others = keep(readOtherValues(text, context, references, vocabulary, taken))
  const critiques = keep(readCritiques(text, taken))
  const ages = keep(readAges(text, vocabulary, taken))
  const sizes = keep(readSizes(text, vocabulary, taken))

  const read = withoutAcquaintances(heardTerms(readTerms(text, vocabulary, taken, before), hearing), text)
  const found = settle(read, vocabulary, before)
  const head = found.some((one) => one.polarity === 'include' && NOUN_FACETS.has(one.terms[0]!.facet))
    ? null
    : headNoun(read, vocabulary, text)
  const terms: TermConstraint[] = [
    ...constraintsOf(found, text, vocabulary, before),
    ...(head === null ? [] : [nounSaid(head, read, text)]),
    ...sizeConstraints([...sizes, ...bareSizes(read, kindOf(found) ?? before, vocabulary)], text),
    ...ages.map((one) => one.constraint),
    ...others.flatMap((one) => (one.constraint === null ? [] : [one.constraint])),
  ]
  const open = vocabulary.isOpen
  const wishes = keptWishes(hearing, text, vocabulary, [...taken, ...found.map((one) => one.span)])
  const namesKind =
    terms.some((one) => one.polarity === 'include' && NOUN_FACETS.has(one.facet)) ||
    wishes.some((one) => one.polarity === 'include' && one.slot === 'category')
  const relative = relativeOrAbsolute(critiques, context, namesKind)
  const kind = kindNamed(terms) ?? before
  const recipients = terms.some((one) => one.facet === 'gender') ? [] : readRecipients(text, kind, vocabulary)
  const constraints: readonly Constraint[] = [
    ...wishes,
    ...(open ? [] : terms),
    ...(open ? [] : recipients),
    ...(price === null || open ? [] : [priceConstraint(price, text)]),
    ...relative.absolute.flatMap((one) => cheapOrDear(one, kind, vocabulary, text)),
    ...(open ? [] : conditions.flatMap((one) => (one.constraint === null ? [] : [one.constraint]))),
  ]
  return {
    constraints,
    critiques: [
      ...relative.critiques.map((kindOfCritique) => ({
        kind: kindOfCritique,
        reference: references[0] ?? null,
      })),
      ...[...forgotten, ...others.filter((one) => one.constraint === null)].map((one): Critique => ({
        kind: 'forget-facet',
        facet: one.facet,
      })),
      ...takenBack.map((one) => one.critique),
    ],
    references,
    pointsNowhere: references.length === 0 && pointed.length > 0,
    // Without a catalogue there is nothing to search, and the wishes say it all.
    query: open && wishes.length > 0 ? '' : queryOf(heardWords(read, hearing), found, text),
    namesKind,
    namesValue: read.found.length > 0,
    onlyUnknown: head?.values.length === 0 && constraints.length === 1 && !isNameOfGoods(hearing, text),
  }
}

/** True when phrases of the vocabulary that are no brands cover all the words. */
function isDescription(words: readonly string[], vocabulary: Vocabulary): boolean {
  for (let at = 0; at < words.length;) {
    const match = vocabulary.longest(words, at)
    if (match?.terms.some((term) => term.facet !== 'brand') !== true) return false
    at += match.length
  }
  return true
}

/** Phrases whose words mean nothing by themselves: "as long as" is no length, "after all" no word of the goods. */
const IDIOMS =
  /\b(?:as long as|so long as|after all|by the way|of course|in the end|on second thoughts?|at the moment|for now|no worries|long time|the rest stays|take your time|you know)\b/giu

/** Facets that name what the product is. */
const NOUN_FACETS: ReadonlySet<string> = new Set(['category', 'type', 'keyword'])

/** "38" alone, while boots that come in 38 are looked for and no size has been said: it is no price. */
function isSizeOf(
  text: string,
  kind: Kind | null,
  { search }: UnderstandContext,
  vocabulary: Vocabulary,
): boolean {
  const size = /^\s*(\d{2,3})\s*$/.exec(text)?.[1]
  if (size === undefined || kind === null) return false
  const hasSize = search.constraints.some((one) => one.kind === 'term' && one.facet === 'size')
  return !hasSize && vocabulary.together(kind, 'size', size) > 0
}

/** The kind of product of the search so far. */
function currentKind({ search }: UnderstandContext): Kind | null {
  return kindNamed(search.constraints)
}

function kindNamed(constraints: readonly Constraint[]): Kind | null {
  const kinds = constraints.filter(
    (one): one is TermConstraint =>
      one.kind === 'term' && one.polarity === 'include' && (one.facet === 'category' || one.facet === 'type'),
  )
  const kind = kinds.find((one) => one.facet === 'type') ?? kinds[0]
  return kind === undefined ? null : { facet: kind.facet, value: kind.values[0]! }
}

/**
 * A word of names is asked for as a keyword. What nothing is called is asked for as a category, of which there is none: a
 * keyword would find the cushion that goes well with a sofa.
 */
function nounSaid({ from, to, values }: HeadNoun, read: ReadTerms, text: string): TermConstraint {
  const said = text.slice(read.tokens[from]!.start, read.tokens[to - 1]!.end)
  const asSaid = values.length === 0 || (values.length === 1 && values[0] === read.tokens[from]!.text)
  return {
    kind: 'term',
    facet: values.length === 0 ? 'category' : 'keyword',
    values: asSaid ? [normaliseTerm(said)] : values,
    polarity: 'include',
    strength: 'must',
    confidence: 0.7,
    said,
  }
}

type PriceRead = NonNullable<ReturnType<typeof readPrices>>

const priceConstraint = ({ minMinor, maxMinor, confidence, spans }: PriceRead, text: string): Constraint => ({
  kind: 'price',
  minMinor,
  maxMinor,
  polarity: 'include',
  strength: readStrength(text, spans[0]!) ?? 'must',
  confidence,
  said: spans.map((span) => text.slice(span.start, span.end).trim()).join(', '),
})

/** "Cheap" is relative while something is on screen and no other kind is asked for; else it is a wish of its own. */
function relativeOrAbsolute(said: readonly CritiqueSaid[], context: UnderstandContext, namesKind: boolean) {
  const relative = context.shown.length > 0 && !namesKind
  const critiques: ('cheaper' | 'pricier' | 'better-rated')[] = []
  const absolute: CritiqueSaid[] = []
  for (const one of said) {
    if (one.kind === 'cheap' || one.kind === 'dear') {
      if (relative) critiques.push(one.kind === 'cheap' ? 'cheaper' : 'pricier')
      else absolute.push(one)
    } else critiques.push(one.kind)
  }
  return { critiques: [...new Set(critiques)], absolute }
}

function cheapOrDear(
  said: CritiqueSaid,
  kind: Kind | null,
  vocabulary: Vocabulary,
  text: string,
): Constraint[] {
  const cheap = said.kind === 'cheap'
  const bound = vocabulary.priceQuantile(kind, cheap ? CHEAP_SHARE : DEAR_SHARE)
  if (bound === null) return []
  return [
    {
      kind: 'price',
      minMinor: cheap ? null : bound,
      maxMinor: cheap ? bound : null,
      polarity: 'include',
      strength: 'prefer',
      confidence: 0.6,
      said: text.slice(said.span.start, said.span.end).trim(),
    },
  ]
}

/** What was said of the product, in the shopper's own words and order. */
function queryOf(read: ReadTerms, found: readonly FoundTerm[], text: string): string {
  const wanted = new Set(read.free)
  for (const one of [...read.found, ...found]) {
    for (let i = one.from; i < one.to; i++) {
      if (one.polarity === 'include') wanted.add(i)
      else wanted.delete(i)
    }
  }
  let query = ''
  let end = -1
  for (const [i, token] of read.tokens.entries()) {
    if (!wanted.has(i)) continue
    const asWritten = read.words[i] === token.text || isComparative(token.text)
    const said = asWritten ? text.slice(token.start, token.end) : read.words[i]!
    const parted = found.some((one) => one.from === i || one.to === i)
    const gap = parted ? ' ' : text.slice(Math.max(end, 0), token.start)
    query += query === '' ? said : `${gap === '' || gap === '-' ? gap : ' '}${said}`
    end = token.end
  }
  return query
}
