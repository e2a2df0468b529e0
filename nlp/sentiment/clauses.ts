/** Parts of a sentence that may differ in opinion: "great sound, but the battery dies". Pure. */

const BOUNDARY =
  /[.;!?\n，。；！？…~]+|,(?=\s)|\s+(?:but|although|though|however|except|yet|whereas|while)\b|(?<=\S)(?:但是|但|不过|可惜|然而|虽然|就是(?=[^\s]{0,6}(?:有点|太|不|差|慢)))/giu
/** Shorter parts have no opinion of their own. */
const SHORTEST = 2

export interface Clause {
  readonly text: string
  readonly start: number
  readonly end: number
}

export function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = []
  let start = 0
  const close = (end: number): void => {
    const part = text.slice(start, end)
    const trimmed = part.trim()
    if (trimmed.length >= SHORTEST) {
      const from = start + part.indexOf(trimmed)
      clauses.push({ text: trimmed, start: from, end: from + trimmed.length })
    }
  }
  for (const { 0: mark, index } of text.matchAll(BOUNDARY)) {
    close(index)
    // "But" belongs to what follows it.
    start = /\p{L}/u.test(mark) ? index : index + mark.length
  }
  close(text.length)
  return clauses
}
