/**
 * Which words of a message stand in the tables of words/: a hint for the network, no verdict. At each word the longest
 * phrase that begins there counts, with all that it may be.
 *
 * A table's line has English and Chinese alternatives, parted by |, with a tab between the languages. I/O: reads the tables once.
 */
import { readFileSync } from 'node:fs'
import { messageWords, plainWord } from '../../network/messageWords.ts'
import type { MessageWord } from '../../network/messageWords.ts'

const TABLES: Readonly<Record<string, string>> = {
  category: 'goods',
  brand: 'brands',
  colour: 'colours',
  material: 'materials',
  feature: 'features',
  style: 'styles',
  occasion: 'occasions',
  recipient: 'people',
}
const LONGEST = 8

export interface Gazetteer {
  /** Bits of slots: of phrases that begin at each word, and of phrases that go on at it. */
  marks(words: readonly MessageWord[]): { readonly begun: number; readonly inside: number }[]
}

/** `slots` in the order of the network's features. */
export function readGazetteer(slots: readonly string[]): Gazetteer {
  const phrases = new Map<string, number>()
  for (const [bit, slot] of slots.entries()) {
    const file = new URL(`./words/${TABLES[slot]!}.tsv`, import.meta.url)
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      for (const phrase of line.split('\t').slice(0, 2).join('|').split('|')) {
        const key = messageWords(phrase).map((word) => plainWord(word.text))
        if (key.length === 0 || key.length > LONGEST) continue
        phrases.set(key.join(' '), (phrases.get(key.join(' ')) ?? 0) | (1 << bit))
      }
    }
  }
  return { marks: (words) => marks(words, phrases) }
}

function marks(words: readonly MessageWord[], phrases: ReadonlyMap<string, number>) {
  const keys = words.map((word) => plainWord(word.text))
  const found = words.map(() => ({ begun: 0, inside: 0 }))
  for (let at = 0; at < words.length;) {
    let size = Math.min(LONGEST, words.length - at)
    while (size > 0 && !phrases.has(keys.slice(at, at + size).join(' '))) size--
    if (size === 0) {
      at += 1
      continue
    }
    const slots = phrases.get(keys.slice(at, at + size).join(' '))!
    found[at]!.begun |= slots
    for (let inside = at + 1; inside < at + size; inside++) found[inside]!.inside |= slots
    at += size
  }
  return found
}
