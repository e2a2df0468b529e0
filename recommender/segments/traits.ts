/**
 * What sets a group of shoppers apart from all others: features by the standardised difference of means (Cohen 1988). The
 * shopper is the unit: somebody who buys a hundred jackets counts once. Pure.
 */
import type { Feature, Trait } from './segmentation.ts'

/** Figures of one shopper by feature; null when nothing is known. */
export type Figures = readonly (number | null)[]

/** Smaller differences are called small by Cohen and are not told. */
const LEAST_DIFFERENCE = 0.2
/** Of medium size, and thus visible to somebody who looks. */
const NAMING_DIFFERENCE = 0.5
const MOST_TRAITS = 8
const NAME_LENGTH = 3

/** Strongest first; without features that less than two shoppers on either side have a figure for. */
export function traitsOf(
  features: readonly Feature[],
  inside: readonly Figures[],
  outside: readonly Figures[],
): Trait[] {
  return features
    .flatMap((feature, j) => traitOf(feature, known(inside, j), known(outside, j)) ?? [])
    .filter(({ difference }) => Math.abs(difference) >= LEAST_DIFFERENCE)
    .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference))
    .slice(0, MOST_TRAITS)
}

/**
 * The traits that each segment is called by: the strongest, one of a kind or facet, and what it has rather than what it lacks;
 * more of them where two segments would be called the same.
 */
export function namesOf(traitsBySegment: readonly (readonly Trait[])[]): Trait[][] {
  const candidates = traitsBySegment.map(nameable)
  const lengths = candidates.map(() => NAME_LENGTH)
  const nameAt = (i: number): Trait[] => (candidates[i] ?? []).slice(0, lengths[i])
  for (let i = 0; i < candidates.length; i++) {
    const same = (): boolean => candidates.some((_, k) => k < i && keyOf(nameAt(k)) === keyOf(nameAt(i)))
    while (same() && (lengths[i] ?? 0) < (candidates[i]?.length ?? 0)) lengths[i] = (lengths[i] ?? 0) + 1
  }
  return candidates.map((_, i) => nameAt(i))
}

function nameable(traits: readonly Trait[]): Trait[] {
  const strong = traits.filter(
    ({ difference, feature: { kind } }) =>
      Math.abs(difference) >= NAMING_DIFFERENCE &&
      (difference > 0 || (kind !== 'category' && kind !== 'taste')),
  )
  const first = strong.filter((trait, i) => strong.findIndex((one) => sameFacet(one, trait)) === i)
  return [...first, ...strong.filter((trait) => !first.includes(trait))]
}

function sameFacet({ feature: a }: Trait, { feature: b }: Trait): boolean {
  return a.kind === b.kind && (a.kind !== 'taste' || b.kind !== 'taste' || a.facet === b.facet)
}

const keyOf = (name: readonly Trait[]): string =>
  JSON.stringify(name.map(({ direction, feature }) => [feature, direction]))

function known(figures: readonly Figures[], j: number): number[] {
  return figures.flatMap((one) => one[j] ?? [])
}

function traitOf(feature: Feature, inside: readonly number[], outside: readonly number[]): Trait | null {
  if (inside.length < 2 || outside.length < 2) return null
  const [a, b] = [spreadOf(inside), spreadOf(outside)]
  const pooled = Math.sqrt((a.squares + b.squares) / (inside.length + outside.length - 2))
  const gap = a.mean - b.mean
  if (Math.abs(gap) < SAME) return null
  // Where all on either side are alike, the sides are as far apart as can be, and still a number in JSON.
  const difference = pooled < SAME ? Math.sign(gap) * APART : gap / pooled
  return {
    ...{ feature, direction: difference < 0 ? 'below' : 'above' },
    ...{ inside: a.mean, outside: b.mean, difference },
  }
}

/** Rounding. */
const SAME = 1e-9
/** Ten deviations: nothing between them. */
const APART = 10

function spreadOf(values: readonly number[]): { readonly mean: number; readonly squares: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return { mean, squares: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) }
}
