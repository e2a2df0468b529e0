/**
 * Profiles, written only on top of what was read: a save with an old eTag throws AppError STATE_CONFLICT.
 * The vector is kept as Float32 in the order of the machine (little-endian on all that Node runs on), so it comes back
 * rounded to 7 digits.
 */
import type { ShopperId } from '../types/ids.ts'
import type { SqlQueries } from '../types/ports.ts'
import { AppError } from '../types/errors.ts'
import { type Profile, emptyProfile } from '../types/profile.ts'

/** `etag` is null for a profile that is not kept yet. */
export interface LoadedProfile {
  readonly profile: Profile
  readonly etag: string | null
}

export interface ProfileStore {
  /** An empty profile as of `now` when nothing is kept. */
  load(shopperId: ShopperId, now: Date): Promise<LoadedProfile>
  /** The new eTag. With null the profile must not be there yet. */
  save(profile: Profile, etag: string | null): Promise<string>
  /** Loads, folds and saves, again when someone else saved meanwhile. A fold that gives the same object saves nothing. */
  update(shopperId: ShopperId, fold: (profile: Profile) => Profile, now: Date): Promise<Profile>
  erase(shopperId: ShopperId): Promise<void>
}

/** Each try fails only because another one succeeded; so many in a row means a defect. */
const TRIES = 20

export function profileStore(sql: SqlQueries): ProfileStore {
  return {
    load: (shopperId, now) => load(sql, shopperId, now),
    save: (profile, etag) => save(sql, profile, etag),
    update: (shopperId, fold, now) => update(sql, shopperId, fold, now),
    erase: async (shopperId) => {
      await sql.query('DELETE FROM profile WHERE shopper_id = $1', [shopperId])
    },
  }
}

interface Row {
  readonly etag: string
  readonly profile: Partial<Omit<Profile, 'shopperId' | 'vector' | 'updatedAt'>>
  readonly vector: Buffer | null
  readonly updated_at: Date
}

async function load(sql: SqlQueries, shopperId: ShopperId, now: Date): Promise<LoadedProfile> {
  const { rows } = await sql.query<Row>(
    'SELECT etag, profile, vector, updated_at FROM profile WHERE shopper_id = $1',
    [shopperId],
  )
  const row = rows[0]
  if (row === undefined) return { profile: emptyProfile(shopperId, now), etag: null }
  const profile = {
    // Rows from before profiles had a field lack it.
    ...emptyProfile(shopperId, now),
    ...row.profile,
    ...{ vector: toVector(row.vector), updatedAt: row.updated_at },
  }
  return { profile, etag: row.etag }
}

async function save(sql: SqlQueries, profile: Profile, etag: string | null): Promise<string> {
  const { shopperId, vector, updatedAt, ...rest } = profile
  const values = [shopperId, JSON.stringify(rest), toBytes(vector), updatedAt.toISOString()]
  const { rows } =
    etag === null
      ? await sql.query<{ etag: string }>(INSERT, values)
      : await sql.query<{ etag: string }>(UPDATE, [...values, etag])
  const written = rows[0]
  if (written === undefined) throw new AppError('STATE_CONFLICT', { key: `profile of ${shopperId}` })
  return written.etag
}

const INSERT = `
  INSERT INTO profile (shopper_id, profile, vector, updated_at) VALUES ($1, $2, $3, $4)
  ON CONFLICT (shopper_id) DO NOTHING RETURNING etag`

/** Texts are compared, because an eTag from elsewhere need not be a uuid. */
const UPDATE = `
  UPDATE profile SET profile = $2, vector = $3, updated_at = $4, etag = gen_random_uuid()
  WHERE shopper_id = $1 AND etag::text = $5 RETURNING etag`

async function update(
  sql: SqlQueries,
  shopperId: ShopperId,
  fold: (profile: Profile) => Profile,
  now: Date,
): Promise<Profile> {
  for (let tries = 1; ; tries++) {
    const { profile, etag } = await load(sql, shopperId, now)
    const folded = fold(profile)
    if (folded === profile) return profile
    try {
      await save(sql, folded, etag)
      return folded
    } catch (error) {
      const conflict = error instanceof AppError && error.code === 'STATE_CONFLICT'
      if (!conflict || tries === TRIES) throw error
    }
  }
}

function toBytes(vector: readonly number[] | null): Buffer | null {
  return vector === null ? null : Buffer.from(Float32Array.from(vector).buffer)
}

function toVector(bytes: Buffer | null): number[] | null {
  if (bytes === null) return null
  // A copy, because a Float32Array must begin at a multiple of four.
  return Array.from(new Float32Array(new Uint8Array(bytes).buffer))
}
