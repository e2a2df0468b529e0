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
  const active = activeGroups(input)
  const orders = ordersOf(active)
  const scores = await score(coalitions(input, active, orders))
  const items = input.rows.length / input.baseline.length
  const perItem = 1 + active.length + orders.length * Math.max(0, active.length - 1)
  const baselineScore = scores[items * perItem] ?? 0
  return Array.from({ length: items }, (_, item) => {
    const own = scores.subarray(item * perItem, (item + 1) * perItem)
    return readEffects(own, baselineScore, input.groups, active, orders)
  })
}

/** `own` are one item's scores in the order of `coalitions`. */
function readEffects(
  own: Float32Array,
  baselineScore: number,
  groups: number,
  active: readonly number[],
  orders: readonly (readonly number[])[],
): GroupEffects {
  const full = own[0] ?? 0
  const values = new Float64Array(groups)
  const without = new Float64Array(groups)
  active.forEach((group, i) => (without[group] = full - (own[1 + i] ?? 0)))
  let at = 1 + active.length
  for (const order of orders) {
    let before = baselineScore
    order.forEach((group, step) => {
      const after = step === order.length - 1 ? full : (own[at++] ?? 0)
      values[group] = (values[group] ?? 0) + (after - before) / orders.length
      before = after
    })
  }
  return { baselineScore, values, without }
}

/** Groups in which some product differs from the baseline: the others add nothing. */
function activeGroups({ baseline, groupOf, groups, rows }: ShapleyInput): number[] {
  const differs = new Uint8Array(groups)
  for (let at = 0; at < rows.length; at++) {
    const input = at % baseline.length
    if (Math.abs((rows[at] as number) - (baseline[input] as number)) > 1e-6)
      differs[groupOf[input] as number] = 1
  }
  return [...differs.keys()].filter((group) => differs[group] === 1)
}

/** Evenly strided orders and their reverses: no randomness, the same explanation every time. */
function ordersOf(active: readonly number[]): number[][] {
  const groups = active.length
  if (groups === 0) return []
  const forward = Array.from({ length: ORDERS }, (_, i) => {
    const start = Math.floor((i * groups) / ORDERS)
    const stride = i === 0 ? 1 : coprimeStride(groups)
    return Array.from({ length: groups }, (__, k) => active[(start + k * stride) % groups] ?? 0)
  })
  return forward.flatMap((order) => [order, order.toReversed()])
}

function coprimeStride(groups: number): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))
  for (let stride = Math.max(2, Math.floor(groups / 2) - 1); stride > 1; stride--) {
    if (divisor(groups, stride) === 1) return stride
  }
  return 1
}

/** By item: the product, the product without each group, then the inner steps of each order; the baseline comes last. */
function coalitions(
  { baseline, groupOf, groups, rows }: ShapleyInput,
  active: readonly number[],
  orders: readonly (readonly number[])[],
): Float32Array {
  const width = baseline.length
  const items = rows.length / width
  const perItem = 1 + active.length + orders.length * Math.max(0, active.length - 1)
  const out = new Float32Array((items * perItem + 1) * width)
  const present = new Uint8Array(groups)
  let at = 0
  const put = (from: number): void => {
    for (let i = 0; i < width; i++) {
      out[at + i] = (present[groupOf[i] as number] === 1 ? rows[from + i] : baseline[i]) as number
    }
    at += width
  }
  for (let from = 0; from < rows.length; from += width) {
    present.fill(1)
    put(from)
    for (const group of active) {
      present[group] = 0
      put(from)
      present[group] = 1
    }
    for (const order of orders) {
      present.fill(0)
      for (const group of order.slice(0, -1)) {
        present[group] = 1
        put(from)
      }
    }
  }
  out.set(baseline, at)
  return out
}
