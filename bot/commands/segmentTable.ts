/** Segments of shoppers as text for staff. Pure. */
import type { Language } from '../../data/types/language.ts'
import { localized } from '../../data/types/language.ts'
import type { Known } from '../../recommender/segments/evidence.ts'
import { figureOf } from '../../recommender/segments/evidence.ts'
import { causesOf, segmentOf } from '../../recommender/segments/membership.ts'
import type { Segment, Segmentation, Trait } from '../../recommender/segments/segmentation.ts'
import {
  featureWords,
  figureWords,
  segmentName,
  traitWords,
} from '../../recommender/segments/segmentWords.ts'

const HEAD = 'shoppers  share  prices  stability  segment'
const INDENT = ' '.repeat(HEAD.indexOf('segment'))

export function segmentTable(segmentation: Segmentation, language: Language): string {
  const { segments } = segmentation
  return [
    qualityLine(segmentation),
    '',
    HEAD,
    ...segments.flatMap((segment) => linesOf(segment, segments.length, language)),
    '',
  ].join('\n')
}

function qualityLine({ known, sampled, segments, silhouette, stability }: Segmentation): string {
  const shoppers =
    sampled < known ? `a sample of ${sampled} of ${known} shoppers` : `${known} shoppers with a past`
  if (silhouette === null || stability === null)
    return `${shoppers}: nothing sets some of them apart from the others`
  return (
    `${shoppers}, ${segments.length} segments: silhouette ${silhouette.found.toFixed(2)} ` +
    `(${silhouette.ofOneCloud.toFixed(2)} without segments), found again ${stability.toFixed(2)} (adjusted Rand index)`
  )
}

function linesOf(segment: Segment, segments: number, language: Language): string[] {
  const { bought, prior, share, shoppers, stability, traits } = segment
  const cells = [
    String(shoppers).padStart(8),
    percent(share).padStart(5),
    (prior.priceLevel === null
      ? '-'
      : figureWords({ kind: 'price-level' }, prior.priceLevel, language)
    ).padStart(6),
    (stability?.toFixed(2) ?? '-').padStart(9),
    segmentName(segment, segments, language),
  ]
  const buys = bought.map((one) => `${localized(one.name, language)} ${percent(one.share)}`)
  return [
    cells.join('  '),
    ...traits.map((trait) => `${INDENT}  ${traitLine(trait, language)}`),
    `${INDENT}  buys ${buys.length === 0 ? 'nothing yet' : buys.join(', ')}`,
  ]
}

function traitLine(trait: Trait, language: Language): string {
  const { feature, inside, outside } = trait
  const [own, others] = [inside, outside].map((figure) => figureWords(feature, figure, language))
  return `${traitWords(trait, language)}: ${own}, others ${others}`
}

/** Causes below this move no odds that anybody would notice. */
const LEAST_CAUSE = 0.05
const MOST_CAUSES = 5

/** Where a shopper belongs and what in the profile speaks for it. */
export function membershipText(known: Known, segmentation: Segmentation, language: Language): string {
  const { segments } = segmentation
  const probabilities = segmentOf(known, segmentation)
  const order = [...segments.keys()].sort((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0))
  const lines = order.map(
    (k) =>
      `${percent(probabilities[k] ?? 0).padStart(5)}  ${segmentName(segments[k]!, segments.length, language)}`,
  )
  if (segments.length === 1) return `${lines.join('\n')}\n`
  const causes = causesOf(known, segmentation, order[0] ?? 0)
    .filter(({ added }) => added >= LEAST_CAUSE)
    .slice(0, MOST_CAUSES)
    .map(({ added, feature }) => {
      const figure = figureOf(known, feature)
      const own = figure === null ? 'not known' : figureWords(feature, figure, language)
      return `  ${added.toFixed(2)}  ${featureWords(feature, language)}: ${own}`
    })
  const why = causes.length === 0 ? ['nothing but how large it is'] : causes
  return [...lines, '', 'What speaks for the first, in log odds:', ...why, ''].join('\n')
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`
}
