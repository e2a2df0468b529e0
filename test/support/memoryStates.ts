import { AppError } from '../../data/types/errors.ts'
import type { StateChange, StateItem, StateStore } from '../../data/store/stateStore.ts'

/** A state store without a database, which counts what it is asked. Values are kept as text, as the real one does. */
export class MemoryStates implements Pick<StateStore, 'read' | 'write'> {
  reads = 0
  writes = 0
  private readonly kept = new Map<string, { readonly json: string; readonly etag: string }>()

  /** Characters of all values. */
  size(): number {
    return [...this.kept.values()].reduce((sum, { json }) => sum + json.length, 0)
  }

  read(keys: readonly string[]): Promise<Map<string, StateItem>> {
    this.reads += 1
    const found = keys.flatMap((key): [string, StateItem][] => {
      const item = this.kept.get(key)
      return item === undefined ? [] : [[key, { value: JSON.parse(item.json), etag: item.etag }]]
    })
    return Promise.resolve(new Map(found))
  }

  write(changes: readonly StateChange[]): Promise<Map<string, string>> {
    this.writes += 1
    const old = changes.find(({ key, etag }) => etag !== null && etag !== this.kept.get(key)?.etag)
    if (old !== undefined) return Promise.reject(new AppError('STATE_CONFLICT', { key: old.key }))
    const etag = String(this.writes)
    for (const { key, json } of changes) this.kept.set(key, { json, etag })
    return Promise.resolve(new Map(changes.map(({ key }) => [key, etag])))
  }
}
