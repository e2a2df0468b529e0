/**
 * The storage that conversation state goes through: state that somebody else changed meanwhile is not overwritten, and
 * what was written last is read from memory.
 *
 * BotState writes with eTag '*', which means "whatever is there"; this puts back the eTag that the state was read with.
 * What memory holds may be older than the store when another replica wrote; then the write is refused, the memory of
 * that key is dropped, and the next read sees the store.
 *
 * Errors  what the storage below throws for an old eTag; `isConflict` knows it.
 * Memory  the MOST_KEPT keys used last, as JSON, so that a reader's changes never reach what is kept.
 */
import type { Storage, StoreItem, StoreItems } from 'botbuilder'

interface Kept {
  readonly json: string
  readonly eTag: string
}

const MOST_KEPT = 1_000

export class OptimisticStorage implements Storage {
  readonly #below: Storage
  /** By the object that was read: BotState changes and writes the very same one. */
  readonly #eTags = new WeakMap<object, string>()
  /** In the order of use, oldest first. */
  readonly #kept = new Map<string, Kept>()

  constructor(below: Storage) {
    this.#below = below
  }

  async read(keys: string[]): Promise<StoreItems> {
    const missing = keys.filter((key) => !this.#kept.has(key))
    const found = missing.length === 0 ? {} : await this.#below.read(missing)
    const items: StoreItems = {}
    for (const key of keys) {
      const item = (found[key] as StoreItem | undefined) ?? this.#recall(key)
      if (item === null) continue
      if (typeof item.eTag === 'string') this.#eTags.set(item, item.eTag)
      items[key] = item
    }
    return items
  }

  async write(changes: StoreItems): Promise<void> {
    const items = Object.entries(changes as Record<string, StoreItem>).map(([key, item]) => {
      const eTag = this.#eTags.get(item)
      return [key, { ...item, eTag: eTag ?? item.eTag ?? '*' }] as const
    })
    const before = items.map(([, item]) => item.eTag)
    try {
      await this.#below.write(Object.fromEntries(items))
      // A storage that says the new eTags puts them on the items; of another one nothing is remembered.
      for (const [i, [key, item]] of items.entries()) this.#keep(key, item, before[i])
    } catch (error) {
      for (const [key] of items) this.#kept.delete(key)
      throw error
    }
  }

  async delete(keys: string[]): Promise<void> {
    for (const key of keys) this.#kept.delete(key)
    await this.#below.delete(keys)
  }

  #recall(key: string): StoreItem | null {
    const kept = this.#kept.get(key)
    if (kept === undefined) return null
    this.#kept.delete(key)
    this.#kept.set(key, kept)
    return { ...(JSON.parse(kept.json) as StoreItem), eTag: kept.eTag }
  }

  #keep(key: string, item: StoreItem, before: string | undefined): void {
    this.#kept.delete(key)
    if (item.eTag === undefined || item.eTag === before) return
    this.#kept.set(key, { json: JSON.stringify(item), eTag: item.eTag })
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest)
  }
}

/** True for a write that came too late. Bot Framework storages say so in words only. */
export function isConflict(error: unknown): boolean {
  return error instanceof Error && /etag conflict/i.test(error.message)
}
