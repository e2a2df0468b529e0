/**
 * Segments of shoppers as they are kept: plain data, serialisable as JSON, about groups only. Nobody is named, and no group is
 * smaller than LEAST_SHOPPERS.
 */
import type { LocalizedText } from '../../data/types/language.ts'
import type { Profile } from '../../data/types/profile.ts'

/** Groups below this might tell of a person. */
export const LEAST_SHOPPERS = 20

/**
 * One thing in which shoppers differ, by its figure:
 *   price-level   log of the price over the category's median
 *   reduced       share of the products that are reduced
 *   popularity    mean place of the products by demand, 0 the least and 1 the most wanted
 *   category      share of the products
 *   taste         weight of the value over the weights of all values of the facet, beyond what is usual for the categories
 *                 that the shopper looks at; negative when there is less of it
 *   activity      log of 1 + interactions
 * `value` is normalised, `name` is as the catalogue writes it.
 */
export type Feature =
  | { readonly kind: 'price-level' | 'reduced' | 'popularity' | 'activity' }
  | { readonly kind: 'category'; readonly value: string; readonly name: LocalizedText }
  | {
      readonly kind: 'taste'
      readonly facet: string
      readonly value: string
      readonly name: LocalizedText
    }

/** How a segment differs from all other shoppers in one feature. */
export interface Trait {
  readonly feature: Feature
  readonly direction: 'above' | 'below'
  /** Mean figure of the segment's shoppers, and of all others. */
  readonly inside: number
  readonly outside: number
  /** Difference of the means in standard deviations (Cohen's d); its sign is the direction. */
  readonly difference: number
}

/** What may be supposed of somebody of whom little is known but the segment. */
export interface SegmentPrior {
  readonly tastes: Profile['tastes']
  readonly priceLevel: number | null
  /** By normalised category: share of the products. */
  readonly categoryShares: Readonly<Record<string, number>>
}

export interface Segment {
  /** The two or three of `traits` that it is called by; none when nothing sets it apart. */
  readonly name: readonly Trait[]
  /** Strongest first. */
  readonly traits: readonly Trait[]
  /** Of the shoppers that were learned from. */
  readonly shoppers: number
  readonly share: number
  /** Mean Jaccard similarity with the nearest segment of resampled shoppers, in [0, 1]; null for a single segment. */
  readonly stability: number | null
  /** Shares of purchases by most specific category, largest first. */
  readonly bought: readonly { readonly name: LocalizedText; readonly share: number }[]
  readonly prior: SegmentPrior
  /** On the axes. */
  readonly centre: readonly number[]
}

/** One dimension of a profile's vector. */
export interface Column {
  readonly feature: Feature
  /** The figure of somebody of whom nothing is known. */
  readonly prior: number
  readonly mean: number
  readonly deviation: number
  /** What the standardised figure is multiplied with, so that a facet of many values counts no more than one of few. */
  readonly weight: number
}

export interface Segmentation {
  /** Shoppers that were learned from, of so many with enough of a past. */
  readonly sampled: number
  readonly known: number
  readonly columns: readonly Column[]
  /** By axis: its part in each column. */
  readonly axes: readonly (readonly number[])[]
  /** Variance of a shopper around the segment's centre, per axis, as it is when little is known. */
  readonly spread: number
  /** Mean silhouette, and the highest of as many shoppers drawn from one cloud; null for a single segment. */
  readonly silhouette: { readonly found: number; readonly ofOneCloud: number } | null
  /** Mean adjusted Rand index over resampled shoppers; null for a single segment. */
  readonly stability: number | null
  /** Largest first; at least one. */
  readonly segments: readonly Segment[]
}
