/**
 * The invented brands of the demo shop.
 *   price    factor on a type's median price.
 *   quality  shift of the hidden quality, in standard deviations: dear is not always good.
 *   styles   what the brand stands for; it makes only types that come in one of them.
 */
import type { TypePlan } from './plan.ts'
import { list } from './plan.ts'

export interface Brand {
  readonly name: string
  readonly price: number
  readonly quality: number
  /** Last elements of category paths. */
  readonly categories: readonly string[]
  readonly styles: readonly string[]
  /** Weight among the brands of a type. */
  readonly share: number
}

const brand = (
  name: string,
  price: number,
  quality: number,
  categories: string,
  styles: string,
  share = 1,
): Brand => ({
  name,
  price,
  quality,
  categories: list(categories),
  styles: list(styles),
  share,
})

export const BRANDS: readonly Brand[] = [
  brand('North Peak', 1.02, 0.5, 'Jackets|Trousers|Boots|Bags|Camping', 'outdoor|sporty|modern', 2),
  brand('Fjellvik', 1.28, 0.8, 'Jackets|Trousers|Boots|Shirts|Camping', 'outdoor|minimalist'),
  brand('Stormhaven', 0.98, 0.2, 'Jackets|Trousers|Boots|Bags', 'outdoor|casual|sporty'),
  brand('Cairnwell', 0.84, 0.1, 'Jackets|Trousers|Shirts|Boots|Camping', 'outdoor|rustic|casual'),
  brand('Trailmark', 0.72, -0.3, 'Jackets|Shoes|Boots|Bags|Camping', 'outdoor|sporty|streetwear'),
  brand('Wandermoor', 1.05, 0.4, 'Jackets|Bags|Camping|Shirts', 'outdoor|casual|bohemian'),
  brand('Harrow & Pine', 1.15, 0.4, 'Jackets|Shirts|Trousers|Dresses', 'classic|rustic|elegant'),
  brand('Maren Lund', 1.2, 0.5, 'Dresses|Shirts|Jackets|Home Textiles', 'minimalist|elegant|modern'),
  brand('Aurelle', 1.35, 0.3, 'Dresses|Shirts|Shoes|Bags', 'elegant|modern|classic'),
  brand('Quillon', 0.95, 0, 'Shirts|Trousers|Dresses|Jackets', 'casual|modern|streetwear'),
  brand('Bramble & Co', 0.8, 0.1, 'Dresses|Shirts|Trousers', 'bohemian|playful|retro|casual'),
  brand('Hollis Grey', 1.1, 0.2, 'Shirts|Trousers|Shoes|Jackets', 'classic|elegant|minimalist'),
  brand('Dayfield', 0.66, -0.4, 'Shirts|Trousers|Dresses|Shoes|Jackets', 'casual|playful|minimalist'),
  brand('Stridewell', 1, 0.4, 'Shoes|Boots', 'casual|sporty|classic'),
  brand('Veloce Run', 1.18, 0.5, 'Shoes|Shirts|Trousers', 'sporty|modern'),
  brand('Oakhart', 1.25, 0.6, 'Boots|Shoes|Bags', 'classic|rustic|elegant'),
  brand('Pavement Club', 0.85, -0.1, 'Shoes|Boots|Bags', 'streetwear|retro|playful|casual'),
  brand('Satchel & Sons', 1.22, 0.5, 'Bags', 'classic|elegant|retro'),
  brand('Metronaut', 0.96, 0.3, 'Bags|Headphones', 'modern|minimalist|sporty|classic'),
  brand('Sonaris', 1.3, 0.7, 'Headphones', 'modern|minimalist|classic|sporty'),
  brand('Audeon', 1.05, 0.4, 'Headphones', 'classic|retro|minimalist'),
  brand('Pulsewave', 0.78, -0.2, 'Headphones|Watches', 'sporty|modern|playful'),
  brand('Lumebeat', 0.62, -0.5, 'Headphones', 'playful|retro|modern|minimalist|sporty'),
  brand('Clarivox', 1.15, 0.1, 'Headphones', 'minimalist|modern|sporty|classic'),
  brand('Helmsford', 1.3, 0.6, 'Watches', 'classic|elegant'),
  brand('Orbis & Finch', 1.08, 0.3, 'Watches', 'minimalist|modern|classic'),
  brand('Tidemark', 0.95, 0.4, 'Watches', 'sporty|outdoor|classic'),
  brand('Nordur', 0.82, 0, 'Watches', 'minimalist|outdoor|retro|sporty'),
  brand('Zeitwerk Nine', 1.2, -0.1, 'Watches', 'retro|modern|elegant'),
  brand('Copperleaf', 1.24, 0.6, 'Kitchen', 'classic|rustic|retro'),
  brand('Hearthmere', 1, 0.3, 'Kitchen|Home Textiles', 'rustic|classic|bohemian|playful'),
  brand('Saltmill', 0.85, 0.2, 'Kitchen', 'minimalist|rustic|modern'),
  brand('Brightpan', 0.7, -0.4, 'Kitchen', 'modern|playful|retro'),
  brand('Kumo Kitchen', 1.12, 0.5, 'Kitchen', 'minimalist|classic|modern'),
  brand('Loomstead', 1.1, 0.5, 'Home Textiles', 'rustic|bohemian|classic'),
  brand('Cosy Fold', 0.75, -0.1, 'Home Textiles', 'playful|modern|minimalist|retro'),
  brand('Linen Harbour', 1.25, 0.6, 'Home Textiles', 'minimalist|classic|elegant'),
  brand('Mellow Nest', 0.9, 0.1, 'Home Textiles', 'bohemian|modern|retro|minimalist'),
  brand('Campwright', 1.02, 0.5, 'Camping', 'outdoor|classic|minimalist'),
  brand('Emberlake', 0.8, -0.1, 'Camping', 'outdoor|retro|rustic|modern'),
]

/** The brands that make such a type; at least one for every type of the plans. */
export function brandsOf(category: string, type: TypePlan): readonly Brand[] {
  return BRANDS.filter(
    (one) => one.categories.includes(category) && one.styles.some((style) => type.styles.includes(style)),
  )
}
