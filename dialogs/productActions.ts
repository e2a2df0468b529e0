/**
 * What a shopper does with a product on screen, by a button or in words: more like this, not this, why, add to cart.
 * A button of an older list does the same as one of the newest; only its reasons may be gone.
 *
 * `said` is the message that asked for it, whose other wishes ("... but cheaper") count as well; null for a button.
 */
import type { InteractionEvent } from '../data/types/event.ts'
import type { ListId, ProductId } from '../data/types/ids.ts'
import { localized } from '../data/types/language.ts'
import type { Profile } from '../data/types/profile.ts'
import type { Quote } from '../data/types/recommendation.ts'
import { EMPTY_SEARCH, type SearchState, type Understanding } from '../data/types/understanding.ts'
import type { ProductAction } from './actions.ts'
import { listOf, shownItems, type ShownProduct, withSearch } from './memory.ts'
import { cardOf } from './productFacts.ts'
import { type Choice, generatedReply, textReply } from './reply.ts'
import { suggest } from './shoppingTurn.ts'
import { formatMoney } from './text/format.ts'
import { plainLine } from './text/plainLine.ts'
import { tellingReasons, type WordedReason, wordReasons } from './text/wordReason.ts'
import { cartEvent, nameOf, simpleEvent, type Turn, words } from './turn.ts'
import { whatWouldChange } from './whatWouldChange.ts'

export async function moreLike(
  turn: Turn,
  productId: ProductId,
  listId: ListId | null,
  said: Understanding | null,
): Promise<void> {
  const { services, memory } = turn
  if (services.product(productId) === null) {
    sayGone(turn)
    return
  }
  const event = simpleEvent(turn, 'product-liked', productId, knownListId(turn, listId))
  turn.events.push(event)
  const isEarlier = answersEarlierSearch(turn, listId)
  if (isEarlier) turn.replies.push(textReply(words(turn).likeEarlier))
  await suggest(turn, {
    foldProfile: profileFold(turn, [event], said),
    foldSearch: (before) => ({
      ...(isEarlier ? { ...EMPTY_SEARCH, refused: before.refused } : searchSaid(turn, before, said)),
      likeProductId: productId,
      seen: [],
    }),
    startsAnew: isEarlier && memory.lists.length > 0,
  })
}

export async function refuse(
  turn: Turn,
  productIds: readonly ProductId[],
  listId: ListId | null,
  said: Understanding | null,
): Promise<void> {
  const t = words(turn)
  const { services, shopperId, memory } = turn
  const events = productIds.map((id) => simpleEvent(turn, 'product-refused', id, knownListId(turn, listId)))
  turn.events.push(...events)
  const name = t.names(
    productIds.map((id) => shownName(turn, id)),
    0,
  )
  const foldProfile = profileFold(turn, events, said)
  const foldSearch = (before: SearchState): SearchState => {
    const after = searchSaid(turn, before, said)
    return { ...after, refused: [...new Set([...after.refused, ...productIds])] }
  }
  const isOnScreen = productIds.some((id) => shownItems(memory).some((item) => item.productId === id))
  if (isOnScreen) {
    const notice = { asLead: t.refusedLead(name), alone: t.refusedOnly(name) }
    return suggest(turn, { foldProfile, foldSearch, notice })
  }
  turn.memory = withSearch(memory, foldSearch(memory.search), false)
  await services.updateProfile(shopperId, foldProfile)
  turn.replies.push(textReply(t.refusedOnly(name), [{ label: t.undo, action: { kind: 'undo' } }]))
}

export async function why(turn: Turn, productId: ProductId, listId: ListId | null): Promise<void> {
  const t = words(turn)
  const shown = listOf(turn.memory, listId)?.items.find((item) => item.productId === productId)
  if (shown === undefined) return void turn.replies.push(textReply(t.whyForgotten))
  const quote = (await turn.services.quote([productId])).get(productId)
  if (quote === undefined) {
    sayGone(turn)
    return
  }
  const reasons = reasonsOf(turn, shown, quote)
  const choice = (label: string, kind: ProductAction['kind']): Choice => ({
    label,
    action: { kind, productId, listId },
  })
  const choices = [
    choice(t.moreLike, 'more-like'),
    choice(t.notThis, 'refuse'),
    choice(t.addToCart, 'add-to-cart'),
  ]
  const answersNow =
    listOf(turn.memory, listId) === turn.memory.lists.at(-1) && !answersEarlierSearch(turn, listId)
  const change = answersNow ? await whatWouldChange(turn, quote) : null
  const lines = [t.why(shown.name), ...reasons.map((reason) => `• ${reason}`), ...(change?.lines ?? [])]
  turn.replies.push(generatedReply(lines.join('\n'), [...choices, ...(change?.choices ?? [])]))
}

/** "You choose": the first of the list, and why. Without a list what is shown next is the choice. */
export async function pick(turn: Turn): Promise<void> {
  const t = words(turn)
  const [first] = turn.memory.lists.at(-1)?.items ?? []
  if (first === undefined) return void turn.replies.push(textReply(t.lookingForNothing))
  const quote = (await turn.services.quote([first.productId])).get(first.productId)
  if (quote === undefined) {
    sayGone(turn)
    return
  }
  const [reason = null] = reasonsOf(turn, first, quote)
  turn.replies.push(cardOf(turn, quote, t.iChoose, reason))
}

/** The reason of everything on screen that tells it from the others. */
export async function whyThese(turn: Turn): Promise<void> {
  const t = words(turn)
  const items = turn.memory.lists.at(-1)?.items ?? []
  const quotes = await turn.services.quote(items.map((item) => item.productId))
  const there = items.filter((item) => quotes.has(item.productId))
  const telling = tellingReasons(there.map((item) => wordedReasons(turn, item, quotes.get(item.productId)!)))
  const lines = there.flatMap((item, index) => {
    const reason = telling[index]
    return reason == null ? [] : [`• ${t.reasonOf(item.name, reason.said)}`]
  })
  if (lines.length === 0) turn.replies.push(textReply(t.lookingForNothing))
  else turn.replies.push(generatedReply([t.whyThese, ...lines].join('\n')))
}

/** There is no checkout in the chat, and the reply says so: it never sounds as if something had been ordered. */
export async function addToCart(turn: Turn, productId: ProductId, listId: ListId | null): Promise<void> {
  const t = words(turn)
  const { services, shopperId, language } = turn
  const quote = (await services.quote([productId])).get(productId)
  if (quote === undefined) {
    sayGone(turn)
    return
  }
  const name = plainLine(localized(quote.product.name, language))
  if (quote.product.stock === 0) {
    const choices: Choice[] = [{ label: t.moreLike, action: { kind: 'more-like', productId, listId } }]
    return void turn.replies.push(textReply(t.soldOutNow(name), choices))
  }
  const event = cartEvent(turn, productId, knownListId(turn, listId), quote.priceMinor)
  turn.events.push(event)
  await services.updateProfile(shopperId, profileFold(turn, [event], null))
  const noted = t.cart(name, formatMoney(quote.priceMinor, quote.currency, language))
  turn.memory = { ...turn.memory, chosen: productId }
  const goesWith: Choice = { label: t.goesWithIt, action: { kind: 'goes-with', productId, listId } }
  const url = webAddress(quote.product.url)
  turn.replies.push({
    ...{ kind: 'text', choices: [goesWith], generated: false },
    text: url === null ? noted + t.gap + t.cartNoCheckout : noted,
    link: url === null ? null : { label: t.cartLink, url },
  })
}

function reasonsOf(turn: Turn, shown: ShownProduct, quote: Quote): readonly string[] {
  return wordedReasons(turn, shown, quote).map(({ said }) => said)
}

function wordedReasons(turn: Turn, shown: ShownProduct, quote: Quote): readonly WordedReason[] {
  const { language } = turn
  return wordReasons(shown.reasons, { language, quote, nameOf: (id: ProductId) => nameOf(turn, id) })
}

function profileFold(turn: Turn, events: readonly InteractionEvent[], said: Understanding | null) {
  const { services, now } = turn
  return (profile: Profile): Profile =>
    events.reduce(
      (folded, event) => services.foldDone(folded, event),
      said === null ? profile : services.foldSaid(profile, said, now),
    )
}

function searchSaid(turn: Turn, before: SearchState, said: Understanding | null): SearchState {
  return said === null ? before : turn.services.foldSearch(before, said, shownItems(turn.memory))
}

/** A list that is no longer kept, or that was shown before the present search began. */
function answersEarlierSearch({ memory }: Turn, listId: ListId | null): boolean {
  return listOf(memory, listId)?.searchNumber !== memory.searchNumber
}

/** An interaction in words answers the list on screen. */
function knownListId({ memory }: Turn, listId: ListId | null): ListId | null {
  return listId ?? memory.lists.at(-1)?.listId ?? null
}

function shownName(turn: Turn, productId: ProductId): string {
  const shown = turn.memory.lists.flatMap((list) => list.items).find((item) => item.productId === productId)
  return shown?.name ?? plainLine(nameOf(turn, productId) ?? productId)
}

function sayGone(turn: Turn): void {
  turn.replies.push(textReply(words(turn).gone))
}

/** Feeds may say anything; only an address of the web is offered to be opened. */
function webAddress(url: string | null): string | null {
  return url !== null && url.length <= 2000 && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
    ? url
    : null
}
