/**
 * One candidate a slot, so that the pieces fit each other, stay within the budget and are worth most: beam search over the
 * slots in their order (Lowerre 1976). With three slots of a dozen candidates and this width it looks at nearly all there
 * is; a test holds it against trying everything.
 *
 * A slot may stay empty, at a cost beyond any difference between candidates: more pieces come first, then better ones.
 * Out: by slot the place of the chosen candidate, null where none was. Cost: slots x width x candidates.
 */

export interface Candidate {
  readonly score: number
  readonly priceMinor: number
}

export interface ComposeOptions<Piece extends Candidate> {
  /** What the pair adds to the scores; null where the two cannot stand together. */
  readonly pair: (one: Piece, other: Piece) => number | null
  readonly budgetMinor: number | null
}

const WIDTH = 64
const EMPTY_COST = 1000

interface State<Piece> {
  readonly chosen: readonly (Piece | null)[]
  readonly score: number
  readonly priceMinor: number
}

export function compose<Piece extends Candidate>(
  slots: readonly (readonly Piece[])[],
  { budgetMinor, pair }: ComposeOptions<Piece>,
): readonly (Piece | null)[] {
  const limit = budgetMinor ?? Infinity
  let states: State<Piece>[] = [{ chosen: [], score: 0, priceMinor: 0 }]
  for (const candidates of slots) {
    const next = states.flatMap((state): State<Piece>[] => [
      { ...state, chosen: [...state.chosen, null], score: state.score - EMPTY_COST },
      ...candidates.flatMap((piece) => extended(state, piece, pair, limit)),
    ])
    states = next.sort((a, b) => b.score - a.score || a.priceMinor - b.priceMinor).slice(0, WIDTH)
    // The best so far may be too dear for the slots to come: the cheapest that leaves none empty stays in the race.
    const whole = next.filter(({ chosen }) => !chosen.includes(null))
    const cheapest = whole.sort((a, b) => a.priceMinor - b.priceMinor)[0]
    if (cheapest !== undefined && !states.includes(cheapest)) states.push(cheapest)
  }
  return states[0]!.chosen
}

function extended<Piece extends Candidate>(
  { chosen, priceMinor, score }: State<Piece>,
  piece: Piece,
  pair: ComposeOptions<Piece>['pair'],
  limit: number,
): State<Piece>[] {
  const total = priceMinor + piece.priceMinor
  if (total > limit) return []
  let sum = score + piece.score
  for (const other of chosen) {
    const added = other === null ? 0 : pair(other, piece)
    if (added === null) return []
    sum += added
  }
  return [{ chosen: [...chosen, piece], score: sum, priceMinor: total }]
}
