/** Ranges of a message that were understood, half-open, in characters. */
export interface Span {
  readonly start: number
  readonly end: number
}

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** The places where `pattern` (global) stands and nothing of `taken` does. */
export function freeMatches(
  text: string,
  pattern: RegExp,
  taken: readonly Span[],
): { readonly match: RegExpExecArray; readonly span: Span }[] {
  const found: { match: RegExpExecArray; span: Span }[] = []
  // Not matchAll: it compiles a copy of the pattern each time, and most patterns stand nowhere in a message.
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const span = { start: match.index, end: match.index + match[0].length }
    if (span.start === span.end) pattern.lastIndex += 1
    else if (!taken.some((one) => overlaps(one, span))) found.push({ match, span })
  }
  return found
}
