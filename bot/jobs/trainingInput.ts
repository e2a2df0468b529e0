/** What training reads of a shop, gathered: events and prices of the past, and queries that are really run. */
import type { InteractionEvent } from '../../data/types/event.ts'
import type { PricePoint } from '../../data/types/history.ts'
import type { ProductId } from '../../data/types/ids.ts'
import type { Encoder } from '../../data/types/ports.ts'
import { EventCollector } from '../../recommender/collaborative/eventColumns.ts'
import type { EventColumns } from '../../recommender/collaborative/eventColumns.ts'
import { seededRandom } from '../../recommender/rank/random.ts'
import { priceChanges } from '../../recommender/rank/training/pastPrices.ts'
import type { PriceChanges } from '../../recommender/rank/training/pastPrices.ts'
import { pastQueries } from '../../recommender/rank/training/pastQueries.ts'
import type { TrainingInput } from '../../recommender/rank/training/trainModels.ts'
import type { CatalogueSnapshot } from '../../recommender/retrieve/catalogueSnapshot.ts'

export interface ShopPast {
  readonly events: { interactions(): AsyncIterable<readonly InteractionEvent[]> }
  /** Prices of the past; without them each product is learned at its price of today. */
  readonly prices?: { prices(id: ProductId): Promise<readonly PricePoint[]> }
  readonly snapshot: CatalogueSnapshot
  readonly encoder: Encoder
  readonly seed: number
}

/** Cost: one read of all events, and about 2 ms for each of some hundred queries. */
export async function trainingInput(past: ShopPast): Promise<Omit<TrainingInput, 'champion'>> {
  const { encoder, seed, snapshot } = past
  const events = await readEvents(past)
  return {
    catalogue: snapshot,
    events,
    prices: await readPrices(past, events),
    ...(await pastQueries(snapshot, encoder, seededRandom(seed))),
    seed,
  }
}

async function readEvents({ events, snapshot }: ShopPast): Promise<EventColumns> {
  const collector = new EventCollector(snapshot.products.map(({ id }) => id))
  for await (const batch of events.interactions()) collector.add(batch)
  return collector.finish()
}

/** Of the products that anything happened to. */
async function readPrices(
  { prices, snapshot }: ShopPast,
  { product, productIds }: EventColumns,
): Promise<PriceChanges> {
  const points: PricePoint[] = []
  for (const row of prices === undefined ? [] : new Set(product)) {
    const id = productIds[row]
    if (id !== undefined) points.push(...((await prices?.prices(id)) ?? []))
  }
  return priceChanges(points, (id) => snapshot.rowOf.get(id) ?? null)
}
