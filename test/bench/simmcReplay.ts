/**
 * Refinements of simmc2 replayed: every turn of a shopper goes through understanding and is folded into the search, as in a
 * conversation; after each refinement the search is compared with the slot values that the data has for it, as far as their
 * words were said in the dialogue up to then.
 */
import type { Encoder } from '../../data/types/ports.ts'
import { EMPTY_SEARCH } from '../../data/types/understanding.ts'
import type { SearchState } from '../../data/types/understanding.ts'
import { foldSearch } from '../../nlp/preferences/foldSearch.ts'
import type { WishNetwork } from '../../nlp/preferences/reader/wishNetwork.ts'
import { learnVocabulary } from '../../nlp/preferences/vocabulary.ts'
import { createUnderstand } from '../../nlp/understand.ts'
import { asWish } from './judgedWishes.ts'
import type { Wish } from './judgedWishes.ts'
import { asSimmcWish, simmcDialogues, simmcWishesOf } from './publicWishes.ts'

export interface Replayed {
  readonly refinements: number
  /** Slot values that were said by then. */
  readonly values: number
  /** How many of them the search has. */
  readonly held: number
  /** Refinements after which it has all of them. */
  readonly whole: number
}

export async function replaySimmc(encoder: Encoder, reader: WishNetwork): Promise<Replayed> {
  const vocabulary = await learnVocabulary([])
  const understand = await createUnderstand({
    ...{ encoder, reader },
    vocabulary: () => vocabulary,
    currency: () => 'USD',
  })
  const counts = { refinements: 0, values: 0, held: 0, whole: 0 }
  for (const turns of simmcDialogues()) {
    let search = EMPTY_SEARCH
    let said = ''
    for (const { transcript, transcript_annotated } of turns) {
      said += ` ${transcript}`
      search = foldSearch(search, await understand(transcript, { search, shown: [], language: 'en' }), [])
      const { act, act_attributes } = transcript_annotated
      if (act !== 'INFORM:REFINE') continue
      const wanted = simmcWishesOf(act_attributes.slot_values, said)
      if (wanted.length === 0) continue
      const held = wanted.filter((one) => has(search, one)).length
      counts.refinements += 1
      counts.values += wanted.length
      counts.held += held
      counts.whole += Number(held === wanted.length)
    }
  }
  return counts
}

function has({ constraints }: SearchState, wanted: Wish): boolean {
  const wishes = constraints.flatMap((one): Wish[] => {
    if (one.kind !== 'wish') return []
    const { slot, comparison, value, unit, polarity } = one
    const wish = asSimmcWish(
      asWish({ slot, operator: comparison, value, unit, refused: polarity === 'exclude' }),
    )
    return wish === null ? [] : [wish]
  })
  return wishes.some(({ slot, value }) => slot === wanted.slot && value === wanted.value)
}
