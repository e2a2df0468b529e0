/**
 * What conversations remember, in the shop's database by channel and conversation. What was kept last is read from
 * memory; a change is written only on top of what was read, so that of two processes that write at once neither is lost.
 *
 * What this process holds may be older than the store when another replica wrote; then the write is refused, what is held
 * of that conversation is dropped, and the next `load` sees the store.
 *
 * Errors  `save` throws AppError STATE_CONFLICT when somebody else wrote since `load`, and what the store throws.
 * Memory  the MOST_KEPT conversations used last, about 20 KB each.
 */
import type { StateStore } from '../data/store/stateStore.ts'
import { AppError } from '../data/types/errors.ts'
import { type ConversationMemory, readMemory } from '../dialogs/memory.ts'
import { RecentlyUsed } from './recentlyUsed.ts'

export interface KeptMemory {
  readonly memory: ConversationMemory
  /** Null while nothing is kept: then whoever writes first does not wait for the other. */
  readonly etag: string | null
  /** As it stands in the store; null when nothing does. */
  readonly json: string | null
}

export interface ConversationMemories {
  load(channelId: string, conversationId: string): Promise<KeptMemory>
  /** Writes nothing when `memory` is what was loaded. */
  save(
    channelId: string,
    conversationId: string,
    memory: ConversationMemory,
    before: KeptMemory,
  ): Promise<void>
}

const MOST_KEPT = 1_000

export function conversationMemories(
  states: Pick<StateStore, 'read' | 'write'>,
  mostKept = MOST_KEPT,
): ConversationMemories {
  const kept = new RecentlyUsed<string, KeptMemory>(mostKept)
  return {
    load: async (channelId, conversationId) => {
      const key = keyOf(channelId, conversationId)
      const found = kept.get(key) ?? (await read(states, key))
      // That there is nothing yet is not remembered: another replica may write first, and must not be overwritten.
      return found.etag === null ? found : kept.keep(key, found)
    },
    save: async (channelId, conversationId, memory, { etag, json: before }) => {
      const key = keyOf(channelId, conversationId)
      const json = JSON.stringify(memory)
      if (json === before) return
      kept.drop(key)
      const written = (await states.write([{ key, json, etag }])).get(key) ?? null
      kept.keep(key, { memory, etag: written, json })
    },
  }
}

async function read(states: Pick<StateStore, 'read'>, key: string): Promise<KeptMemory> {
  const found = (await states.read([key])).get(key)
  if (found === undefined) return { memory: readMemory(null), etag: null, json: null }
  return { memory: readMemory(found.value), etag: found.etag, json: JSON.stringify(found.value) }
}

const keyOf = (channelId: string, conversationId: string): string =>
  `${channelId}/conversations/${conversationId}`

/** True for a write that came too late. */
export function isConflict(error: unknown): boolean {
  return error instanceof AppError && error.code === 'STATE_CONFLICT'
}
