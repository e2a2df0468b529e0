/**
 * Single values taken back: "forget the leather", "drop the purple too", 那不一定要羽绒了 take back what was wanted, "black is
 * fine after all", 棕色也可以 what was refused. Only what the search has can be taken back; else the words mean something new.
 */
import type { Critique, UnderstandContext } from '../../data/types/understanding.ts'
import { messageTokens } from './messageTokens.ts'
import { overlaps } from './spans.ts'
import type { Span } from './spans.ts'
import type { Vocabulary } from './vocabulary.ts'

export interface TakenBack {
  readonly critique: Critique
  readonly span: Span
}

const DROPPING =
  /(?:\b(?:forget|drop|scrap|ditch|lose|remove|undo|never ?mind|no need for|doesn'?t (?:have|need) to be|needn'?t be|not necessarily)(?: about)?(?: the| that)?|不一定要|不一定得|不用非得|不必要?|取消|去掉)\s*$/iu
const DROPPED_AFTER =
  /^\s*(?:part |bit |thing )?(?:is not needed|isn'?t needed|不用了|不要求了?|无所谓了?|就算了|可有可无|(?:也|并)?不是(?:必须|必需|必要)的?|要不要都行|(?:防|有)?不.{1,3}(?:都)?无所谓)/iu
const ALLOWED_AFTER =
  /^\s*(?:(?:one|ones|is|are|would be|might be|will be|'s|也|其实|真|倒|的)\s*)*(?:wouldn'?t be the end of the world|(?:ok(?:ay)?|fine|alright|all right|acceptable)\b|(?:也|都)?(?:可以|没关系|没问题|能接受|不是不能接受|行))/iu

export function readTakenBack(
  text: string,
  { search }: UnderstandContext,
  vocabulary: Vocabulary,
  taken: readonly Span[],
): TakenBack[] {
  if (search.constraints.every((one) => one.kind !== 'term')) return []
  const tokens = messageTokens(text)
  const words = tokens.map((token) => token.text)
  const found: TakenBack[] = []
  for (let at = 0; at < tokens.length; at++) {
    const match = vocabulary.longest(words, at)
    if (match === null) continue
    const span = { start: tokens[at]!.start, end: tokens[at + match.length - 1]!.end }
    if ([...taken, ...found.map((one) => one.span)].some((one) => overlaps(one, span))) continue
    for (const [polarity, before, after] of FORMS) {
      const said = search.constraints.find(
        (one) =>
          one.kind === 'term' &&
          one.polarity === polarity &&
          match.terms.some((term) => term.facet === one.facet && one.values.includes(term.value)),
      )
      if (said?.kind !== 'term') continue
      const start = before?.exec(text.slice(0, span.start))
      const end = after.exec(text.slice(span.end))
      if (start == null && end === null) continue
      const values = match.terms.filter((term) => term.facet === said.facet).map((term) => term.value)
      found.push({
        critique: { kind: 'take-back', facet: said.facet, values, polarity },
        span: {
          start: start?.index ?? span.start,
          end: span.end + (start == null ? end![0].length : 0),
        },
      })
      break
    }
  }
  return found
}

const FORMS = [
  ['include', DROPPING, DROPPED_AFTER],
  ['exclude', null, ALLOWED_AFTER],
] as const
