/** What the training worker is given and says. */
import type { Product } from '../../../data/types/product.ts'
import type { Catalogue } from '../catalogueColumns.ts'
import type { Trained, TrainingInput } from './trainModels.ts'

/** Training input that can be sent: `similarities`, a function, is made anew by the worker. */
export interface TrainingJob extends Omit<TrainingInput, 'catalogue'> {
  readonly catalogue: Omit<Catalogue, 'similarities'>
}

export type FromTraining =
  | { readonly kind: 'progress'; readonly fraction: number }
  | { readonly kind: 'trained'; readonly trained: Trained }

/** Without the texts and links, which nothing learns from: they are most of what would be copied. */
export function withoutTexts(product: Product): Product {
  return { ...product, name: {}, description: {}, imageUrl: null, url: null }
}
