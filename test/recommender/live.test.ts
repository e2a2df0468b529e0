/** What a shopper does moves the very next list: profile, session and exclusions, without any training in between. */
import { describe, expect, it } from '@jest/globals'
import type { InteractionEvent } from '../../data/types/event.ts'
import type { EventId, ProductId, ShopperId } from '../../data/types/ids.ts'
import { emptyProfile } from '../../data/types/profile.ts'
import type { Profile } from '../../data/types/profile.ts'
import { trainCollaborative } from '../../recommender/collaborative/collaborative.ts'
import { eventColumns } from '../../recommender/collaborative/eventColumns.ts'
import { foldDone } from '../../recommender/profile/foldDone.ts'
import { seededRandom } from '../../recommender/rank/random.ts'
import { recommend } from '../../recommender/recommend.ts'
import { vectorOf } from '../../recommender/retrieve/catalogueSnapshot.ts'
import { SMALL_PRODUCTS, smallPast } from './rank/smallPast.ts'
import { request, smallSnapshot } from './retrieve/smallSnapshot.ts'
import { NO_INSIGHTS } from '../../recommender/rank/models.ts'

const now = new Date('2026-01-01T00:00:00Z')
const snapshot = await smallSnapshot(SMALL_PRODUCTS, SMALL_PRODUCTS.map((_, i) => 9 * i)) // prettier-ignore
const events = eventColumns(
  smallPast(800, 40),
  SMALL_PRODUCTS.map(({ id }) => id),
)
const collaborative = await trainCollaborative(events, now.getTime(), seededRandom(1))
const deps = {
  ...{ snapshot, reranker: null, now },
  models: { version: '1', collaborative, linear: null, mlp: null, ...NO_INSIGHTS },
}

function after(
  profile: Profile,
  kind: 'product-viewed' | 'product-liked' | 'product-refused',
  id: ProductId,
): Profile {
  const row = snapshot.rowOf.get(id)!
  const event = {
    ...{ kind, id: `${kind} ${id}` as EventId, at: now, sessionId: null, listId: null },
    ...{ shopperId: profile.shopperId, productId: id },
  } satisfies InteractionEvent
  const median = snapshot.columns.categoryMedianMinor[row] ?? null
  return foldDone(profile, event, snapshot.products[row]!, vectorOf(snapshot, id), median)
}

async function listFor(profile: Profile): Promise<ProductId[]> {
  const answer = await recommend(request({ profile, size: 5 }), deps)
  return answer.kind === 'list' ? answer.items.map(({ product }) => product.id) : []
}

describe('the next list', () => {
  const stranger = emptyProfile('ann' as ShopperId, now)

  it('has no more what was refused', async () => {
    const [first] = await listFor(stranger)
    expect(await listFor(after(stranger, 'product-refused', first!))).not.toContain(first)
  })

  it('turns to the brand and kind of what was liked', async () => {
    const brandOf = (id: ProductId): string | null => snapshot.products[snapshot.rowOf.get(id)!]!.brand
    const share = async (profile: Profile, brand: string): Promise<number> =>
      (await listFor(profile)).filter((id) => brandOf(id) === brand).length
    for (const [id, brand] of [
      ['p5', 'Bolt'],
      ['p7', 'Dune'],
    ] as const) {
      const liking = after(
        after(stranger, 'product-viewed', id as ProductId),
        'product-liked',
        id as ProductId,
      )
      expect(await share(liking, brand)).toBeGreaterThan(await share(stranger, brand))
    }
  })

  it('is there within 20 milliseconds of the event (median of 50)', async () => {
    let profile = stranger
    const times: number[] = []
    for (let i = 0; i < 50; i++) {
      const start = performance.now()
      profile = after(profile, 'product-viewed', `p${i % 40}` as ProductId)
      await listFor(profile)
      times.push(performance.now() - start)
    }
    expect(times.toSorted((a, b) => a - b)[25]).toBeLessThan(20)
  })
})
