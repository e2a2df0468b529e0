/**
 * A message as the reader's network takes it: a Latin word, a number, a Chinese character or a mark each. Marks count, because
 * commas part wishes. nlp/training/reading/words.py splits alike; the reference beside the network tells when it does not.
 */
import { singular } from '../../data/types/terms.ts'

export interface MessageWord {
  readonly text: string
  /** Half-open range in the message. */
  readonly start: number
  readonly end: number
}

const LATIN = String.raw`A-Za-z\u00c0-\u024f`
const WORD = new RegExp(String.raw`[${LATIN}]+(?:['’][${LATIN}]+)?|\d+(?:[.,]\d+)*|\S`, 'gu')
const HAN = /^[\u3400-\u9fff\uf900-\ufaff]/u

const NUMBER_WORDS: ReadonlySet<string> = new Set([
  ...(
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
    'eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand grand fiver tenner dozen'
  ).split(' '),
  ...Array.from('零一二两三四五六七八九十百千万〇兩萬俩'),
])

export function messageWords(message: string): MessageWord[] {
  return [...narrow(message).matchAll(WORD)].map(({ 0: text, index }) => ({
    text,
    start: index,
    end: index + text.length,
  }))
}

/** Full-width forms as ASCII; no position changes. */
function narrow(message: string): string {
  return message.replace(/[\uff01-\uff5e]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
}

export const isHan = (word: string): boolean => HAN.test(word)

export const isNumber = (word: string): boolean => /^\d/.test(word) || NUMBER_WORDS.has(word.toLowerCase())

/** How a word is looked up: lower case, without 's, in the singular. */
export function plainWord(word: string): string {
  return singular(word.toLowerCase().replace(/['’]s$/u, ''))
}
