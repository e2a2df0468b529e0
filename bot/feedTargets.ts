/**
 * Where imports write: data/catalog reads feeds and knows no database, data/store knows no feeds; here they meet. A batch
 * and the checkpoint that says so are one transaction.
 */
import type { EventItem } from '../data/catalog/importEvents.ts'
import type { ProductItem } from '../data/catalog/importProducts.ts'
import type { ImportTarget } from '../data/catalog/importRows.ts'
import { catalogStore } from '../data/store/catalogStore.ts'
import { appendEvents } from '../data/store/eventStore.ts'
import { importStore } from '../data/store/importStore.ts'
import type { ProductId } from '../data/types/ids.ts'
import type { Sql } from '../data/types/ports.ts'

/** `ids` of the file, when the others are to be hidden at the end. */
export function productTarget(
  sql: Sql,
  key: string,
  at: Date,
  ids: ReadonlySet<ProductId> | null,
): ImportTarget<ProductItem> {
  return {
    start: () => importStore(sql).start(key),
    commit: (items, done, note) =>
      sql.transaction(async (tx) => {
        const products = items.flatMap((item) => (item.kind === 'product' ? [item.product] : []))
        const hidden = items.flatMap((item) => (item.kind === 'hidden' ? [item.id] : []))
        const upserted = await catalogStore(tx).upsert(products, at)
        if (hidden.length > 0) await catalogStore(tx).hide(hidden)
        const written = { ...upserted, hidden: hidden.length }
        await importStore(tx).progress(key, done, note(written))
        return written
      }),
    finish: () =>
      sql.transaction(async (tx) => {
        // A file without a single id is a mistake, not an empty shop.
        const missing = ids === null || ids.size === 0 ? 0 : await catalogStore(tx).hideAllBut([...ids])
        await importStore(tx).finished(key)
        return { missing }
      }),
  }
}

export function eventTarget(sql: Sql, key: string): ImportTarget<EventItem> {
  return {
    start: () => importStore(sql).start(key),
    commit: (items, done, note) =>
      sql.transaction(async (tx) => {
        const added = await appendEvents(
          tx,
          items.map(({ event }) => event),
        )
        const texts = items.flatMap(({ review }) => (review === null ? [] : [review]))
        const reviews = texts.length === 0 ? 0 : await catalogStore(tx).appendReviews(texts)
        const written = { added, already: items.length - added, reviews }
        await importStore(tx).progress(key, done, note(written))
        return written
      }),
    finish: async () => {
      await importStore(sql).finished(key)
      return {}
    },
  }
}
