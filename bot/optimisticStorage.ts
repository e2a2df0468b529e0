/**
 * A storage under which state that somebody else changed meanwhile is not overwritten. BotState writes with eTag '*',
 * which means "whatever is there"; this puts back the eTag that the state was read with.
 *
 * Errors  what the storage below throws for an old eTag; `isConflict` knows it.
 * Cost    none beside the storage below.
 */
import type { Storage, StoreItem, StoreItems } from 'botbuilder'

export class OptimisticStorage implements Storage {
  readonly #below: Storage
  /** By the object that was read: BotState changes and writes the very same one. */
  readonly #eTags = new WeakMap<object, string>()

  constructor(below: Storage) {
    this.#below = below
  }

  async read(keys: string[]): Promise<StoreItems> {
    const items = await this.#below.read(keys)
    for (const item of Object.values(items) as StoreItem[]) {
      if (typeof item.eTag === 'string') this.#eTags.set(item, item.eTag)
    }
    return items
  }

  async write(changes: StoreItems): Promise<void> {
    const items = Object.entries(changes as Record<string, StoreItem>).map(([key, item]) => {
      const eTag = this.#eTags.get(item)
      return [key, eTag === undefined ? item : { ...item, eTag }] as const
    })
    await this.#below.write(Object.fromEntries(items))
  }

  async delete(keys: string[]): Promise<void> {
    await this.#below.delete(keys)
  }
}

/** True for a write that came too late. Bot Framework storages say so in words only. */
export function isConflict(error: unknown): boolean {
  return error instanceof Error && /etag conflict/i.test(error.message)
}
