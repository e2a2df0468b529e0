/**
 * How much oftener products that agree in a facet are bought together than their kinds predict, learned facet by facet,
 * each beyond what those before it explain. The level between kinds and products: it speaks for pairs that no order had.
 * Cost: SAMPLED_PAIRS x facets.
 */
import { liftMean, liftSpread } from './lift.ts'
import type { PairCounts } from './pairCounts.ts'
import { CLASSES, RELATED_FACETS, type RelatedFacet, type Relations, UNKNOWN } from './relations.ts'

/** By facet, in the order of RELATED_FACETS, and class: the lift; 1 where nothing is known. */
export type AgreementLifts = Float32Array

/** Enough for a lift within a few per cent, few enough to cost a second. */
const SAMPLED_PAIRS = 400_000

export function agreementLifts(
  counts: PairCounts,
  expected: (one: number, other: number) => number,
  isPair: (one: number, other: number) => boolean,
  relations: Relations,
): AgreementLifts {
  const lifts = new Float32Array(RELATED_FACETS.length * CLASSES).fill(1)
  const pairs = sampledPairs(counts, expected, isPair)
  const spread = liftSpread([])
  RELATED_FACETS.forEach((facet, f) => {
    const [seen, predicted] = [new Float64Array(CLASSES), new Float64Array(CLASSES)]
    const classes = pairs.map(({ one, other }) => relations.classOf(facet, one, other))
    pairs.forEach(({ count, prediction }, i) => {
      seen[classes[i]!]! += count
      predicted[classes[i]!]! += prediction
    })
    for (let one = UNKNOWN; one < CLASSES; one++) {
      if (predicted[one]! > 0)
        lifts[f * CLASSES + one] = liftMean({ count: seen[one]!, expected: predicted[one]! }, spread)
    }
    pairs.forEach((pair, i) => (pair.prediction *= lifts[f * CLASSES + classes[i]!]!))
  })
  return lifts
}

interface Pair {
  readonly one: number
  readonly other: number
  readonly count: number
  prediction: number
}

function sampledPairs(
  counts: PairCounts,
  expected: (one: number, other: number) => number,
  isPair: (one: number, other: number) => boolean,
): Pair[] {
  const items = counts.from.length
  const step = Math.max(1, Math.ceil((items * items) / SAMPLED_PAIRS))
  const pairs: Pair[] = []
  const values = new Float64Array(items)
  let row = 0
  counts.forEachRow((one, others, found) => {
    if (row++ % step !== 0) return
    others.forEach((other, i) => (values[other] = found[i]!))
    for (let other = 0; other < items; other++) {
      if (one === other || counts.to[other] === 0 || !isPair(one, other)) continue
      pairs.push({ one, other, count: values[other]!, prediction: expected(one, other) })
    }
    values.fill(0)
  })
  return pairs
}

export function agreementOf(lifts: AgreementLifts, relations: Relations, one: number, other: number): number {
  let lift = 1
  for (let f = 0; f < RELATED_FACETS.length; f++) {
    lift *= lifts[f * CLASSES + relations.classOf(RELATED_FACETS[f]!, one, other)]!
  }
  return lift
}

export function facetLift(lifts: AgreementLifts, facet: RelatedFacet, relation: number): number {
  return lifts[RELATED_FACETS.indexOf(facet) * CLASSES + relation]!
}
