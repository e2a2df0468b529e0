/**
 * Two questions for a shopper of whom nothing is known, chosen by what their answers tell: how much better the choices of
 * shoppers are foretold, in bits a choice, by those of others who would answer alike than by those of everybody.
 *
 * Each past shopper's answer is read from the first half of what they chose (the value that most of it has), and what it
 * tells is measured on the second half of shoppers that the shares were not counted from, so that a question with many
 * answers gains nothing by chance. The second question is chosen given the first.
 * Source: the greedy choice by information gain of Rashid et al. 2002, "Getting to know you: learning new user preferences
 * in recommender systems".
 *
 * Out: the questions, and for each answer products that stand for who gives it: what they choose much and others do not.
 * Cost: shoppers x choices x facets, at most MOST_SHOPPERS.
 */
import type { ProductId } from '../../data/types/ids.ts'
import type { Product } from '../../data/types/product.ts'
import { facetValues } from '../../data/types/product.ts'
import type { OnboardingQuestion } from '../../data/types/recommendation.ts'
import { normaliseTerm } from '../../data/types/terms.ts'
import { eventWeight } from '../collaborative/eventColumns.ts'
import type { EventColumns } from '../collaborative/eventColumns.ts'

export interface Onboarding {
  readonly questions: readonly OnboardingQuestion[]
  /** By answers (see `answersKey`): products, those that tell most first. */
  readonly typical: Readonly<Record<string, readonly ProductId[]>>
}

export type Answers = Readonly<Record<string, string>>

/** Facets that people can answer for, whatever they have come for today. */
export const ASKED_FACETS = ['gender', 'age', 'style', 'category', 'colour', 'brand', 'material'] as const
const QUESTIONS = 2
const MOST_OPTIONS = 4
const MOST_SHOPPERS = 5_000
/** Fewer shoppers, or fewer choices of one, tell nothing. */
const LEAST_SHOPPERS = 50
const LEAST_CHOICES = 6
/** Whose choices have a value less often than this would not know what to answer. */
const LEAST_SHARE = 0.35
/** Choices of everybody that are mixed into those of who answers alike; of 50 to 1600 the demo shop's answers tell most so. */
const PRIOR_CHOICES = 1600
/** Less is not worth a question. */
const LEAST_BITS = 0.05
const TYPICAL = 12
/** A look alone is no choice. */
const LEAST_WEIGHT = 1.5

interface Shopper {
  /** By facet what they would say; missing when they would not know. */
  readonly answers: Answers
  /** Rows that they chose later than what the answers are read from. */
  readonly later: readonly number[]
  readonly all: readonly number[]
}

/** null when there are too few shoppers or no question tells anything. Rows of `products` are the events' products. */
export function learnOnboarding(events: EventColumns, products: readonly Product[]): Onboarding | null {
  const shoppers = shoppersOf(events, products)
  if (shoppers.length < LEAST_SHOPPERS) return null
  const described = describedBy(products)
  const questions: OnboardingQuestion[] = []
  let told = 0
  while (questions.length < QUESTIONS) {
    const asked = questions.map(({ facet }) => facet)
    const open = ASKED_FACETS.filter((facet) => !asked.includes(facet))
    const gains = open.map((facet) => ({ facet, bits: bitsOf([...asked, facet], shoppers, described) }))
    const best = gains.reduce((one, other) => (other.bits > one.bits ? other : one))
    const options = optionsOf(best.facet, shoppers)
    if (best.bits - told < LEAST_BITS || options.length < 2) break
    told = best.bits
    questions.push({ facet: best.facet, options, examples: examplesOf(best.facet, options, products) })
  }
  if (questions.length === 0) return null
  return { questions, typical: typicalOf(questions, shoppers, described, events.productIds) }
}

/** Names the answers that were given, in the order of the questions; '' when none was. */
export function answersKey({ questions }: Pick<Onboarding, 'questions'>, answers: Answers): string {
  return questions
    .map(({ facet, options }) => options.find((one) => one === answers[facet]) ?? '')
    .join('\u0000')
}

/** Products that stand for who answers so; none when nothing was answered. */
export function typicalFor(onboarding: Onboarding | null, answers: Answers): readonly ProductId[] {
  return onboarding === null ? [] : (onboarding.typical[answersKey(onboarding, answers)] ?? [])
}

function shoppersOf(events: EventColumns, products: readonly Product[]): Shopper[] {
  const every = Math.max(1, Math.ceil(events.shoppers / MOST_SHOPPERS))
  const rows: number[][] = Array.from({ length: Math.ceil(events.shoppers / every) }, () => [])
  for (let i = 0; i < events.at.length; i++) {
    const shopper = events.shopper[i]!
    if (shopper % every === 0 && eventWeight(events, i) >= LEAST_WEIGHT)
      rows[shopper / every]!.push(events.product[i]!)
  }
  return rows
    .filter((chosen) => chosen.length >= LEAST_CHOICES)
    .map((all) => {
      const half = Math.floor(all.length / 2)
      return { all, later: all.slice(half), answers: answersOf(all.slice(0, half), products) }
    })
}

/** The value of most of what was chosen, by facet. */
export function answersOf(rows: readonly number[], products: readonly Product[]): Answers {
  const out: Record<string, string> = {}
  for (const facet of ASKED_FACETS) {
    const counts = new Map<string, number>()
    for (const row of rows) {
      const value = valueOf(products[row]!, facet)
      if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    const [best] = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    if (best !== undefined && best[1] / rows.length >= LEAST_SHARE) out[facet] = best[0]
  }
  return out
}

/** The most specific category; of other facets the first, main value. */
function valueOf(product: Product, facet: (typeof ASKED_FACETS)[number]): string | null {
  const value = facet === 'category' ? product.categoryPath.at(-1) : facetValues(product, facet)[0]
  return value === undefined ? null : normaliseTerm(value)
}

const keyOf = (facets: readonly string[], answers: Answers): string =>
  facets.map((facet) => answers[facet] ?? '').join('\u0000')

/** What is known of products, facet by facet: by row the number of its value, -1 without one. */
interface Described {
  readonly values: readonly Int32Array[]
  readonly counts: readonly number[]
}

/** By facet the share of each value among choices. */
type Shares = readonly Float64Array[]

/** Bits a choice that the answers tell of shoppers who were not counted, both halves judged by the other. */
function bitsOf(facets: readonly string[], shoppers: readonly Shopper[], described: Described): number {
  const halves = [0, 1].map((half) => shoppers.filter((_, i) => i % 2 === half))
  let bits = 0
  let choices = 0
  halves.forEach((judged, i) => {
    const counted = halves[1 - i]!
    const everybody = sharesOf(counted, described, null)
    const groups = new Map<string, Shares>()
    for (const { answers, later } of judged) {
      const key = keyOf(facets, answers)
      const group = groups.get(key) ?? sharesAlike(facets, answers, counted, described, everybody)
      groups.set(key, group)
      for (const row of later) bits += liftOf(row, group, everybody, described)
      choices += later.length
    }
  })
  return choices === 0 ? 0 : bits / choices
}

/**
 * Of who would give these answers, each taken by itself, as in naive Bayes: few shoppers give any two of them, many each
 * one.
 */
function sharesAlike(
  facets: readonly string[],
  answers: Answers,
  shoppers: readonly Shopper[],
  described: Described,
  everybody: Shares,
): Shares {
  const each = facets.map((facet) => {
    const alike = shoppers.filter((one) => one.answers[facet] === answers[facet])
    return sharesOf(alike, described, everybody)
  })
  return everybody.map((shares, facet) => {
    const joined = shares.map((share, value) =>
      each.reduce((product, one) => (product * one[facet]![value]!) / share, share),
    )
    const total = joined.reduce((sum, share) => sum + share, 0)
    return joined.map((share) => share / total)
  })
}

/** Bits by which a product is likelier among these than among everybody, as if its facets were independent. */
function liftOf(row: number, group: Shares, everybody: Shares, { values }: Described): number {
  let bits = 0
  for (let facet = 0; facet < values.length; facet++) {
    const value = values[facet]![row]!
    if (value >= 0) bits += Math.log2(group[facet]![value]! / everybody[facet]![value]!)
  }
  return bits
}

/** With `prior` mixed in; without one every value once, since anything may be chosen next. */
function sharesOf(shoppers: readonly Shopper[], { counts, values }: Described, prior: Shares | null): Shares {
  return values.map((valueOf, facet) => {
    const shares =
      prior === null
        ? new Float64Array(counts[facet]!).fill(1)
        : prior[facet]!.map((share) => PRIOR_CHOICES * share)
    for (const { all } of shoppers) {
      for (const row of all) if (valueOf[row]! >= 0) shares[valueOf[row]!]!++
    }
    const total = shares.reduce((sum, count) => sum + count, 0)
    return shares.map((count) => count / total)
  })
}

function describedBy(products: readonly Product[]): Described {
  const columns = ASKED_FACETS.map((facet) => {
    const numbers = new Map<string, number>()
    const values = Int32Array.from(products, (product) => {
      const value = valueOf(product, facet)
      if (value === null) return -1
      const number = numbers.get(value) ?? numbers.size
      numbers.set(value, number)
      return number
    })
    return { values, count: numbers.size }
  })
  return { values: columns.map(({ values }) => values), counts: columns.map(({ count }) => count) }
}

function optionsOf(facet: string, shoppers: readonly Shopper[]): string[] {
  const counts = new Map<string, number>()
  for (const { answers } of shoppers) {
    const answer = answers[facet]
    if (answer !== undefined) counts.set(answer, (counts.get(answer) ?? 0) + 1)
  }
  return [...counts]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, MOST_OPTIONS)
    .map(([value]) => value)
}

function examplesOf(
  facet: (typeof ASKED_FACETS)[number],
  options: readonly string[],
  products: readonly Product[],
): ProductId[] {
  return options.flatMap((option) => products.find((one) => valueOf(one, facet) === option)?.id ?? [])
}

/** For every combination of answers, none of them included. */
function typicalOf(
  questions: readonly OnboardingQuestion[],
  shoppers: readonly Shopper[],
  described: Described,
  productIds: readonly ProductId[],
): Record<string, readonly ProductId[]> {
  const everybody = sharesOf(shoppers, described, null)
  const chosen = new Int32Array(productIds.length)
  for (const { all } of shoppers) for (const row of all) chosen[row]!++
  const out: Record<string, readonly ProductId[]> = {}
  const combine = (answers: Answers, rest: readonly OnboardingQuestion[]): void => {
    const [question, ...others] = rest
    if (question !== undefined) {
      for (const option of question.options) combine({ ...answers, [question.facet]: option }, others)
      combine(answers, others)
      return
    }
    const given = Object.keys(answers)
    if (given.length === 0) return
    const group = sharesAlike(given, answers, shoppers, described, everybody)
    const telling = (row: number): number => chosen[row]! * liftOf(row, group, everybody, described)
    out[answersKey({ questions }, answers)] = Array.from(productIds.keys())
      .filter((row) => telling(row) > 0)
      .toSorted((a, b) => telling(b) - telling(a))
      .slice(0, TYPICAL)
      .map((row) => productIds[row]!)
  }
  combine({}, questions)
  return out
}
