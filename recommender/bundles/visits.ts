/**
 * What was looked at in one visit and what of it was ordered: the evidence for substitutes, which people compare and then
 * take one of. Source: McAuley, Pandey & Leskovec 2015, "Inferring networks of substitutable and complementary products"
 * (viewed together against bought together). Rows of both matrices are visits, weight 1. Cost: linear in the events.
 */
import { countBefore, type EventColumns, isOrder } from '../collaborative/eventColumns.ts'
import { fromCells, type Interactions } from '../collaborative/interactions.ts'

export interface Visits {
  readonly looked: Interactions
  readonly ordered: Interactions
}

/** As training cuts sessions. */
const VISIT_GAP_MS = 30 * 60_000

interface Visit {
  last: number
  readonly looked: Map<number, number>
  readonly ordered: Map<number, number>
}

/** Visits without a look at two products are left out: nothing was compared in them. */
export function visitsOf(events: EventColumns, until: number): Visits {
  const open = new Map<number, Visit>()
  const visits: Visit[] = []
  const count = countBefore(events, until)
  for (let i = 0; i < count; i++) {
    const [shopper, at, product] = [events.shopper[i]!, events.at[i]!, events.product[i]!]
    let visit = open.get(shopper)
    if (visit === undefined || at - visit.last > VISIT_GAP_MS) {
      visit = { last: at, looked: new Map(), ordered: new Map() }
      open.set(shopper, visit)
      visits.push(visit)
    }
    visit.last = at
    if (isOrder(events, i)) visit.ordered.set(product, 1)
    else visit.looked.set(product, 1)
  }
  const compared = visits.filter(({ looked }) => looked.size > 1)
  const width = events.productIds.length
  const matrix = (part: 'looked' | 'ordered'): Interactions =>
    fromCells(
      compared.map((visit) => visit[part]),
      width,
      (weight) => weight,
    )
  return { looked: matrix('looked'), ordered: matrix('ordered') }
}
