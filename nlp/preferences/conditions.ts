/** Ratings, stock and reductions in a message, with the ranges of text that they were read from. */
import type { Constraint } from '../../data/types/understanding.ts'
import { parseRange } from './numbers.ts'
import { freeMatches } from './spans.ts'
import type { Span } from './spans.ts'

export interface ConditionSaid {
  /** Null when it was understood but adds nothing: "well rated" beside a number of stars. */
  readonly constraint: Constraint | null
  readonly span: Span
}

/** "Well rated" without a number. On most shops four stars are the better half. */
export const WELL_RATED = 4

const STARS = String.raw`(?<stars>[1-5](?:\.\d)?|[一二三四五]|\b(?:one|two|three|four|five)(?: and a half)?\b)`
const OR_BETTER = String.raw`(?:\s*(?:\+|plus\b|or (?:more|better|higher|above|up)|and (?:up|above|more|higher|better)))`
const RATINGS = [
  String.raw`(?:\b(?:at least|minimum(?: of)?|min|over|above|more than|with|rated)(?: at least| above| over)?\s*)?(?<![\d.])${STARS}${OR_BETTER}?\s*-?\s*stars?\b(?:\s*rat(?:ing|ed))?${OR_BETTER}?`,
  String.raw`\brat(?:ed|ings?)\s*(?:is |of )?(?:at least|above|over|higher than|better than|>=?|≥)?\s*${STARS}(?![\d.]*\d)${OR_BETTER}?(?:\s*(?:out of|\/)\s*5)?`,
  String.raw`(?:至少|不低于|高于|最低)?\s*${STARS}\s*颗?星(?:级)?(?:的)?(?:及?以上|起)?`,
  String.raw`评分(?:在|要|不低于|高于|至少|大于|超过)*\s*${STARS}\s*分?(?:及?以上)?`,
].map((source) => new RegExp(source, 'giu'))
export const WELL_RATED_PHRASES =
  /\b(?:(?:well|highly|top|best)[- ](?:rated|reviewed|rating)|(?:good|great|excellent|high|best) (?:reviews?|ratings?))\b|评分高(?!一)|评价(?:好|高)(?!一)|好评(?!更)|口碑好(?!一)|高分/giu
export const IN_STOCK =
  /\b(?:in[- ]stock|available (?:right )?(?:now|today|immediately)|ready to ship|not sold out)\b|有现货|有货|现货|有库存/giu
const DISCOUNTED =
  /\b(?:on sale|discounted|reduced(?: items| price)?|(?:with|at) a discount|on offer|(?:special|sale) offers?|on promotion|deals?|clearance|bargains?|marked down)\b|打折|特价|促销|优惠|降价|减价|活动价/giu

export function readConditions(text: string, taken: readonly Span[]): ConditionSaid[] {
  const said: ConditionSaid[] = []
  const free = (pattern: RegExp) => freeMatches(text, pattern, [...taken, ...said.map((one) => one.span)])
  for (const pattern of RATINGS) {
    for (const { match, span } of free(pattern)) {
      const [min = null] = parseRange(match.groups?.['stars'] ?? '')
      if (min !== null && min <= 5)
        said.push({ constraint: { kind: 'rating', min, ...must(match[0]) }, span })
    }
  }
  const counted = said.length > 0
  for (const { match, span } of free(WELL_RATED_PHRASES)) {
    const constraint = { kind: 'rating', min: WELL_RATED, ...must(match[0]), strength: 'prefer' } as const
    said.push({ constraint: counted ? null : constraint, span })
  }
  for (const { match, span } of free(IN_STOCK)) {
    said.push({ constraint: { kind: 'in-stock', ...must(match[0]) }, span })
  }
  for (const { match, span } of free(DISCOUNTED)) {
    said.push({ constraint: { kind: 'discounted', ...must(match[0]) }, span })
  }
  return said
}

const must = (said: string) =>
  ({ polarity: 'include', strength: 'must', confidence: 0.95, said: said.trim() }) as const
