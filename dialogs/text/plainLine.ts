/**
 * A stranger's words on one line: a product's name, a query, a value of a feed. Control characters and marks that turn
 * the direction of what follows are dropped, white space is single, and it is cut to `most` characters. Pure.
 */

/** Longest name that a card shows; a feed may have names of any length. */
const LONGEST_NAME = 120

const INVISIBLE = /[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu

export function plainLine(text: string, most = LONGEST_NAME): string {
  // Cut first, so that a name of a megabyte costs nothing.
  const line = text
    .slice(0, most * 4)
    .replace(/\s+/g, ' ')
    .replace(INVISIBLE, '')
    // Adaptive Cards replace {{DATE(...)}}; a word joiner keeps the braces apart and cannot be seen.
    .replaceAll('{{', '{\u2060{')
    .trim()
  const characters = Array.from(line)
  return characters.length <= most
    ? line
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}
