/**
 * The profile store of a server that is alone with its database (the embedded one): the profiles used last are read from
 * memory, every change is written through at once. With several replicas each would remember its own, so there the store
 * is used as it is.
 *
 * A save on top of an old eTag (another process of this machine wrote) forgets the profile and folds again on the store's.
 */
import type { LoadedProfile, ProfileStore } from '../data/store/profileStore.ts'
import { AppError } from '../data/types/errors.ts'
import type { ShopperId } from '../data/types/ids.ts'
import { RecentlyUsed } from './recentlyUsed.ts'

/** About 3 KB each. */
const MOST_KEPT = 2_000

export function rememberedProfiles(below: ProfileStore): ProfileStore {
  const kept = new RecentlyUsed<ShopperId, LoadedProfile>(MOST_KEPT)
  const load: ProfileStore['load'] = async (shopperId, now) =>
    kept.keep(shopperId, kept.get(shopperId) ?? (await below.load(shopperId, now)))
  const save: ProfileStore['save'] = async (profile, etag) => {
    kept.drop(profile.shopperId)
    const written = await below.save(profile, etag)
    kept.keep(profile.shopperId, { profile, etag: written })
    return written
  }
  return {
    load,
    save,
    update: async (shopperId, fold, now) => {
      const { profile, etag } = await load(shopperId, now)
      const folded = fold(profile)
      if (folded === profile) return profile
      try {
        await save(folded, etag)
        return folded
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'STATE_CONFLICT') throw error
        return below.update(shopperId, fold, now)
      }
    },
    erase: async (shopperId) => {
      kept.drop(shopperId)
      await below.erase(shopperId)
      kept.drop(shopperId)
    },
  }
}
