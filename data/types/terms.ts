/**
 * How words are compared, in one place: what a shopper says, the vocabulary and the lexical index must agree on it.
 * Pure; cost linear in the text.
 */

/** Most texts of a catalogue: nothing in them to fold, and read three times as fast. */
const ASCII = /^[\x00-\x7f]*$/
const ASCII_WORD = /[a-z0-9]+(?:[.'][a-z0-9]+)*/g

/** Lower case, compatibility forms folded, accents dropped, white space single: 'Crème  ＡＢ' -> 'creme ab'. */
export function normaliseTerm(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase().replace(/\s+/g, ' ').trim()
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()
}

const WORD = /\p{Script=Han}+|[\p{L}\p{N}]+(?:[.'’][\p{L}\p{N}]+)*/gu

/**
 * Tokens of a text, in order: Latin words with a plural ending taken off, Han runs as overlapping pairs of characters
 * (a run of one character stays as it is), because Chinese has no spaces and pairs are the usual lexical unit.
 */
export function tokenize(text: string): string[] {
  if (ASCII.test(text)) return (text.toLowerCase().match(ASCII_WORD) ?? []).map(singular)
  const tokens: string[] = []
  for (const [run] of normaliseTerm(text).matchAll(WORD)) {
    if (!/\p{Script=Han}/u.test(run)) tokens.push(singular(run))
    else if (run.length === 1) tokens.push(run)
    else for (let i = 0; i + 1 < run.length; i++) tokens.push(run.slice(i, i + 2))
  }
  return tokens
}

/** English plural endings only (a full stemmer joins words that shoppers keep apart): 'watches' -> 'watch'. */
export function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is|[0-9]s)$/.test(word)) return word
  if (/(?:ch|sh|x|ss|zz)es$/.test(word)) return word.slice(0, -2)
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`
  return word.slice(0, -1)
}
