/**
 * The first thing done with a message: what is read of it. Out: compatibility forms folded (full-width digits become
 * plain ones), quotation marks straight (a phone types “what’s new”, examples have "what's new"), control and invisible
 * characters gone, half surrogates gone, white space single, at most LONGEST characters. Never throws.
 */

/** A long chat message has some 500 characters; reading more would cost time and add nothing. */
const LONGEST = 1000

/** Controls, formatting marks (zero width, direction), private use and half surrogates; line ends are white space. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu
const JOINER = '\u200d'

export function cleanText(text: string): { readonly text: string; readonly truncated: boolean } {
  // Folding can make a text longer, so it is cut before (to bound the work) and after.
  const folded = text
    .slice(0, LONGEST * 4)
    .normalize('NFKC')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
  const visible = folded.replace(INVISIBLE, (mark) => (mark === JOINER ? mark : ' '))
  const whole = visible.replace(/\s+/gu, ' ').trim()
  const read = whole.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '')
  return { text: read, truncated: read.length < whole.length || text.length > LONGEST * 4 }
}
