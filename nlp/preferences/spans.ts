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
  return [...text.matchAll(pattern)]
    .map((match) => ({ match, span: { start: match.index, end: match.index + match[0].length } }))
    .filter(({ span }) => span.end > span.start && !taken.some((one) => overlaps(one, span)))
}
