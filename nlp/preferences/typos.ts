/**
 * The word of the vocabulary that a misspelt word was meant to be: one letter too many, too few, wrong, or two swapped
 * (Damerau 1964; these are four out of five misspellings). Only for words of five letters and more: shorter ones have too
 * many neighbours.
 */
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
const SHORTEST = 5

/** `weights`: how often each word occurs; the most frequent neighbour wins, then the first in the alphabet. */
export function correctTypo(word: string, weights: ReadonlyMap<string, number>): string | null {
  if (word.length < SHORTEST || !/^[a-z]+$/.test(word)) return null
  let best: string | null = null
  let most = 0
  for (const candidate of neighbours(word)) {
    const weight = weights.get(candidate)
    if (weight === undefined || candidate.length < SHORTEST - 1) continue
    if (weight > most || (weight === most && best !== null && candidate < best)) {
      best = candidate
      most = weight
    }
  }
  return best
}

/** All strings at distance one: 54 times the length of the word, and some. */
function* neighbours(word: string): Generator<string> {
  for (let i = 0; i <= word.length; i++) {
    const head = word.slice(0, i)
    const tail = word.slice(i)
    if (tail !== '') yield head + tail.slice(1)
    if (tail.length > 1) yield head + tail[1]! + tail[0]! + tail.slice(2)
    for (const letter of LETTERS) {
      if (tail !== '' && letter !== tail[0]) yield head + letter + tail.slice(1)
      yield head + letter + tail
    }
  }
}
