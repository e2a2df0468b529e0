/**
 * Where the bot stops guessing: the confidence below which a message is out of scope. Pure.
 */

/** What a message was taken for by a model that had not seen it, and what it is. */
export interface Judged {
  readonly label: string
  readonly taken: string
  readonly confidence: number
}

/** Label of what the bot should not answer. */
export const OUT_OF_SCOPE = 'oos'

/** So many messages are assumed to be none of the bot's business, however many of the examples are. */
const OUT_OF_SCOPE_SHARE = 1 / 6
/** Without examples of it: so many of the rightly answered messages may be given up. */
const GIVEN_UP = 0.03

/** Below the threshold, or taken for it, a message is out of scope. */
export const isOutOfScope = ({ taken, confidence }: Omit<Judged, 'label'>, threshold: number): boolean =>
  taken === OUT_OF_SCOPE || confidence < threshold

/**
 * The threshold at which most is right, where messages in scope and out of it are weighed by their assumed shares. Without any
 * example out of scope it is the one that gives up GIVEN_UP of what would have been right.
 */
export function chooseThreshold(judged: readonly Judged[]): number {
  const right = judged.filter((one) => one.label !== OUT_OF_SCOPE && one.label === one.taken)
  const outside = judged.filter((one) => one.label === OUT_OF_SCOPE)
  const inside = judged.length - outside.length
  const confidences = right.map((one) => one.confidence).sort((a, b) => a - b)
  if (outside.length === 0) return confidences[Math.floor(GIVEN_UP * confidences.length)] ?? 0
  // Those that are taken for "out of scope" are found at any threshold.
  const escaping = outside.filter((one) => one.taken !== OUT_OF_SCOPE).map((one) => one.confidence)
  escaping.sort((a, b) => a - b)
  let best = { threshold: 0, worth: -Infinity }
  let kept = 0
  for (const threshold of [0, ...escaping.map((one) => one + 1e-9)]) {
    while (kept < confidences.length && confidences[kept]! < threshold) kept += 1
    const found = outside.length - escaping.filter((one) => one >= threshold).length
    const worth =
      ((1 - OUT_OF_SCOPE_SHARE) * (confidences.length - kept)) / inside +
      (OUT_OF_SCOPE_SHARE * found) / outside.length
    if (worth > best.worth) best = { threshold, worth }
  }
  return best.threshold
}

export interface ScopeFigures {
  /** Share of messages in scope that got their label. NaN when there are none, as for the others. */
  readonly inScope: number
  /** Share of messages out of scope that were found to be. */
  readonly outOfScope: number
  readonly whole: number
}

export function scopeFigures(judged: readonly Judged[], threshold: number): ScopeFigures {
  const isRight = (one: Judged): boolean =>
    isOutOfScope(one, threshold) ? one.label === OUT_OF_SCOPE : one.label === one.taken
  const share = (some: readonly Judged[]): number => some.filter(isRight).length / some.length
  return {
    inScope: share(judged.filter((one) => one.label !== OUT_OF_SCOPE)),
    outOfScope: share(judged.filter((one) => one.label === OUT_OF_SCOPE)),
    whole: share(judged),
  }
}
