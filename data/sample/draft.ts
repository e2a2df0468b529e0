/** A product before it has a history: what it is, what it is called, what it costs when it is not reduced. */
import type { ProductId } from '../types/ids.ts'
import type { Brand } from './brands.ts'
import type { CategoryPlan, TypePlan, Words } from './plan.ts'

/** 'women', 'men', 'unisex' and 'kids' for what is worn; null for things. */
export type Audience = 'women' | 'men' | 'unisex' | 'kids' | null

export interface Traits {
  readonly category: CategoryPlan
  readonly type: TypePlan
  readonly brand: Brand
  readonly line: Words
  readonly audience: Audience
  readonly materials: readonly string[]
  readonly features: readonly string[]
  /** The first is the main one. */
  readonly colours: readonly string[]
  readonly pattern: string | null
  readonly style: string
  readonly occasions: readonly string[]
  readonly seasons: readonly string[]
  readonly sizes: readonly string[]
}

export interface Draft {
  readonly id: ProductId
  readonly traits: Traits
  readonly name: Words
  readonly description: Words
  readonly attributes: Readonly<Record<string, readonly string[]>>
  /** Without a reduction, minor units. */
  readonly regularMinor: number
  /** Days before the end of the demo's time, >= 0. */
  readonly ageDays: number
}
