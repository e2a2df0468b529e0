/**
 * English words that exist, so that a word that exists is never "corrected" into a product: 'shorts' is not a misspelt
 * 'shirt'. They are the whole words of the bundled encoder's tokenizer (some ten thousand), read once.
 */
import { readFileSync } from 'node:fs'
import { singular } from '../../data/types/terms.ts'

let known: ReadonlySet<string> | null = null

export function isKnownWord(word: string): boolean {
  known ??= readKnownWords()
  return known.has(word)
}

function readKnownWords(): ReadonlySet<string> {
  const file = new URL('../encoder/model/tokenizer.json', import.meta.url)
  const { model } = JSON.parse(readFileSync(file, 'utf8')) as { model: { vocab: Record<string, number> } }
  const whole = Object.keys(model.vocab).filter((piece) => /^[a-z]{3,}$/.test(piece))
  return new Set([...whole, ...whole.map(singular)])
}
