/**
 * The profile after something was done: looked at, put into the cart, bought, rated, refused. Pure.
 *
 * In   the product as the catalogue has it and its unit vector; null when the catalogue has it no more (then only the
 *      lists change). `categoryMedianMinor` is the median price of its category, for the price level.
 * Out  weights stay in [-1, 1], the vector is null or unit, lists are bounded; an event about no product gives the same
 *      object.
 */
import type { InteractionEvent, ShopEvent } from '../../data/types/event.ts'
import type { ProductId } from '../../data/types/ids.ts'
import { facetValues, type Product } from '../../data/types/product.ts'
import type { Profile } from '../../data/types/profile.ts'
import { boughtAtAfter } from './boughtAt.ts'
import { later } from './foldSaid.ts'
import { decayed, nudge, TASTE_FACETS } from './tastes.ts'

/** Newest last; long enough for a year of shopping, short enough to be read at every turn. */
const MOST_REMEMBERED = { refused: 500, bought: 200, liked: 100, recent: 50 } as const
/** A vector or price level moves this part of the way for an event of strength 1. */
const VECTOR_RATE = 0.5
const PRICE_RATE = 0.4

/** How much an event says about taste, in [-1, 1]; three stars of five say nothing. */
function strengthOf(event: InteractionEvent): number {
  switch (event.kind) {
    case 'product-viewed':
      return 0.04
    case 'product-clicked':
      return 0.08
    case 'product-liked':
      return 0.25
    case 'added-to-cart':
      return 0.25
    case 'product-bought':
      return 0.35
    case 'product-rated':
      return Math.max(-1, Math.min(1, (event.stars - 3) / 2)) * 0.35
    case 'product-refused':
      return -0.12
  }
}

export function foldDone(
  profile: Profile,
  event: ShopEvent,
  product: Product | null,
  vector: Float32Array | null,
  categoryMedianMinor: number | null,
): Profile {
  if (event.kind === 'list-shown' || event.kind === 'profile-forgotten') return profile
  const strength = strengthOf(event)
  return {
    ...profile,
    ...listsAfter(profile, event),
    tastes: tastesAfter(profile, event, product, strength),
    vector: vectorAfter(profile.vector, vector, strength),
    priceLevel: priceLevelAfter(profile.priceLevel, product, categoryMedianMinor, strength),
    updatedAt: later(profile.updatedAt, event.at),
  }
}

function listsAfter(profile: Profile, event: InteractionEvent): Partial<Profile> {
  const { kind, productId } = event
  const recent = remembered(profile.recent, productId, MOST_REMEMBERED.recent)
  switch (kind) {
    case 'product-refused': {
      const without = (list: readonly ProductId[]) => list.filter((id) => id !== productId)
      return {
        refused: remembered(profile.refused, productId, MOST_REMEMBERED.refused),
        liked: without(profile.liked),
        recent: without(profile.recent),
      }
    }
    case 'product-bought': {
      const bought = remembered(profile.bought, productId, MOST_REMEMBERED.bought)
      return { recent, bought, boughtAt: boughtAtAfter(profile.boughtAt ?? {}, bought, event) }
    }
    case 'product-liked':
    case 'added-to-cart':
      return { recent, liked: remembered(profile.liked, productId, MOST_REMEMBERED.liked) }
    case 'product-viewed':
    case 'product-clicked':
    case 'product-rated':
      return { recent }
  }
}

/** `id` at the end of `list`, once; the oldest fall off. */
function remembered(list: readonly ProductId[], id: ProductId, most: number): readonly ProductId[] {
  return [...list.filter((one) => one !== id), id].slice(-most)
}

function tastesAfter(
  profile: Profile,
  event: InteractionEvent,
  product: Product | null,
  strength: number,
): Profile['tastes'] {
  let tastes = decayed(profile.tastes, event.at.getTime() - profile.updatedAt.getTime())
  if (product === null || strength === 0) return tastes
  for (const facet of TASTE_FACETS) {
    for (const value of facetValues(product, facet)) tastes = nudge(tastes, facet, value, strength)
  }
  return tastes
}

/** Moves towards a liked product, away from a refused one, and back to unit length. */
function vectorAfter(
  before: readonly number[] | null,
  towards: Float32Array | null,
  strength: number,
): readonly number[] | null {
  if (towards === null || strength === 0 || (before === null && strength < 0)) return before
  if (before?.length !== towards.length) return strength > 0 ? unit(Array.from(towards)) : null
  const rate = VECTOR_RATE * strength
  const kept = 1 - Math.abs(rate)
  const moved = Array.from(before)
  for (let i = 0; i < moved.length; i++) moved[i] = kept * moved[i]! + rate * towards[i]!
  return unit(moved)
}

/** In place, plain loops: training folds hundreds of thousands of events. */
function unit(vector: number[]): number[] | null {
  let squares = 0
  for (const value of vector) squares += value * value
  const norm = Math.sqrt(squares)
  if (!(norm > 1e-9 && Number.isFinite(norm))) return null
  for (let i = 0; i < vector.length; i++) vector[i]! /= norm
  return vector
}

function priceLevelAfter(
  before: number | null,
  product: Product | null,
  categoryMedianMinor: number | null,
  strength: number,
): number | null {
  if (product === null || categoryMedianMinor === null || strength <= 0) return before
  if (product.priceMinor <= 0 || categoryMedianMinor <= 0) return before
  const level = Math.log(product.priceMinor / categoryMedianMinor)
  if (before === null) return level
  return before + PRICE_RATE * Math.min(1, strength * 2) * (level - before)
}
