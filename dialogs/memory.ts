/**
 * What a conversation remembers between turns: plain JSON, kept in the conversation's state, replaced and never changed
 * in place. All lists are bounded, so that a conversation of a year is not slower than its first minute.
 */
import type { ListId, ProductId } from '../data/types/ids.ts'
import type { Language } from '../data/types/language.ts'
import type { Reason } from '../data/types/recommendation.ts'
import { EMPTY_SEARCH, type SearchState, type ShownItem } from '../data/types/understanding.ts'
import type { Choice } from './reply.ts'

export interface ShownProduct {
  readonly productId: ProductId
  readonly name: string
  readonly priceMinor: number
  /** As they were when the list was shown. */
  readonly reasons: readonly Reason[]
}

export interface ShownList {
  readonly listId: ListId
  /** The search that it answered. */
  readonly searchNumber: number
  readonly items: readonly ShownProduct[]
}

interface PastSearch {
  readonly search: SearchState
  readonly searchNumber: number
}

export interface ConversationMemory {
  readonly version: 1
  /** The bot has said that it is one. */
  readonly greeted: boolean
  readonly language: Language | null
  readonly search: SearchState
  /** Counts searches; refining keeps the number. */
  readonly searchNumber: number
  /** For "undo", newest last. */
  readonly past: readonly PastSearch[]
  /** Newest last. */
  readonly lists: readonly ShownList[]
  /** What was put into the cart since the newest list: what "it" is then. */
  readonly chosen: ProductId | null
  /** What the last replies offered to say. */
  readonly offers: readonly Choice[]
  /** Facets that were asked for in this search, newest last. */
  readonly asked: readonly string[]
  /** Facets of questions to begin with that the shopper would not answer. */
  readonly skipped: readonly string[]
  /** Messages in a row that the bot could do nothing with. */
  readonly notUnderstood: number
  /** A person was offered to a shopper who has had enough; once is enough. */
  readonly offeredPerson: boolean
  /** The bot has asked whether to forget the shopper. */
  readonly askedToForget: boolean
}

const MOST_PAST = 10
/** Buttons of older lists still work, but their reasons are gone. */
const MOST_LISTS = 3
/** Ten screens of "show more"; a search that long has other troubles. */
const MOST_SEEN = 60

export const NEW_CONVERSATION: ConversationMemory = {
  version: 1,
  greeted: false,
  language: null,
  search: EMPTY_SEARCH,
  searchNumber: 0,
  past: [],
  lists: [],
  chosen: null,
  offers: [],
  asked: [],
  skipped: [],
  notUnderstood: 0,
  offeredPerson: false,
  askedToForget: false,
}

/** What was kept; a new conversation when nothing was, or by a version that we do not know. */
export function readMemory(kept: unknown): ConversationMemory {
  if (!isMemory(kept)) return NEW_CONVERSATION
  return { ...NEW_CONVERSATION, ...kept, search: { ...EMPTY_SEARCH, ...kept.search } }
}

function isMemory(kept: unknown): kept is Partial<ConversationMemory> {
  return typeof kept === 'object' && kept !== null && (kept as { version?: unknown }).version === 1
}

/** With another search; the one before can be had back. */
export function withSearch(
  memory: ConversationMemory,
  search: SearchState,
  isNew: boolean,
): ConversationMemory {
  const before = { search: { ...memory.search, seen: [] }, searchNumber: memory.searchNumber }
  return {
    ...memory,
    search,
    searchNumber: memory.searchNumber + (isNew ? 1 : 0),
    past: [...memory.past, before].slice(-MOST_PAST),
  }
}

/** With the search before the last change; null when there is none. */
export function withoutLastSearch(memory: ConversationMemory): ConversationMemory | null {
  const before = memory.past.at(-1)
  if (before === undefined) return null
  return { ...memory, ...before, past: memory.past.slice(0, -1) }
}

export function withList(memory: ConversationMemory, list: ShownList): ConversationMemory {
  const ids = list.items.map((item) => item.productId)
  const seen = [...memory.search.seen.filter((id) => !ids.includes(id)), ...ids].slice(-MOST_SEEN)
  return {
    ...memory,
    search: { ...memory.search, seen },
    lists: [...memory.lists, list].slice(-MOST_LISTS),
    chosen: null,
  }
}

/** What is on screen: the newest list. */
export function shownItems({ lists }: ConversationMemory): readonly ShownItem[] {
  const items = lists.at(-1)?.items ?? []
  return items.map(({ productId, name, priceMinor }, index) => ({
    ...{ position: index + 1, productId, name, priceMinor },
  }))
}

export function listOf({ lists }: ConversationMemory, listId: ListId | null): ShownList | null {
  return (listId === null ? lists.at(-1) : lists.find((one) => one.listId === listId)) ?? null
}
