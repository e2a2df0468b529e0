/**
 * The profile with what the shopper bought and when. Purchases reach the shop by imports of events, which touch no profile:
 * where the profile says nothing of times, the events are asked. Not where the shopper had them deleted (null), and not in a
 * shop that sells nothing that is bought again, where nobody wants to know. `bought` is filled as well, so that the shopper
 * sees among what is remembered what suggestions are made from, and can delete it.
 * Cost: one read by an index in a shop that sells such goods, none in others.
 */
import type { EventStore } from '../data/store/eventStore.ts'
import type { ProductId } from '../data/types/ids.ts'
import type { Profile } from '../data/types/profile.ts'
import type { Needs } from '../recommender/nextNeed/needs.ts'
import { boughtAtOf } from '../recommender/profile/boughtAt.ts'

/** Two years of a weekly basket of five; older ones are not due any more. */
const MOST_PURCHASES = 500

export async function notedPurchases(
  profile: Profile,
  needs: Needs | null,
  events: Pick<EventStore, 'purchasesOf'>,
): Promise<Profile> {
  if (profile.boughtAt !== undefined || needs === null || Object.keys(needs.products).length === 0)
    return profile
  const purchases = await events.purchasesOf(profile.shopperId, MOST_PURCHASES)
  if (purchases.length === 0) return profile
  const boughtAt = boughtAtOf(purchases)
  const lastDay = (id: ProductId): number => boughtAt[id]?.at(-1)?.[0] ?? -Infinity
  const ids = new Set([...profile.bought, ...(Object.keys(boughtAt) as ProductId[])])
  return { ...profile, boughtAt, bought: [...ids].sort((one, other) => lastDay(one) - lastDay(other)) }
}
