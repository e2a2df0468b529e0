/**
 * Which way a number bounds, where the words right before it say so: "not under 200" is from 200 up, "65 at most" and "at most
 * 65" are the most, whatever the network makes of them. Pure.
 */
import type { Comparison } from '../../../data/types/understanding.ts'
import type { WishSaid } from './wishSaid.ts'

const END = String.raw`\s*[$€£¥]?\s*$`
const cue = (words: string): RegExp => new RegExp(`(?:${words})${END}`, 'iu')
const CUES: readonly { readonly operator: Comparison; readonly cue: RegExp; readonly turns: boolean }[] = [
  {
    operator: '>=',
    cue: cue(String.raw`\b(?:at least|min(?:imum)?(?: of)?)|至少|起码|最少|不低于|不少于`),
    turns: false,
  },
  {
    operator: '<=',
    cue: cue(String.raw`\b(?:at most|max(?:imum)?(?: of)?|up to)|最多|至多|不超过|不高于`),
    turns: false,
  },
  {
    operator: '>=',
    cue: cue(
      String.raw`\b(?:over|above|(?:more|bigger|larger|greater|higher|longer|wider|taller|older) than)`,
    ),
    turns: true,
  },
  {
    operator: '<=',
    cue: cue(
      String.raw`\b(?:under|below|(?:less|fewer|smaller|lower|shorter|narrower|lighter|cheaper|younger) than)`,
    ),
    turns: true,
  },
]
/** Right before the cue it turns it: "not under", "nothing over". */
const TURNED = /\b(?:not|no|nothing?|nothin|none|never)\s*$/iu
/** With these further before it, only the network can tell: "spare me anything over 90". */
const REFUSING =
  /\b(?:not?|nothing|none|never|cannot|without|avoid|hate|spare|skip|anything|\w+n['’]?t)\b|[不别没]/iu

export const withLimits = (message: string, wishes: readonly WishSaid[]): WishSaid[] =>
  wishes.map((wish) => {
    const { span, value } = wish
    if (span === null || typeof value !== 'number') return wish
    const before = message.slice(0, span.start)
    const found = CUES.find((one) => one.cue.test(before))
    if (found === undefined) return wish
    const ahead = before.slice(0, before.search(found.cue))
    if (found.turns)
      return TURNED.test(ahead) ? { ...wish, operator: OPPOSITE[found.operator]!, refused: false } : wish
    return REFUSING.test(ahead) ? wish : { ...wish, operator: found.operator, refused: false }
  })

const OPPOSITE: Partial<Record<Comparison, Comparison>> = { '<=': '>=', '>=': '<=' }
