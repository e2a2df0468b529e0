/**
 * How much a wish counts: words like "ideally" make a wish of what stands behind them in the clause, "if possible" of what
 * stands before; "must" and "only" make a demand of what the parser would take for a wish.
 */
import type { Strength } from '../../data/types/understanding.ts'
import type { Span } from './spans.ts'

const WISH_BEFORE =
  /\b(?:ideally|preferabl[ey]|prefer(?:ring)?|hopefully|maybe|perhaps|would like it to be|rather)\b|最好|希望|优先|尽量|偏好|更喜欢/giu
const WISH_AFTER =
  /\b(?:if (?:possible|you have (?:it|one|any))|(?:would|'d) be (?:nice|great|good|a plus|ideal)|is a plus|preferred|optional)\b|更好|优先|就更好了|的话更好/giu
const DEMAND =
  /\b(?:must|has to|have to|needs? to be|only|definitely|absolutely|strictly)\b|必须|一定要|只要|务必|只看/giu
/** A clause ends at these. */
const CLAUSE_END = /[,.;:!?，。；：！？]|\bbut\b|但是|不过|但/giu

/** "A rain jacket in orange would be great": where the thing itself is in the clause, it is a polite way to ask. */
const POLITE = /\b(?:would|'d) be (?:nice|great|good|lovely|perfect|ideal)\b/iu

export function isPolite(text: string, span: Span, things: readonly Span[]): boolean {
  const { start, end } = clauseOf(text, span)
  return POLITE.test(text.slice(span.end, end)) && things.some((one) => one.start >= start && one.end <= end)
}

/** Strength that the words around `span` give it; null when they say nothing. */
export function readStrength(text: string, span: Span): Strength | null {
  const clause = clauseOf(text, span)
  const before = text.slice(clause.start, span.start)
  const after = text.slice(span.end, clause.end)
  if (before.match(WISH_BEFORE) !== null || after.match(WISH_AFTER) !== null) return 'prefer'
  return before.match(DEMAND) !== null ? 'must' : null
}

function clauseOf(text: string, span: Span): Span {
  let start = 0
  for (const { 0: mark, index } of text.matchAll(CLAUSE_END)) {
    if (index >= span.end) return { start, end: index }
    if (index + mark.length <= span.start) start = index + mark.length
  }
  return { start, end: text.length }
}
