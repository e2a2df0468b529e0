/**
 * Kinds of shoppers. A shopper is one of them with much of their own: the kinds make groups that like the same things,
 * which is what collaborative filtering finds, and the words of their tastes are what content similarity finds.
 */
import { list } from './plan.ts'

export interface Archetype {
  readonly share: number
  readonly styles: readonly string[]
  readonly colours: readonly string[]
  readonly materials: readonly string[]
  /** Categories that they come for more often. */
  readonly categories: readonly string[]
  /** Mean of the price level (log of the ratio to the category's median) and of the price sensitivity. */
  readonly priceLevel: number
  readonly priceSensitivity: number
  /** Mean of the pull of what is popular; negative looks for the rare. */
  readonly crowd: number
}

function archetype(
  share: number,
  styles: string,
  colours: string,
  materials: string,
  categories: string,
  [priceLevel, priceSensitivity, crowd]: readonly [number, number, number],
): Archetype {
  return {
    share,
    styles: list(styles),
    colours: list(colours),
    materials: list(materials),
    categories: list(categories),
    priceLevel,
    priceSensitivity,
    crowd,
  }
}

export const ARCHETYPES: readonly Archetype[] = [
  archetype(
    5,
    'outdoor|sporty|minimalist',
    'blue|green|olive|orange',
    'nylon|recycled polyester|merino wool|down|aluminium|titanium',
    'Jackets|Boots|Camping|Trousers|Bags',
    [0.35, 0.6, -0.2],
  ),
  archetype(
    4,
    'minimalist|modern|classic',
    'black|white|grey|beige|navy',
    'wool|linen|leather|cotton|stainless steel|porcelain',
    'Shirts|Trousers|Headphones|Kitchen|Home Textiles',
    [0.45, 0.3, -1.1],
  ),
  archetype(
    4,
    'elegant|classic',
    'navy|black|red|beige|gold',
    'silk|leather|suede|velvet|wool|viscose',
    'Dresses|Shoes|Bags|Watches|Shirts',
    [0.4, 0.8, 0.3],
  ),
  archetype(
    4,
    'streetwear|retro|playful',
    'yellow|red|orange|purple|green|pink',
    'denim|canvas|vegan leather|nylon|cotton|plastic',
    'Shoes|Jackets|Headphones|Shirts|Bags',
    [-0.05, 2.2, 1.2],
  ),
  archetype(
    3,
    'bohemian|rustic|casual',
    'brown|beige|olive|yellow|pink|red',
    'linen|organic cotton|wood|stoneware|suede|jute|cast iron|wool',
    'Home Textiles|Kitchen|Dresses|Shirts',
    [0.1, 1.2, -1.1],
  ),
  archetype(
    4,
    'casual|classic|sporty',
    'blue|navy|grey|white|black',
    'cotton|polyester|mesh|fleece|rubber|stainless steel',
    'Shoes|Trousers|Jackets|Kitchen|Home Textiles',
    [-0.2, 2.8, 1.1],
  ),
  archetype(
    3,
    'modern|sporty',
    'black|white|silver|blue|grey',
    'titanium|aluminium|mesh|nylon|silicone|glass',
    'Headphones|Watches|Shoes|Bags',
    [0.3, 0.6, 0.7],
  ),
]
