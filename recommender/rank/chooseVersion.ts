/**
 * Champion and challenger: whether what was just learned is put into use. Pure.
 *
 * The whole of both is compared, collaborative models and network, on the newest sessions that ended in an order, which
 * neither has learned from (see training/compareVersions.ts). The challenger knows more products and newer events, so it
 * is taken unless it is worse beyond chance: a flood of clicks or a broken feed must not reach shoppers. When too few
 * sessions came since the version in use was learned nothing can be compared, and it is taken as well; but not when most
 * events are gone, which is how a catalogue or an import that broke looks.
 */
import type { Paired } from '../evaluate/significance.ts'

/** The challenger beside the version in use; mean NDCG@10 of shoppers, each counted once. */
export interface Comparison extends Paired {
  readonly sessions: number
  readonly shoppers: number
  readonly champion: number
  readonly challenger: number
}

export interface Verdict {
  readonly used: boolean
  readonly reason: 'first' | 'not-worse' | 'worse' | 'not-compared' | 'events-gone' | 'another-was-chosen'
  /** The version that it was held against; null for the first. */
  readonly against: string | null
  readonly comparison: Comparison | null
}

export interface Candidates {
  /** Null when there is none that can be read. */
  readonly champion: { readonly version: string; readonly events: number } | null
  readonly challenger: { readonly events: number }
  /** Null when there were too few sessions. */
  readonly comparison: Comparison | null
}

/** The usual level. By chance one good challenger in forty is kept waiting for a day. */
const CHANCE = 0.05
/** Keeping events for a limited time removes a day's at once, never half of them. */
const GONE_SHARE = 0.5

export function chooseVersion({ challenger, champion, comparison }: Candidates): Verdict {
  if (champion === null) return { used: true, reason: 'first', against: null, comparison: null }
  const held = { against: champion.version, comparison }
  if (comparison !== null) {
    const worse = comparison.lift < 0 && comparison.p < CHANCE
    return { ...held, used: !worse, reason: worse ? 'worse' : 'not-worse' }
  }
  const gone = challenger.events < GONE_SHARE * champion.events
  return { ...held, used: !gone, reason: gone ? 'events-gone' : 'not-compared' }
}

/** For the log: what was decided, and the figures that it was decided by. */
export function describeVerdict({ against, comparison, reason, used }: Verdict): string {
  const outcome = used ? 'used' : `not used, ${against ?? 'the one before'} stays`
  if (comparison === null) return `${outcome}: ${WORDS[reason]}`
  const { challenger, champion, lift, p, sessions, shoppers } = comparison
  return (
    `${outcome}: ${WORDS[reason]}, NDCG@10 ${challenger.toFixed(3)} against ${champion.toFixed(3)} ` +
    `(${(100 * lift).toFixed(1)} %, p ${p.toFixed(4)}) on ${sessions} new sessions of ${shoppers} shoppers`
  )
}

const WORDS: Readonly<Record<Verdict['reason'], string>> = {
  first: 'nothing to compare with',
  'not-worse': 'not worse than the one in use',
  worse: 'worse than the one in use',
  'not-compared': 'too few sessions with an order since the one in use was learned to compare them',
  'events-gone': 'more than half of the events that the one in use learned from are gone',
  'another-was-chosen': 'another version was put into use meanwhile',
}
