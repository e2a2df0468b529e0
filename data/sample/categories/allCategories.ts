/** The twelve categories of the demo shop, in the order in which they are generated. */
import type { CategoryPlan } from '../plan.ts'
import { BAGS } from './bags.ts'
import { BOOTS } from './boots.ts'
import { CAMPING } from './camping.ts'
import { DRESSES } from './dresses.ts'
import { HEADPHONES } from './headphones.ts'
import { HOME_TEXTILES } from './homeTextiles.ts'
import { JACKETS } from './jackets.ts'
import { KITCHEN } from './kitchen.ts'
import { SHIRTS } from './shirts.ts'
import { SHOES } from './shoes.ts'
import { TROUSERS } from './trousers.ts'
import { WATCHES } from './watches.ts'

export const CATEGORIES: readonly CategoryPlan[] = [
  JACKETS,
  TROUSERS,
  SHIRTS,
  DRESSES,
  SHOES,
  BOOTS,
  BAGS,
  HEADPHONES,
  WATCHES,
  KITCHEN,
  HOME_TEXTILES,
  CAMPING,
]
