/**
 * Wishes that were read beside those that are right: counts by slot.
 *
 * A wish is right when slot, comparison, polarity and value are; values are compared in lower case, the last English word in
 * the singular, without 的 and 色 at the end; units where both say one.
 */
import { hear } from '../../nlp/preferences/reader/hearing.ts'
import { plainValue } from '../../nlp/preferences/reader/plainValue.ts'
import type { WishSaid } from '../../nlp/preferences/reader/wishSaid.ts'
import { unitNamed } from '../../nlp/preferences/reader/units.ts'
import type { WishNetwork } from '../../nlp/preferences/reader/wishNetwork.ts'
import { simplified } from '../../nlp/simplified.ts'

export interface Wish {
  readonly slot: string
  readonly comparison: string
  /** As `plain` leaves it. */
  readonly value: string
  readonly unit: string | null
  readonly refused: boolean
}

export interface WantedWishes {
  readonly message: string
  readonly wishes: readonly Wish[]
}

export interface Counts {
  right: number
  extra: number
  missed: number
}

export type CountsBySlot = ReadonlyMap<string, Counts>

export interface Judging {
  /** What is heard, as what is wanted is written down; null leaves it out. As it was heard if not given. */
  readonly heardAs?: (wish: Wish) => Wish | null
  /** Shown where something is extra or missed. */
  readonly show?: boolean
}

export async function judge(
  cases: readonly WantedWishes[],
  network: WishNetwork,
  { heardAs = (wish) => wish, show = false }: Judging = {},
): Promise<CountsBySlot> {
  const counts = new Map<string, Counts>()
  const count = (slot: string): Counts => {
    const found = counts.get(slot) ?? { right: 0, extra: 0, missed: 0 }
    counts.set(slot, found)
    return found
  }
  for (const { message, wishes } of cases) {
    const got = distinct((await heard(message, network)).map(heardAs).filter((wish) => wish !== null))
    const missed = [...wishes]
    const extra: Wish[] = []
    for (const wish of got) {
      const at = missed.findIndex((other) => same(other, wish))
      if (at < 0) {
        extra.push(wish)
        count(wish.slot).extra += 1
      } else {
        count(wish.slot).right += 1
        missed.splice(at, 1)
      }
    }
    for (const wish of missed) count(wish.slot).missed += 1
    if (show && extra.length + missed.length > 0) {
      console.log(
        `${message}\n    extra:  ${extra.map(inShort).join(' ; ')}\n    missed: ${missed.map(inShort).join(' ; ')}`,
      )
    }
  }
  return counts
}

async function heard(message: string, network: WishNetwork): Promise<Wish[]> {
  return (await hear(simplified(message), network)).wishes.map(asWish)
}

export const asWish = ({
  slot,
  operator,
  value,
  unit,
  refused,
}: Omit<WishSaid, 'confidence' | 'span'>): Wish => ({
  ...{ slot, unit: unit === null ? null : unitNamed(unit), refused },
  comparison: operator,
  value: plain(String(value), slot),
})

/** The same said twice is one wish. */
const distinct = (wishes: readonly Wish[]): Wish[] =>
  wishes.filter((wish, i) => wishes.findIndex((other) => same(other, wish)) === i)

export const plain = (value: string, slot: string): string =>
  plainValue(simplified(value), slot)
    .replace(/(?<=\p{Script=Han})[的色]+$/u, '')
    .replace(/\s*(?=\p{Script=Han})|(?<=\p{Script=Han})\s*/gu, '')

const same = (a: Wish, b: Wish): boolean =>
  a.slot === b.slot &&
  a.comparison === b.comparison &&
  a.value === b.value &&
  a.refused === b.refused &&
  (a.unit === null || b.unit === null || a.unit === b.unit)

const inShort = ({ slot, comparison, value, unit, refused }: Wish): string =>
  `${refused ? '- ' : ''}${slot} ${comparison} ${value}${unit === null ? '' : ` ${unit}`}`

export const total = (counts: CountsBySlot): Counts =>
  [...counts.values()].reduce(
    (sum, one) => ({
      right: sum.right + one.right,
      extra: sum.extra + one.extra,
      missed: sum.missed + one.missed,
    }),
    { right: 0, extra: 0, missed: 0 },
  )

export const f1 = ({ right, extra, missed }: Counts): number =>
  (2 * right) / Math.max(1, 2 * right + extra + missed)
