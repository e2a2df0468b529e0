/**
 * The gap model of every product: the shop's is fitted first, then each category's with its parent's as prior, then each
 * product's with its category's (empirical Bayes down the tree). A product that was bought by few looks like its category.
 *
 * Out: `closed` counts how often something was bought again; null for a product that nobody bought.
 * Cost: linear in the purchases, and one fit (gaps.ts) a group and product that was bought.
 */
import { addAll, addClosed, addOpen, fitGaps, noGaps } from './gaps.ts'
import type { GapCounts, GapModel, PriorWeights } from './gaps.ts'
import type { ProductTree } from './productTree.ts'
import type { Purchases } from './purchases.ts'

export interface LearnedGap {
  readonly model: GapModel
  /** Of the product itself. */
  readonly closed: number
  readonly shoppers: number
  /** Of its most specific category. */
  readonly closedInGroup: number
}

export interface LearnedGaps {
  /** The exponent by which pieces stretch a gap: twice the pieces last 2^stretch as long. In [0, 1]. */
  readonly stretch: number
  readonly shop: GapModel
  readonly products: readonly (LearnedGap | null)[]
}

/** Before anything is known of a shop: every second buyer comes back, in a month or so. Worth two purchases. */
const ANYWHERE: GapModel = { returns: 0.5, center: Math.log(30), spread: 1 }
const HARDLY: PriorWeights = { returns: 2, center: 2, spread: 2 }

export function learnGaps(
  purchases: Purchases,
  tree: ProductTree,
  nowDay: number,
  weights: PriorWeights,
): LearnedGaps {
  const stretch = stretchOf(purchases)
  const ofGroup = Array.from(tree.parent, noGaps)
  forEachProduct(purchases, stretch, nowDay, (product, counts) =>
    addAll(ofGroup[tree.groupOf[product]!]!, counts),
  )
  // Children come after their parents, so from the end every group is complete when it is added to its parent.
  for (let group = ofGroup.length - 1; group > 0; group--)
    addAll(ofGroup[tree.parent[group]!]!, ofGroup[group]!)
  const models: GapModel[] = []
  for (const [group, counts] of ofGroup.entries()) {
    const prior = models[tree.parent[group]!]
    models.push(prior === undefined ? fitGaps(counts, ANYWHERE, HARDLY) : fitGaps(counts, prior, weights))
  }
  const products: (LearnedGap | null)[] = new Array<null>(purchases.products).fill(null)
  forEachProduct(purchases, stretch, nowDay, (product, counts, shoppers) => {
    const group = tree.groupOf[product]!
    products[product] = {
      ...{ model: fitGaps(counts, models[group]!, weights), closed: counts.closed, shoppers },
      closedInGroup: ofGroup[group]!.closed,
    }
  })
  return { stretch, shop: models[0]!, products }
}

function forEachProduct(
  purchases: Purchases,
  stretch: number,
  nowDay: number,
  hear: (product: number, counts: GapCounts, shoppers: number) => void,
): void {
  const { day, pieces, product, starts } = purchases
  for (let from = 0, row = 0; from < product.length; from = row) {
    const counts = noGaps()
    for (; row < product.length && product[row] === product[from]; row++) {
      const end = starts[row + 1]!
      for (let i = starts[row]! + 1; i < end; i++)
        addClosed(counts, logGap(day[i]! - day[i - 1]!, pieces[i - 1]!, stretch))
      addOpen(counts, logGap(Math.max(1, nowDay - day[end - 1]!), pieces[end - 1]!, stretch))
    }
    hear(product[from]!, counts, row - from)
  }
}

/** `days` >= 1 since `pieces` >= 1 were bought, as for one piece. */
export function logGap(days: number, pieces: number, stretch: number): number {
  return Math.log(days) - stretch * Math.log(pieces)
}

/** So many squared log pieces speak for "no stretch": a handful of chance differences stretch nothing. */
const STRETCH_PRIOR = 20

/**
 * By how much longer a shopper's gap is after more pieces of the same product: least squares within shopper and product
 * (between them, who uses more also buys more), over gaps that ended.
 */
function stretchOf({ day, pieces, product, starts }: Purchases): number {
  let together = 0
  let squares = 0
  for (let row = 0; row < product.length; row++) {
    const [from, end] = [starts[row]!, starts[row + 1]! - 1]
    if (end - from < 2) continue
    let [sumX, sumY, sumXY, sumXX] = [0, 0, 0, 0]
    for (let i = from; i < end; i++) {
      const x = Math.log(pieces[i]!)
      const y = Math.log(day[i + 1]! - day[i]!)
      sumX += x
      sumY += y
      sumXY += x * y
      sumXX += x * x
    }
    together += sumXY - (sumX * sumY) / (end - from)
    squares += sumXX - (sumX * sumX) / (end - from)
  }
  return Math.min(1, Math.max(0, together / (squares + STRETCH_PRIOR)))
}
