/**
 * What can be said at any time and is answered before the search goes on: the intents that are not a search. A message
 * that also says what is wanted ("thanks, and now in blue") goes on as a search.
 */
import type { ProductId } from '../data/types/ids.ts'
import type { Intent, Understanding } from '../data/types/understanding.ts'
import { shownItems } from './memory.ts'
import { addToCart, moreLike, refuse, why, whyThese } from './productActions.ts'
import { compare, productFacts } from './productFacts.ts'
import { productReviews } from './productReviews.ts'
import { forgetMe, showProfile } from './profileDialog.ts'
import { textReply } from './reply.ts'
import { sayWhatLookingFor, showMore, startOver, undo } from './searchActions.ts'
import { cancel, goodbye, greet, help, outOfScope, talkToPerson, thanks } from './smallTalk.ts'
import { type Turn, words } from './turn.ts'
import { whatGoesWith } from './whatGoesWith.ts'

type Handler = (turn: Turn, understanding: Understanding) => Promise<void> | void

const HANDLERS: Readonly<Record<Exclude<Intent, 'search' | 'refine'>, Handler>> = {
  'more-results': (turn) => (hasBegun(turn) ? showMore(turn) : startOver(turn)),
  'more-like': (turn, said) => aboutOne(turn, said, (id) => moreLike(turn, id, null, said)),
  refuse: (turn, said) =>
    aboutOne(turn, said, (id) => refuse(turn, [id, ...said.references.slice(1)], null, said)),
  about: (turn, said) =>
    said.references.length > 1
      ? compare(turn, said.references)
      : aboutOne(turn, said, (id) => productFacts(turn, id)),
  reviews: (turn, said) => aboutOne(turn, said, (id) => productReviews(turn, id)),
  why: (turn, said) => {
    const [id] = said.references
    if (id === undefined && !said.pointsNowhere) return whyThese(turn)
    return aboutOne(turn, said, (one) => why(turn, one, null))
  },
  'add-to-cart': (turn, said) => aboutOne(turn, said, (id) => addToCart(turn, id, null)),
  'goes-with': (turn, said) => {
    const { chosen } = turn.memory
    const act = (id: ProductId): Promise<void> => whatGoesWith(turn, id, budgetOf(said))
    return said.references.length === 0 && chosen !== null ? act(chosen) : aboutOne(turn, said, act)
  },
  greet,
  help,
  cancel,
  'start-over': startOver,
  undo,
  'what-looking-for': sayWhatLookingFor,
  'show-profile': showProfile,
  'forget-profile': (turn) => forgetMe(turn, false),
  'talk-to-person': talkToPerson,
  thanks,
  goodbye,
  'out-of-scope': outOfScope,
}

/** "Complete the outfit, 200 at most": for all pieces together. */
function budgetOf({ constraints }: Understanding): number | null {
  const price = constraints.find((one) => one.kind === 'price' && one.polarity === 'include')
  return price?.kind === 'price' ? price.maxMinor : null
}

/** Who has asked for something keeps it, even where nothing was found. */
const hasBegun = ({ memory: { lists, search } }: Turn): boolean =>
  lists.length > 0 || search.constraints.length > 0 || search.query !== ''

/** Said in passing: wishes in the same message weigh more. */
const IN_PASSING: readonly Intent[] = ['greet', 'thanks', 'goodbye', 'cancel', 'more-results', 'out-of-scope']

export async function interruption(turn: Turn, understanding: Understanding): Promise<boolean> {
  const intent = understanding.intents[0]?.intent ?? 'search'
  if (intent === 'search' || intent === 'refine') return false
  const hasWishes = understanding.constraints.length > 0 || understanding.critiques.length > 0
  if (hasWishes && IN_PASSING.includes(intent)) return false
  await HANDLERS[intent](turn, understanding)
  return true
}

/** "Cheaper, and where is my order?": what is asked beside a wish is answered after it. */
export async function aside(turn: Turn, understanding: Understanding): Promise<void> {
  const [first, second] = understanding.intents
  const isWish = first?.intent === 'search' || first?.intent === 'refine'
  if (isWish && second?.intent === 'talk-to-person') await HANDLERS[second.intent](turn, understanding)
}

/** The product that the message points at, or the only one on screen; else asks which one. */
function aboutOne(
  turn: Turn,
  { references, pointsNowhere }: Understanding,
  act: (id: ProductId) => Promise<void>,
): Promise<void> | void {
  const shown = shownItems(turn.memory)
  const id = references[0] ?? (shown.length === 1 && !pointsNowhere ? shown[0]!.productId : undefined)
  if (id !== undefined) return act(id)
  const t = words(turn)
  turn.replies.push(textReply(shown.length === 0 ? t.lookingForNothing : t.which))
}
