/**
 * Matrix factorisation for implicit feedback, by alternating least squares (iALS).
 * Source: Hu, Koren & Volinsky 2008, "Collaborative filtering for implicit feedback datasets"; the unobserved weight and
 * the regularisation that grows with the number of observations are from Rendle, Krichene, Zhang & Koren 2022,
 * "Revisiting the performance of iALS on item recommendation benchmarks"; blocks of coordinates (iALS++) see
 * blockSolver.ts.
 *
 * Only the products' factors are kept: a shopper's are solved from the history at the moment of use (historySolver.ts), so that new
 * shoppers and new interactions count at once and the artefact holds nothing about a person.
 * Cost: epochs x entries x dimension x block multiplications, by 1 to `threads` threads; memory: 4 bytes a factor and 16 an
 * entry. Same seed, same result, whatever the number of threads.
 */
import { matrixKernelsOver } from '../../simd/matrixKernels.ts'
import type { MatrixKernels } from '../../simd/matrixKernels.ts'
import type { Random } from '../../../data/types/ports.ts'
import type { Interactions } from '../interactions.ts'
import { addUpperGram, BlockSolver } from './blockSolver.ts'
import type { BlockOptions, RowRegularization } from './blockSolver.ts'
import { solverMemory } from './solverMemory.ts'
import type { SolverMemory, SolverSide } from './solverMemory.ts'
import { startSolverThreads } from './solverThreads.ts'

export interface ItemFactors extends RowRegularization {
  readonly dimension: number
  /** Row-major, products x dimension. */
  readonly values: Float32Array
  /** Gram matrix of `values` times the unobserved weight, dimension x dimension: what solving a shopper needs. */
  readonly gram: Float32Array
}

export interface FactorOptions extends RowRegularization {
  /** A multiple of 8. */
  readonly dimension: number
  readonly epochs: number
  /** Coordinates solved together, a multiple of 8; LARGEST_BLOCK when it is left out. */
  readonly block?: number
  /** Also solve in so many threads besides this one; 0 when it is left out. */
  readonly helpers?: number
}

/** Beyond it the Cholesky factors of short rows cost more than the faster convergence saves. */
const LARGEST_BLOCK = 32
/** Deviation of the first factors times the root of the dimension; Rendle et al. 2022 use .1. */
const FIRST_DEVIATION = 0.1

/** `warm` are factors of an earlier time to go on from; null starts at random. */
export async function factorize(
  matrix: Interactions,
  options: FactorOptions,
  random: Random,
  warm: ItemFactors | null = null,
): Promise<ItemFactors> {
  const { dimension, exponent, helpers = 0, regularization, unobservedWeight } = options
  const block = options.block ?? largestBlock(dimension)
  const shared = solverMemory(matrix, dimension, 1 + helpers)
  const { items, shoppers } = shared.layout
  const kernels = matrixKernelsOver(shared.memory)
  const values = new Float32Array(shared.memory.buffer, items.factors, items.rows * dimension)
  const first = uniform(random, (FIRST_DEVIATION * Math.sqrt(12)) / Math.sqrt(dimension))
  for (let i = 0; i < values.length; i++) values[i] = warm?.values[i] ?? first()
  const solving: BlockOptions = { regularization, unobservedWeight, exponent, block }
  const solver = new BlockSolver(shared.memory, shared.layout, solving, 0)
  const threads = await startSolverThreads(shared, solving, helpers)
  try {
    for (let epoch = 0; epoch < options.epochs; epoch++) {
      for (const side of [shoppers, items]) {
        writeGram(kernels, shared, side, unobservedWeight)
        await threads.solve(side, solver)
      }
    }
  } finally {
    await threads.close()
  }
  writeGram(kernels, shared, shoppers, unobservedWeight)
  const gram = new Float32Array(shared.memory.buffer, shoppers.gram, dimension * dimension).slice()
  // Copies: a view would keep all of the solver's memory.
  return {
    ...{ dimension, gram, regularization, unobservedWeight, exponent },
    values: Float32Array.from(values),
  }
}

function uniform(random: Random, width: number): () => number {
  return () => (random.next() - 0.5) * width
}

function largestBlock(dimension: number): number {
  for (let block = Math.min(LARGEST_BLOCK, dimension); block > 8; block -= 8) {
    if (dimension % block === 0) return block
  }
  return 8
}

/** Rows taken at a time stay in the cache while all pairs of columns are added up. */
const GRAM_ROWS = 256

/** Gram matrix, both triangles, of the side that stands, times the unobserved weight. */
function writeGram(
  kernels: MatrixKernels,
  { layout, memory }: SolverMemory,
  side: SolverSide,
  unobservedWeight: number,
): void {
  const n = layout.dimension
  const out = new Float32Array(memory.buffer, side.gram, n * n)
  out.fill(0)
  for (let row = 0; row < side.fixedRows; row += GRAM_ROWS) {
    const count = Math.min(GRAM_ROWS, side.fixedRows - row)
    const rows = side.fixed + 4 * n * row
    addUpperGram(kernels, rows, 4 * n, count, n, unobservedWeight, side.gram, 4 * n)
  }
  for (let a = 0; a < n; a++) for (let b = 0; b < a; b++) out[a * n + b] = out[b * n + a]!
}

/** Predicted interest of a shopper in the product, about [0, 1]. */
export function factorScore(factors: ItemFactors, shopper: Float32Array, item: number): number {
  let sum = 0
  const start = item * factors.dimension
  for (let k = 0; k < factors.dimension; k++) sum += shopper[k]! * factors.values[start + k]!
  return sum
}
