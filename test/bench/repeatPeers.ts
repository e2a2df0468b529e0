/**
 * What the next-need bench stands beside: guesses that need no model, and the two published models of Bhagat et al. 2018,
 * "Buy It Again: Modeling Repeat Purchase Recommendations" (KDD): Poisson-Gamma and Modified Poisson-Gamma, each times the
 * share of a product's buyers who came back. As in the paper the gamma of a product is fitted to the rates of those who
 * came back; where fewer than LEAST_RATES did, it is that of the category, then of the shop, and the share is pulled to the
 * shop's by ten buyers, without which most products of a small shop would say 0.
 */
import { mean } from '../../recommender/evaluate/significance.ts'
import type { ProductTree } from '../../recommender/nextNeed/productTree.ts'
import type { Purchases } from '../../recommender/nextNeed/purchases.ts'

export interface Peer {
  readonly name: string
  /** Whether its scores are chances. */
  readonly isChance: boolean
  /** By row of the purchases: the higher, the sooner bought again. */
  readonly scores: (days: number) => readonly number[]
}

const LEAST_RATES = 10
const PRIOR_BUYERS = 10

export function peersOf(purchases: Purchases, tree: ProductTree, nowDay: number): Peer[] {
  const rows = Array.from(purchases.product, (_, row) => rowOf(purchases, row, nowDay))
  const repeats = new Float64Array(purchases.products)
  for (const { product, times } of rows) repeats[product]! += times - 1
  const gap = medianGap(purchases)
  const plain = (name: string, of: (row: PastRow) => number): Peer => ({
    ...{ name, isChance: false },
    scores: () => rows.map(of),
  })
  const published = poissonGamma(rows, purchases, tree)
  return [
    plain('repurchases of the product', ({ product }) => repeats[product]!),
    plain('most frequent of the shopper', ({ times }) => times),
    plain('bought last', ({ sinceLast }) => -sinceLast),
    plain(`nearest to the median gap (${gap} days)`, ({ sinceLast }) => -Math.abs(sinceLast - gap)),
    published('Poisson-Gamma', ({ alpha, beta }, row) => (row.times + alpha) / (row.sinceFirst + beta)),
    published('Modified Poisson-Gamma', modifiedRate),
  ]
}

interface PastRow {
  readonly product: number
  readonly times: number
  readonly sinceFirst: number
  readonly sinceLast: number
}

function rowOf({ day, product, starts }: Purchases, row: number, nowDay: number): PastRow {
  const [from, end] = [starts[row]!, starts[row + 1]!]
  return {
    ...{ product: product[row]!, times: end - from },
    ...{ sinceFirst: nowDay - day[from]!, sinceLast: nowDay - day[end - 1]! },
  }
}

function medianGap({ day, product, starts }: Purchases): number {
  const gaps: number[] = []
  for (let row = 0; row < product.length; row++)
    for (let i = starts[row]! + 1; i < starts[row + 1]!; i++) gaps.push(day[i]! - day[i - 1]!)
  return gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0
}

interface Gamma {
  readonly alpha: number
  readonly beta: number
}

function poissonGamma(rows: readonly PastRow[], { products }: Purchases, tree: ProductTree) {
  const buyers = new Float64Array(products)
  const returned = new Float64Array(products)
  const rates = new Map<string, number[]>()
  for (const row of rows) {
    buyers[row.product]! += 1
    if (row.times === 1) continue
    returned[row.product]! += 1
    const rate = (row.times - 1) / (row.sinceFirst - row.sinceLast)
    for (const key of [`p${row.product}`, `g${tree.groupOf[row.product]}`, 'shop']) {
      const own = rates.get(key) ?? []
      rates.set(key, own)
      own.push(rate)
    }
  }
  const gammas = new Map([...rates].filter(([, own]) => own.length >= LEAST_RATES).map(([key, own]) => [key, gammaOf(own)])) // prettier-ignore
  const gammaFor = (product: number): Gamma =>
    gammas.get(`p${product}`) ?? gammas.get(`g${tree.groupOf[product]}`) ?? gammas.get('shop')!
  const usual = returned.reduce((sum, one) => sum + one, 0) / rows.length
  const share = (product: number): number =>
    (returned[product]! + PRIOR_BUYERS * usual) / (buyers[product]! + PRIOR_BUYERS)
  return (name: string, rateOf: (gamma: Gamma, row: PastRow) => number): Peer => ({
    ...{ name, isChance: true },
    scores: (days) =>
      rows.map((row) => share(row.product) * -Math.expm1(-rateOf(gammaFor(row.product), row) * days)),
  })
}

/** By moments. */
function gammaOf(rates: readonly number[]): Gamma {
  const center = mean(rates)
  const spread = mean(rates.map((rate) => (rate - center) ** 2))
  const beta = center / Math.max(spread, 1e-9)
  return { alpha: center * beta, beta }
}

/** The rate is highest when the shopper's own mean gap has passed since the last purchase. */
function modifiedRate({ alpha, beta }: Gamma, { sinceFirst, sinceLast, times }: PastRow): number {
  const between = sinceFirst - sinceLast
  const meanGap = (between + beta) / (times - 1 + alpha)
  if (sinceLast >= 2 * meanGap) return (times + alpha) / (sinceFirst + beta)
  return (times + alpha) / (between + 2 * Math.abs(meanGap - sinceLast) + beta)
}
