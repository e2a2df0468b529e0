/** The demo shop as training takes it: catalogue with vectors, events, prices of the past, queries that were really run. */
import { mkdir } from 'node:fs/promises'
import { DEMO_SEED } from '../../bot/demoShop.ts'
import { generateDemoShop } from '../../data/sample/demoShop.ts'
import type { DemoShop } from '../../data/sample/demoShop.ts'
import type { InteractionEvent } from '../../data/types/event.ts'
import { createBundledEncoder } from '../../nlp/encoder/bundledEncoder.ts'
import { eventColumns } from '../../recommender/collaborative/eventColumns.ts'
import { seededRandom } from '../../recommender/rank/random.ts'
import { priceChanges } from '../../recommender/rank/training/pastPrices.ts'
import { pastQueries } from '../../recommender/rank/training/pastQueries.ts'
import type { TrainingInput } from '../../recommender/rank/training/trainModels.ts'
import type { CatalogueSnapshot } from '../../recommender/retrieve/catalogueSnapshot.ts'
import { openSnapshot } from '../../recommender/retrieve/openSnapshot.ts'

const FOLDER = '.aisle/bench/rerank'
export const DEMO_NOW = new Date('2026-01-01T00:00:00Z')

export interface DemoTraining {
  readonly shop: DemoShop
  readonly input: TrainingInput
  readonly snapshot: CatalogueSnapshot
}

/** `learned` says which events training gets; all of them without it. */
export async function demoTraining(
  seed: number,
  learned: (event: InteractionEvent) => boolean = () => true,
): Promise<DemoTraining> {
  const shop = generateDemoShop({ seed: DEMO_SEED, now: DEMO_NOW })
  await mkdir(FOLDER, { recursive: true })
  const encoder = await createBundledEncoder()
  const { products } = shop
  const snapshot = await openSnapshot({ products, encoder, dataDir: FOLDER, version: 'bench' })
  const queries = await pastQueries(snapshot, encoder, seededRandom(seed))
  await encoder.close()
  const ids = products.map(({ id }) => id)
  return {
    shop,
    snapshot,
    input: {
      catalogue: snapshot,
      events: eventColumns(shop.events.filter(learned), ids),
      prices: priceChanges(shop.prices, (id) => snapshot.rowOf.get(id) ?? null),
      ...queries,
      ...{ seed, champion: null },
    },
  }
}
