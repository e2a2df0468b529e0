/**
 * Factors of one shopper from a history: the equation that training solves for a row, solved exactly. Keeps the items'
 * factors in a memory of its own, 4 bytes a factor. Synchronous, so it is never used twice at once.
 * Cost: |history| x f^2 + f^3 / 6 multiplications; .02 ms for 50 products and 32 factors.
 */
import { matrixKernelsOver } from '../../simd/matrixKernels.ts'
import type { MatrixKernels } from '../../simd/matrixKernels.ts'
import { sharedWasmMemory } from '../../simd/wasmRuntime.ts'
import type { History } from '../history.ts'
import { BlockSolver } from './blockSolver.ts'
import type { ItemFactors } from './ials.ts'
import { scratchParts } from './solverMemory.ts'
import type { SolverSide } from './solverMemory.ts'

export class HistorySolver {
  readonly #items: number
  readonly #dimension: number
  readonly #side: SolverSide
  readonly #solver: BlockSolver
  readonly #kernels: MatrixKernels
  readonly #at: Record<'shopper' | 'everyItem' | 'ones' | 'scores', number>
  readonly #floats: Float32Array
  readonly #ints: Int32Array

  constructor(factors: ItemFactors) {
    const { dimension, gram, values } = factors
    const items = values.length / dimension
    let at = 64
    const take = (numbers: number): number => {
      const start = at
      at += 64 * Math.ceil(numbers / 16)
      return start
    }
    const [shopper, fixed, gramAt] = [take(dimension), take(values.length), take(gram.length)]
    const [starts, columns, scales] = [take(2), take(items), take(items)]
    this.#at = { shopper, everyItem: take(items), ones: take(items), scores: take(items) }
    const scratch = take(scratchParts(dimension, items).bytes / 4)
    const memory = sharedWasmMemory(at)
    this.#floats = new Float32Array(memory.buffer)
    this.#ints = new Int32Array(memory.buffer)
    this.#floats.set(values, fixed / 4)
    this.#floats.set(gram, gramAt / 4)
    this.#floats.fill(1, this.#at.ones / 4, this.#at.ones / 4 + items)
    for (let item = 0; item < items; item++) this.#ints[this.#at.everyItem / 4 + item] = item
    this.#items = items
    this.#dimension = dimension
    this.#side = {
      ...{ rows: 1, starts, columns, scales, factors: shopper, fixed, fixedRows: items, gram: gramAt },
    }
    const layout = { dimension, scratch: [scratch], longestRow: items }
    this.#solver = new BlockSolver(memory, layout, { ...factors, block: dimension }, 0)
    this.#kernels = matrixKernelsOver(memory)
  }

  /** `dimension` factors; zeros for an empty history. Items are distinct, weights > 0. */
  solve({ items, weights }: History): Float32Array {
    const { columns, factors, scales, starts } = this.#side
    this.#ints[starts / 4] = 0
    this.#ints[starts / 4 + 1] = items.length
    for (let i = 0; i < items.length; i++) {
      this.#ints[columns / 4 + i] = items[i]!
      this.#floats[scales / 4 + i] = Math.sqrt(weights[i]!)
    }
    this.#floats.fill(0, factors / 4, factors / 4 + this.#dimension)
    this.#solver.solveRows(this.#side, 0, 1)
    return this.#floats.slice(factors / 4, factors / 4 + this.#dimension)
  }

  /** Predicted interest in every item, about [0, 1], into `scores`. */
  score(history: History, scores: Float32Array): void {
    this.solve(history)
    const at = this.#at
    const bytes = 4 * this.#dimension
    this.#floats.fill(0, at.scores / 4, at.scores / 4 + this.#items)
    const { factors, fixed } = this.#side
    this.#kernels.addDots(at.everyItem, at.ones, this.#items, fixed, bytes, factors, bytes, 1, at.scores)
    scores.set(this.#floats.subarray(at.scores / 4, at.scores / 4 + this.#items))
  }
}
