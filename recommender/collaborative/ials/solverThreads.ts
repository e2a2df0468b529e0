/**
 * Threads that solve rows of one side together: each takes the next chunk that nobody has. The calling thread is one of
 * them; with no helpers it is the only one. Errors  rejects when a helper fails.
 */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { BlockOptions, BlockSolver } from './blockSolver.ts'
import type { SolverMemory, SolverSide } from './solverMemory.ts'

export interface SolverThreads {
  /** `own` is the calling thread's solver. */
  solve(side: SolverSide, own: BlockSolver): Promise<void>
  close(): Promise<void>
}

export interface SolverJob extends SolverMemory {
  readonly options: BlockOptions
  readonly thread: number
}

export async function startSolverThreads(
  shared: SolverMemory,
  options: BlockOptions,
  helpers: number,
): Promise<SolverThreads> {
  const workers = Array.from({ length: helpers }, (_, i) => {
    const workerData: SolverJob = { ...shared, options, thread: i + 1 }
    return new Worker(new URL('./solverWorker.mjs', import.meta.url), { workerData, execArgv: [] })
  })
  const close = async (): Promise<void> => {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
  try {
    // The first message says that the worker is there; an error event rejects.
    await Promise.all(workers.map((worker) => once(worker, 'message')))
  } catch (error) {
    await close()
    throw error
  }
  const counter = counterOf(shared)
  return {
    async solve(side, own) {
      counter[0] = 0
      const others = workers.map(async (worker) => {
        const done = once(worker, 'message')
        worker.postMessage(side)
        await done
      })
      solveChunks(side, own, counter)
      await Promise.all(others)
    },
    close,
  }
}

/** Rows of a chunk: few enough that no thread waits long for the last one. */
const CHUNK_ROWS = 64

/** Until no chunk is left. */
export function solveChunks(side: SolverSide, solver: BlockSolver, counter: Int32Array): void {
  for (;;) {
    const from = CHUNK_ROWS * Atomics.add(counter, 0, 1)
    if (from >= side.rows) return
    solver.solveRows(side, from, Math.min(side.rows, from + CHUNK_ROWS))
  }
}

export function counterOf({ layout, memory }: SolverMemory): Int32Array {
  return new Int32Array(memory.buffer, layout.counter, 1)
}
