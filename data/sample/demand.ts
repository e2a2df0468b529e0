/**
 * How much of each product the whole shop sells in a month. Popularity is skewed as everywhere (Zipf): good and cheap
 * things sell better, and luck does the rest.
 */
import type { Draft } from './draft.ts'
import type { Latent } from './latent.ts'
import { dice as seeded } from './random.ts'

/** Pieces a month of the best seller, and how fast it falls with the rank. */
const BEST_SELLER = 170
const RANK_SHIFT = 10
const EXPONENT = 0.85

/** Pieces a month by draft, in the same order. */
export function monthlyDemand(drafts: readonly Draft[], latents: readonly Latent[], seed: number): number[] {
  const dice = seeded(seed, 'demand')
  const appeal = drafts.map((draft, i) => {
    const dear = Math.log(draft.regularMinor / draft.traits.type.priceMinor)
    return 0.45 * latents[i]!.quality - 0.5 * dear + 0.9 * dice.normal()
  })
  const order = drafts.map((_, i) => i).sort((a, b) => appeal[b]! - appeal[a]!)
  const sold = new Array<number>(drafts.length).fill(0)
  order.forEach((row, rank) => {
    sold[row] = BEST_SELLER * (1 + rank / RANK_SHIFT) ** -EXPONENT
  })
  return sold
}
