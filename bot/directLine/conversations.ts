/**
 * The widget's conversations: what was said, who listens. Kept in the ActivityLog; the recent part of the conversations
 * in use is held in memory, so that a turn reads nothing back.
 *
 * A watermark is a count: the number of activities that the reader has. An activity is written to the log before anybody
 * sees it, so that no reader ever holds a watermark that a restart takes back.
 *
 * One process serves a conversation at a time: with several replicas the proxy must route by conversation.
 * Memory is bounded: MOST_OPEN conversations, RECENT_CHARACTERS each; idle ones are dropped and read again when needed.
 */
import type { ActivityLog, LoggedActivity } from '../../data/types/activityLog.ts'
import { AppError } from '../../data/types/errors.ts'
import type { Shopper } from './tokens.ts'

/** A few lists of cards; what is older comes from the log. */
const RECENT_CHARACTERS = 128 * 1024
const MOST_OPEN = 2000
const IDLE_MS = 15 * 60 * 1000
/** Activities of one answer or frame. */
const PAGE = 50
/** Replayed to a page that comes back without a watermark. */
const MOST_REPLAYED = 200

export interface ActivitySet {
  readonly activities: readonly LoggedActivity[]
  /** The reader's watermark after these. */
  readonly watermark: number
}

/** Called when there is more to read, and with activities that are not kept (typing signs). */
export interface Listener {
  changed(): void
  passing(json: string): void
}

export interface Conversation {
  readonly id: string
  readonly userId: string
  readonly count: number
  readonly ended: boolean
}

interface OpenConversation {
  readonly id: string
  readonly userId: string
  count: number
  ended: boolean
  recent: LoggedActivity[]
  recentCharacters: number
  readonly listeners: Set<Listener>
  usedAtMs: number
  /** Writes go one after the other: a position is given only when the one before it is written. */
  tail: Promise<unknown>
  writing: number
}

export interface Conversations {
  /** `created` is false when it was there already. */
  open(shopper: Shopper): Promise<{ readonly conversation: Conversation; readonly created: boolean }>
  /** DIRECT_LINE_NOT_FOUND when there is none, it has ended, or it is someone else's. */
  get(shopper: Shopper): Promise<Conversation>
  find(shopper: Shopper): Promise<Conversation | null>
  /** Gives each activity without an id its id, writes them, then tells the listeners. Out: the ids, in order. */
  append(id: string, activities: readonly object[]): Promise<string[]>
  /** Shows an activity to those who listen now; it is not kept. */
  pass(id: string, activity: object): void
  since(id: string, watermark: number): Promise<ActivitySet>
  end(id: string): Promise<void>
  listen(id: string, listener: Listener): Promise<() => void>
  evictIdle(): void
  readonly openCount: () => number
}

export function createConversations(log: ActivityLog, now: () => Date): Conversations {
  const open = new Map<string, Promise<OpenConversation | null>>()
  const settled = new Map<string, OpenConversation>()

  async function load(id: string): Promise<OpenConversation | null> {
    const pending = open.get(id) ?? read(id)
    open.set(id, pending)
    const forget = (): void => {
      if (open.get(id) === pending) open.delete(id)
    }
    const found = await pending.catch((error: unknown) => {
      forget()
      throw error
    })
    if (found === null) forget()
    else touch(found)
    return found
  }

  async function read(id: string): Promise<OpenConversation | null> {
    const known = await log.find(id)
    if (known === null) return null
    return {
      ...known,
      recent: [],
      recentCharacters: 0,
      listeners: new Set(),
      usedAtMs: 0,
      tail: Promise.resolve(),
      writing: 0,
    }
  }

  /** Keeps `settled` in the order of use, the longest unused first. */
  function touch(conversation: OpenConversation): void {
    conversation.usedAtMs = now().getTime()
    settled.delete(conversation.id)
    settled.set(conversation.id, conversation)
    if (settled.size > MOST_OPEN) evict(() => settled.size > MOST_OPEN)
  }

  function evict(wanted: (conversation: OpenConversation) => boolean): void {
    for (const conversation of settled.values()) {
      if (!wanted(conversation)) return
      if (conversation.listeners.size > 0 || conversation.writing > 0) continue
      settled.delete(conversation.id)
      open.delete(conversation.id)
    }
  }

  async function existing(id: string): Promise<OpenConversation> {
    const conversation = await load(id)
    if (conversation === null) throw notFound()
    return conversation
  }

  async function find({ userId, conversationId }: Shopper): Promise<OpenConversation | null> {
    const conversation = await load(conversationId)
    return conversation === null || conversation.ended || conversation.userId !== userId ? null : conversation
  }

  async function write(conversation: OpenConversation, activities: readonly object[]): Promise<string[]> {
    const ids: string[] = []
    const logged = activities.map((activity, i): LoggedActivity => {
      const position = conversation.count + i
      const id = (activity as { id?: string }).id ?? activityId(conversation.id, position)
      ids.push(id)
      return { position, json: JSON.stringify({ ...activity, id }) }
    })
    await log.append(conversation.id, logged, now())
    conversation.count += logged.length
    remember(conversation, logged)
    for (const listener of conversation.listeners) listener.changed()
    return ids
  }

  return {
    open: async (shopper) => {
      const there = await load(shopper.conversationId)
      if (there !== null) {
        if (there.ended || there.userId !== shopper.userId) throw notFound()
        return { conversation: there, created: false }
      }
      const created = await log.open({ id: shopper.conversationId, userId: shopper.userId, at: now() })
      return { conversation: await existing(shopper.conversationId), created }
    },
    get: async (shopper) => {
      const conversation = await find(shopper)
      if (conversation === null) throw notFound()
      return conversation
    },
    find,
    append: async (id, activities) => {
      const conversation = await existing(id)
      conversation.writing += 1
      const written = conversation.tail.then(() => write(conversation, activities))
      conversation.tail = written.catch(() => undefined)
      return written.finally(() => (conversation.writing -= 1))
    },
    pass: (id, activity) => {
      const listeners = settled.get(id)?.listeners ?? []
      for (const listener of listeners) listener.passing(JSON.stringify(activity))
    },
    since: async (id, watermark) => {
      const conversation = await existing(id)
      const activities = await readSince(log, conversation, watermark)
      return {
        activities,
        watermark: (activities.at(-1)?.position ?? Math.min(watermark, conversation.count) - 1) + 1,
      }
    },
    end: async (id) => {
      const conversation = await existing(id)
      await log.end(id)
      conversation.ended = true
      for (const listener of conversation.listeners) listener.changed()
    },
    listen: async (id, listener) => {
      const conversation = await existing(id)
      conversation.listeners.add(listener)
      return () => {
        conversation.listeners.delete(listener)
      }
    },
    evictIdle: () => {
      const before = now().getTime() - IDLE_MS
      evict((conversation) => conversation.usedAtMs < before)
    },
    openCount: () => settled.size,
  }
}

/**
 * Where a reader begins. In: the watermark as the client sends it; '', '-' and null mean that it has nothing.
 * A client may hold more than we have when the database was set back: then it has all that there is.
 */
export function startOf(watermark: string | null, conversation: Conversation): number {
  if (watermark === null || watermark === '' || watermark === '-') {
    return Math.max(0, conversation.count - MOST_REPLAYED)
  }
  if (!/^\d{1,9}$/.test(watermark)) {
    throw new AppError('DIRECT_LINE_BAD_REQUEST', { problem: 'The watermark is not a number' })
  }
  return Math.min(Number(watermark), conversation.count)
}

async function readSince(
  log: ActivityLog,
  { id, count, recent }: OpenConversation,
  watermark: number,
): Promise<readonly LoggedActivity[]> {
  if (watermark >= count) return []
  const first = recent[0]?.position
  if (first === undefined || first > watermark) return log.since(id, watermark, PAGE)
  return recent.slice(watermark - first, watermark - first + PAGE)
}

function remember(conversation: OpenConversation, added: readonly LoggedActivity[]): void {
  conversation.recent.push(...added)
  for (const { json } of added) conversation.recentCharacters += json.length
  while (conversation.recentCharacters > RECENT_CHARACTERS && conversation.recent.length > 1) {
    conversation.recentCharacters -= conversation.recent.shift()!.json.length
  }
}

/** Sortable, as Direct Line's own ids are. */
const activityId = (conversationId: string, position: number): string =>
  `${conversationId}|${String(position).padStart(7, '0')}`

const notFound = (): AppError =>
  new AppError('DIRECT_LINE_NOT_FOUND', { problem: 'The conversation has ended' })
