/** A helper of solverThreads.ts. In: a SolverJob at start, then a side a message. Out: a message when there and when done. */
import { parentPort, workerData } from 'node:worker_threads'
import { BlockSolver } from './blockSolver.ts'
import type { SolverSide } from './solverMemory.ts'
import { counterOf, solveChunks } from './solverThreads.ts'
import type { SolverJob } from './solverThreads.ts'

const job = workerData as SolverJob
const solver = new BlockSolver(job.memory, job.layout, job.options, job.thread)
const counter = counterOf(job)

parentPort?.on('message', (side: SolverSide) => {
  solveChunks(side, solver, counter)
  parentPort?.postMessage('done')
})
parentPort?.postMessage('ready')
