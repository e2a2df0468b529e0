/**
 * What a message does not want. A cue ("not", "without", "anything but", 不要, 除了) opens a scope; the first thing said in
 * it is excluded, and with it what is joined by "or", "and", "nor" or a list's comma and is of the same facet: in "not
 * black or brown, waterproof" both colours go and waterproof stays.
 */
import type { Token } from './messageTokens.ts'

/** Token sequences that open a scope; 'FACET' stands for a facet's name. Longest first. */
const CUES: readonly (readonly string[])[] = [
  'dont show me|do not show me|dont want to see|stop showing me|dont show|do not show',
  'do not want|do not like|do not need|anything but|anything except|everything but|everything except|nothing with',
  'any FACET but|any FACET except|any FACET other than|any FACET besides|all FACET but|all FACET except',
  'all but|all except|other than|apart from|instead of|rather than|nothing in|nothing from|stay away from|get rid of',
  'not|no|without|except|excluding|dont want|dont like|dont need|avoid|hate|dislike|nor|never|isnt|arent|minus|less|but not',
]
  .join('|')
  .split('|')
  .map((cue) => cue.split(' '))
  .toSorted((a, b) => b.length - a.length)

const ZH_CUES: readonly (readonly string[])[] =
  '不想要|不需要|不喜欢|不要有|不能是|不是|不要|不含|不带|不用|别要|别给我|除了|除去|讨厌|避开|排除|没有|非|别'
    .split('|')
    .map((cue) => Array.from(cue))

/** "No more than", "not sure", "not this": the cue word excludes nothing here. */
const NO_CUE_BEFORE: ReadonlySet<string> = new Set(
  'more less over above under below sure thank this that these those them it bad problem idea matter yet necessarily only just one need really worry rush hurry preference longer'.split(
    ' ',
  ),
)
/** 没有 asks ("有没有黑色的") as well as denies. */
const NO_ZH_CUE = /^(?:有没有|没有吗|是不是|要不要|非常|别的|特别|分别|类别|性别|级别|是非)/u

export interface Cue {
  /** Tokens that it covers. */
  readonly length: number
  /** "Any colour but": the facet that is spoken of; null when none is. */
  readonly facetWord: string | null
}

/** The cue that begins at token `at`, or null. */
export function cueAt(
  tokens: readonly Token[],
  at: number,
  isFacetWord: (word: string) => boolean,
): Cue | null {
  const token = tokens[at]!
  return token.kind === 'han' ? chineseCue(tokens, at) : latinCue(tokens, at, isFacetWord)
}

function latinCue(tokens: readonly Token[], at: number, isFacetWord: (word: string) => boolean): Cue | null {
  for (const cue of CUES) {
    const facetAt = cue.indexOf('FACET')
    const fits = cue.every((word, i) => {
      const text = tokens[at + i]?.text ?? ''
      return i === facetAt ? isFacetWord(text) : text === word
    })
    if (!fits) continue
    const next = tokens[at + cue.length]?.text ?? ''
    if ((cue.length === 1 && NO_CUE_BEFORE.has(next)) || next === '') return null
    return { length: cue.length, facetWord: facetAt < 0 ? null : tokens[at + facetAt]!.text }
  }
  return null
}

function chineseCue(tokens: readonly Token[], at: number): Cue | null {
  const around = (from: number, to: number): string =>
    tokens
      .slice(Math.max(0, from), to)
      .map((token) => token.text)
      .join('')
  // A cue character inside another word: 有没有, 特别, 类别.
  if (NO_ZH_CUE.test(around(at, at + 3)) || NO_ZH_CUE.test(around(at - 1, at + 2))) return null
  const cue = ZH_CUES.find((signs) => signs.every((sign, i) => tokens[at + i]?.text === sign))
  if (cue === undefined) return null
  // 除了防水还要透气: "besides", which wants both.
  const besides = tokens[at]!.text === '除' && /还|也/u.test(around(at, at + 16))
  return besides ? null : { length: cue.length, facetWord: null }
}

/** Words that may stand between a cue and what it excludes. */
export const TRANSPARENT: ReadonlySet<string> = new Set(
  'a an the any in of with from made by be is are it too very really so something anything that which have has want like to either made color colour brand 任 何 是 有 的 那 种 买 用 这 个 太 要 什 么'.split(
    ' ',
  ),
)
/** Words that join what is excluded to more of it. */
export const JOINING: ReadonlySet<string> = new Set([
  'or',
  'and',
  'nor',
  '和',
  '或',
  '者',
  '与',
  '跟',
  '及',
  '、',
  ',',
  '，',
  '&',
])
/** Words that end a scope. */
export const CLOSING: ReadonlySet<string> = new Set(
  'but however instead just only i please show want need give 但 还 而 我 只 以 之 都 也'.split(' '),
)
