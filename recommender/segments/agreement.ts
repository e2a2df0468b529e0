/** How far two groupings of the same things agree. Names of groups do not matter. */

/**
 * Adjusted Rand index (Hubert & Arabie 1985): 1 when they are the same, 0 on average by chance, negative for less. Where chance
 * leaves no room (one group in both, or each thing alone in both) they are the same: 1.
 */
export function adjustedRand(one: readonly number[], other: readonly number[]): number {
  const cells = pairsIn(one.map((group, i) => `${group} ${other[i] ?? ''}`))
  const [ofOne, ofOther] = [pairsIn(one), pairsIn(other)]
  const all = pairs(one.length)
  const expected = all === 0 ? 0 : (ofOne * ofOther) / all
  const most = (ofOne + ofOther) / 2
  return most === expected ? 1 : (cells - expected) / (most - expected)
}

/** By group of `one` (0 .. count - 1): its largest Jaccard similarity with a group of `other`; 0 for an empty one. */
export function jaccardByGroup(
  one: readonly number[],
  other: readonly number[],
  count: number,
): readonly number[] {
  const [sizes, otherSizes, shared] = [
    countsOf(one),
    countsOf(other),
    countsOf(one.map((g, i) => `${g} ${other[i] ?? ''}`)),
  ]
  return Array.from({ length: count }, (_, group) => {
    const similarities = [...otherSizes].map(([otherGroup, size]) => {
      const both = shared.get(`${group} ${otherGroup}`) ?? 0
      return both / ((sizes.get(group) ?? 0) + size - both)
    })
    return Math.max(0, ...similarities)
  })
}

function pairsIn(groups: readonly (number | string)[]): number {
  return [...countsOf(groups).values()].reduce((sum, size) => sum + pairs(size), 0)
}

const pairs = (size: number): number => (size * (size - 1)) / 2

function countsOf<Group>(groups: readonly Group[]): Map<Group, number> {
  const counts = new Map<Group, number>()
  for (const group of groups) counts.set(group, (counts.get(group) ?? 0) + 1)
  return counts
}
