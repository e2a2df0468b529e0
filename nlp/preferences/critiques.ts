/**
 * Changes relative to what is on screen: cheaper, pricier, better rated, "any colour", "forget the price"; and words for
 * cheap and dear that name no number.
 */
import { FACET_WORD, facetOf } from './facetWords.ts'
import { freeMatches } from './spans.ts'
import type { Span } from './spans.ts'

export interface CritiqueSaid {
  readonly kind: 'cheaper' | 'pricier' | 'better-rated' | 'cheap' | 'dear'
  readonly span: Span
}

const CRITIQUES: readonly (readonly [CritiqueSaid['kind'], RegExp])[] = [
  [
    'cheaper',
    /\b(?:(?:a (?:bit|little) )?(?:cheaper|cheper|cheeper|(?:for )?half (?:the |that )?price|less expensive|less costly|more affordable|lower[- ]priced)|(?:a )?lower price|(?:(?:that|this|it)(?:'s| is) |(?:these|those|they)(?:'re| are) )?(?:all )?(?:a bit |way |much |far )?too (?:expensive|pricey|dear|costly)|too much money|costs? too much|over my budget|bring (?:the )?price down)\b|便宜一?[点些]|更便宜|再便宜|更实惠|(?:有点|太|好)贵|贵了|价格低一?[点些]/giu,
  ],
  [
    'pricier',
    /\b(?:more expensive|pricier|higher[- ]end|more (?:premium|upscale|luxurious)|fancier|higher[- ]priced|better quality)\b|贵一?[点些]|更贵|更?高档一?[点些]|更高端|更高档/giu,
  ],
  [
    'better-rated',
    /\b(?:(?:better|higher)[- ](?:rated|reviewed|reviews?|ratings?|scores?)|with better reviews|which (?:one |of (?:these|them|those) )?is (?:the )?best)\b|哪个最?好|评[分价]更[高好]|口碑更好|评[分价][高好]一?[点些]|口碑好一?[点些]/giu,
  ],
]
const CHEAP =
  /\b(?:not (?:too|so|that|very) (?:expensive|pricey|dear|costly)|cheap(?:est)?|inexpensive|affordable|budget[- ]friendly|low[- ](?:cost|priced?)|economical)\b|(?:不要|别|不)(?:太|那么|很)?贵|最?便宜|实惠|平价/giu
const DEAR = /\b(?:premium|high[- ]end|luxury|luxurious|top of the range|upmarket)\b|高端|高档|奢侈/giu

export function readCritiques(text: string, taken: readonly Span[]): CritiqueSaid[] {
  const said: CritiqueSaid[] = []
  const read = (kind: CritiqueSaid['kind'], pattern: RegExp): void => {
    const spans = [...taken, ...said.map((one) => one.span)]
    for (const { span } of freeMatches(text, pattern, spans)) said.push({ kind, span })
  }
  // "Not too expensive" holds "too expensive": the longer one is read first.
  read('cheap', /\bnot (?:too|so|that|very) (?:expensive|pricey|dear|costly)\b|(?:不要|别)(?:太|那么)?贵/giu)
  read('dear', /\bnot (?:too |so |that )?cheap\b|(?:不要|别|不)太?便宜/giu)
  for (const [kind, pattern] of CRITIQUES) read(kind, pattern)
  read('cheap', CHEAP)
  read('dear', DEAR)
  return said
}

/** Money no longer counts. */
const NO_LIMIT =
  /\b(?:no (?:upper )?limit|sky'?s the limit|price is no object)\b|上不封顶|不差钱|不设上限|多少钱都(?:行|可以)/giu

const FORGET = [
  String.raw`\bany (?:other )?(?<facet>${FACET_WORD})\b(?!\s*(?:but|except|other than|besides|apart from))(?:\s*(?:is|will do|would be)?\s*(?:fine|ok(?:ay)?|good|do)?)?`,
  String.raw`\b(?:forget|ignore|never ?mind|drop|remove|clear|reset|skip|undo|scrap|lose|ditch)(?: about)?(?: the| my| that)? (?<facet>${FACET_WORD})(?: (?:filter|limit|constraint|range))?\b(?: (?:altogether|completely|as well|too))?`,
  String.raw`\bi take back (?:what i (?:said|told you) about )?(?:the |my )?(?<facet>${FACET_WORD})\b`,
  String.raw`\bwhat i (?:said|told you|wanted) about (?:the |my )?(?<facet>${FACET_WORD})\b(?=.*\b(?:forget|scrap|drop|ignore|never ?mind)\b)`,
  String.raw`\b(?:the )?(?<facet>${FACET_WORD}) (?:does(?:n['’]?t| not)|don['’]?t|is(?:n['’]?t| not)) (?:really )?(?:matter|important|an issue|a problem)\b`,
  String.raw`\b(?:i )?(?:don['’]?t|do not) (?:really )?(?:care|mind)(?: about)?(?: the| which| what)? (?<facet>${FACET_WORD})\b`,
  String.raw`\b(?:does(?:n['’]?t| not)) (?:really )?matter (?:what|which|about)(?: the)? (?<facet>${FACET_WORD})(?: it is)?\b`,
  String.raw`\b(?:regardless of|whatever|no matter(?: the| what| which)?)(?: the)? (?<facet>${FACET_WORD})\b`,
  String.raw`\bno (?:particular |specific )?(?<facet>${FACET_WORD}) (?:preference|limit|restriction)s?\b|\bno (?:limit|preference) (?:on|for|in|about)(?: the)? (?<other>${FACET_WORD})\b`,
  String.raw`(?:不限|不管|不用管|忽略|不考虑|不用考虑|不在乎|无所谓|别管|去掉|取消)(?:什么)?(?<facet>${FACET_WORD})(?:限制|要求|条件)?(?:了)?`,
  String.raw`(?<![黑白灰蓝绿红橙黄粉紫棕褐米银金青啡])(?<facet>${FACET_WORD})(?:都|也|就)?(?:不限|无所谓|随便|随意|不重要|没关系|不要求|没要求|不用管|不用考虑|不管|都可以|都行)(?:了|吧)?`,
  String.raw`(?<facet>${FACET_WORD})(?:的)?(?:限制|要求|条件|上限)?(?:也|都|就)?(?:去掉|取消|拿掉|删掉|撤掉|放开|不设上限|可有可无)(?:了|吧|啦)?`,
  String.raw`(?:什么|任何|随便什么|哪个|哪种|任意)(?<facet>${FACET_WORD})(?:都|也)?(?:可以|行|好|没关系)`,
].map((source) => new RegExp(source, 'giu'))

/** Facets that the shopper takes back. */
export function readForgotten(text: string, taken: readonly Span[]): { facet: string; span: Span }[] {
  const said: { facet: string; span: Span }[] = []
  for (const pattern of FORGET) {
    const spans = [...taken, ...said.map((one) => one.span)]
    for (const { match, span } of freeMatches(text, pattern, spans)) {
      const facet = facetOf(match.groups?.['facet'] ?? match.groups?.['other'] ?? '')
      if (facet !== null) said.push({ facet, span })
    }
  }
  for (const { span } of freeMatches(text, NO_LIMIT, [...taken, ...said.map((one) => one.span)]))
    said.push({ facet: 'price', span })
  return said
}
