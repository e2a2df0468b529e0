/**
 * Conversation and user state of the Bot Framework, kept in the shop's database (data/store/stateStore.ts).
 *
 * The same contract as botbuilder's own storages: an item carries its `eTag`; writing with one that is not the current one
 * throws `Storage: error writing "<key>" due to eTag conflict.` and writes nothing; '*' or none overwrites.
 */
import type { Storage, StoreItem, StoreItems } from 'botbuilder'
import type { StateStore } from '../data/store/stateStore.ts'
import { AppError } from '../data/types/errors.ts'

export class PostgresStorage implements Storage {
  private readonly states: StateStore

  constructor(states: StateStore) {
    this.states = states
  }

  async read(keys: string[]): Promise<StoreItems> {
    const items: StoreItems = {}
    for (const [key, { value, etag }] of await this.states.read(keys)) {
      items[key] = { ...(value as StoreItem), eTag: etag }
    }
    return items
  }

  /** Afterwards the items carry their new eTags. */
  async write(changes: StoreItems): Promise<void> {
    const items = Object.entries(changes as Record<string, StoreItem>).map(([key, { eTag, ...value }]) => ({
      key,
      value,
      etag: eTag === undefined || eTag === '' || eTag === '*' ? null : eTag,
    }))
    try {
      const eTags = await this.states.write(items)
      for (const [key, eTag] of eTags) (changes[key] as StoreItem).eTag = eTag
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'STATE_CONFLICT') throw error
      const key = String(error.details['key'])
      throw new Error(`Storage: error writing "${key}" due to eTag conflict.`, { cause: error })
    }
  }

  async delete(keys: string[]): Promise<void> {
    await this.states.delete(keys)
  }
}
