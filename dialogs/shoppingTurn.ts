/**
 * One turn of shopping, from a message to the answer, to be read from top to bottom.
 *
 *   understand -> fold the profile -> fold the search -> recommend -> quote -> record the list -> reply
 *
 * In   a message, or (`suggest`) a change that a button makes.
 * Out  replies and events in the turn; the memory has the search before anything can fail, so that a fault later on
 *      loses nothing that the shopper said.
 * Cost two reads of the store (profile, quotes), one write when the profile changed; the dialog's own part < .5 ms.
 */
import type { ListId } from '../data/types/ids.ts'
import type { Profile } from '../data/types/profile.ts'
import type { Recommendation } from '../data/types/recommendation.ts'
import type { SearchState, Understanding } from '../data/types/understanding.ts'
import { answer, MORE_SIZE, type Notice, PAGE_SIZE } from './answer.ts'
import { shownItems, withList, withSearch } from './memory.ts'
import { textReply } from './reply.ts'
import { offerPerson } from './offerPerson.ts'
import { listShownEvent, type Turn, words } from './turn.ts'

export interface Interruptions {
  /** Answers a message that is not about what is searched for; false when it is. */
  readonly interruption: (turn: Turn, understanding: Understanding) => Promise<boolean>
  /** Answers what such a message asks beside its wish. */
  readonly aside: (turn: Turn, understanding: Understanding) => Promise<void>
}

export async function shoppingTurn(
  turn: Turn,
  message: string,
  { interruption, aside }: Interruptions,
): Promise<void> {
  const { services, memory } = turn
  const { search, language } = memory
  const understanding = await services.understand(message, { search, language, shown: shownItems(memory) })
  hear(turn, understanding)
  if (!(await interruption(turn, understanding))) {
    await answerWish(turn, understanding)
    await aside(turn, understanding)
  }
  if (understanding.mood === 'frustrated') offerPerson(turn)
}

function answerWish(turn: Turn, understanding: Understanding): Promise<void> {
  const { services, memory, now } = turn
  return suggest(turn, {
    foldProfile: (profile) => services.foldSaid(profile, understanding, now),
    foldSearch: (before) => services.foldSearch(before, understanding, shownItems(memory)),
    startsAnew: understanding.intents[0]?.intent === 'search',
    understanding,
  })
}

export interface Change {
  /** null when the profile stays as it is. */
  readonly foldProfile: ((profile: Profile) => Profile) | null
  readonly foldSearch: (search: SearchState) => SearchState
  /** The next search begins: buttons of older lists answer an earlier one. */
  readonly startsAnew?: boolean
  /** Its embedding is used when it is of the query that is searched for. */
  readonly understanding?: Understanding
  /** "Show more": leave out what was seen. */
  readonly isMore?: boolean
  /** What a button did. */
  readonly notice?: Notice
}

export async function suggest(turn: Turn, change: Change): Promise<void> {
  const { services, shopperId } = turn
  const { isMore = false, notice = null } = change
  const search = change.foldSearch(turn.memory.search)
  remember(turn, search, change)

  const [profile, embedding] = await Promise.all([
    change.foldProfile === null
      ? services.loadProfile(shopperId)
      : services.updateProfile(shopperId, change.foldProfile),
    embed(turn, search, change.understanding),
  ])
  const recommendation = await services.recommend({
    ...{ search, profile, embedding, size: sizeOf(change), excludeSeen: isMore },
    asked: mayAsk(turn, change) ? turn.memory.asked : null,
  })
  const quotes = await services.quote(idsOf(recommendation))

  const listId = services.newId() as ListId
  const reply = answer({ turn, search, profile, recommendation, quotes, listId, isMore, notice })
  if (reply.shown.length > 0) {
    turn.events.push(listShownEvent(turn, listId, reply.recorded))
    turn.memory = withList(turn.memory, {
      ...{ listId, searchNumber: turn.memory.searchNumber, items: reply.shown },
    })
  }
  turn.replies.push(...reply.replies)
  if (reply.asks !== null) turn.memory = { ...turn.memory, asked: [...turn.memory.asked, reply.asks] }
}

/** Who has had enough reads no long answers. */
const SHORT_LIST = 3
const sizeOf = ({ understanding, isMore = false }: Change): number => {
  if (understanding?.mood === 'frustrated') return SHORT_LIST
  return isMore ? MORE_SIZE : PAGE_SIZE
}

/** Questions are few, and none follows a button, a "show more" or a shopper who has had enough. */
export const MOST_QUESTIONS = 2

function mayAsk({ memory }: Turn, { understanding, isMore = false, notice }: Change): boolean {
  const isCalm = understanding !== undefined && understanding.mood !== 'frustrated'
  return isCalm && !isMore && notice === undefined && memory.asked.length < MOST_QUESTIONS
}

/** The language of the message is the language of the answer. */
function hear(turn: Turn, understanding: Understanding): void {
  turn.language = understanding.language
  const isLost = understanding.intents[0]?.intent === 'out-of-scope'
  turn.memory = {
    ...turn.memory,
    language: understanding.language,
    notUnderstood: isLost ? turn.memory.notUnderstood : 0,
  }
  const t = words(turn)
  if (understanding.truncated) turn.replies.push(textReply(t.truncated))
  const { otherCurrency } = understanding
  if (otherCurrency !== null)
    turn.replies.push(textReply(t.otherCurrency(otherCurrency, turn.services.currency())))
}

function remember(turn: Turn, search: SearchState, { startsAnew = false }: Change): void {
  if (search !== turn.memory.search) turn.memory = withSearch(turn.memory, search, startsAnew)
  if (startsAnew) turn.memory = { ...turn.memory, asked: [] }
}

function embed(
  { services }: Turn,
  { query }: SearchState,
  understanding: Understanding | undefined,
): Promise<Float32Array> | null {
  if (query === '') return null
  return understanding?.query === query ? Promise.resolve(understanding.embedding) : services.embed(query)
}

function idsOf(recommendation: Recommendation) {
  return recommendation.kind === 'list' ? recommendation.items.map((item) => item.product.id) : []
}
