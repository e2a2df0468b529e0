/**
 * What each group of inputs added to a network's score: Shapley values (Shapley 1953; for models Lundberg & Lee 2017)
 * against a baseline, estimated over a few fixed orders of the groups, each with its reverse (Mitchell et al. 2022,
 * "Sampling permutations for Shapley value estimation"). In every order the steps lead from the baseline to the product,
 * so the values sum to score(product) - score(baseline) exactly, whatever the number of orders.
 *
 *   rows       n x width, the products to explain.
 *   baseline   width: what is usual among the candidates.
 *   groupOf    by input, 0 .. groups - 1.
 * Out, by product: `values` by group, `without` by group (how far the score falls when the group alone is put to the
 * baseline), `baselineScore`. Cost: one batch of n x groups x (2 ORDERS + 1) rows through `score`.
 */
import type { Reranker } from '../../data/types/ports.ts'

export interface GroupEffects {
  readonly baselineScore: number
  readonly values: Float64Array
  readonly without: Float64Array
}

export interface ShapleyInput {
  readonly rows: Float32Array
  readonly baseline: Float32Array
  readonly groupOf: Uint8Array
  readonly groups: number
}

/** Distinct orders; each is also used backwards. */
const ORDERS = 2

export async function groupEffects(input: ShapleyInput, score: Reranker['score']): Promise<GroupEffects[]> {
  const orders = ordersOf(input.groups)
  const batch = coalitions(input, orders)
  const scores = await score(batch)
  const items = input.rows.length / input.baseline.length
  const perItem = orders.length * (input.groups - 1) + input.groups + 1
  const baselineScore = scores[items * perItem] ?? 0
  return Array.from({ length: items }, (_, item) => readEffects(item * perItem, baselineScore))

  function readEffects(start: number, base: number): GroupEffects {
    const full = scores[start] ?? 0
    const without = Float64Array.from({ length: input.groups }, (_, g) => full - (scores[start + 1 + g] ?? 0))
    const values = new Float64Array(input.groups)
    let at = start + 1 + input.groups
    for (const order of orders) {
      let before = base
      order.forEach((group, step) => {
        const after = step === order.length - 1 ? full : (scores[at++] ?? 0)
        values[group] = (values[group] ?? 0) + (after - before) / orders.length
        before = after
      })
    }
    return { baselineScore: base, values, without }
  }
}

/** Evenly rotated and strided orders and their reverses: no randomness, the same explanation every time. */
function ordersOf(groups: number): number[][] {
  const forward = Array.from({ length: ORDERS }, (_, i) => {
    const start = Math.floor((i * groups) / ORDERS)
    const stride = i === 0 ? 1 : coprimeStride(groups)
    return Array.from({ length: groups }, (__, k) => (start + k * stride) % groups)
  })
  return forward.flatMap((order) => [order, order.toReversed()])
}

function coprimeStride(groups: number): number {
  const divides = (a: number, b: number): number => (b === 0 ? a : divides(b, a % b))
  for (let stride = Math.max(2, Math.floor(groups / 2) - 1); stride > 1; stride--) {
    if (divides(groups, stride) === 1) return stride
  }
  return 1
}

/** By item: the product, the product without each group, then the inner steps of each order; the baseline comes last. */
function coalitions(input: ShapleyInput, orders: readonly (readonly number[])[]): Float32Array {
  const { baseline, groupOf, groups, rows } = input
  const width = baseline.length
  const items = rows.length / width
  const perItem = orders.length * (groups - 1) + groups + 1
  const out = new Float32Array((items * perItem + 1) * width)
  let at = 0
  const present = new Uint8Array(groups)
  for (let item = 0; item < items; item++) {
    present.fill(1)
    put(item)
    for (let group = 0; group < groups; group++) {
      present[group] = 0
      put(item)
      present[group] = 1
    }
    for (const order of orders) {
      present.fill(0)
      for (const group of order.slice(0, -1)) {
        present[group] = 1
        put(item)
      }
    }
  }
  out.set(baseline, at)
  return out

  function put(item: number): void {
    const from = item * width
    for (let i = 0; i < width; i++) {
      out[at + i] = (present[groupOf[i] as number] === 1 ? rows[from + i] : baseline[i]) as number
    }
    at += width
  }
}
