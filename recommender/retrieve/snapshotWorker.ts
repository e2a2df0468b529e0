/** The worker of a snapshot as promises of what it gives, each of which is rejected when the worker fails or ends. */
import { Worker } from 'node:worker_threads'
import type { CatalogueTables } from './catalogueTables.ts'
import type { FromWorker, SnapshotJob, ToWorker } from './snapshotMessages.ts'

type Ready = Extract<FromWorker, { kind: 'ready' }>

export interface SnapshotWorker {
  send(message: ToWorker): void
  readonly missing: Promise<Int32Array>
  readonly tables: Promise<CatalogueTables>
  readonly ready: Promise<Ready>
  end(): Promise<void>
}

export interface SnapshotListener {
  note(text: string): void
  indexed(fraction: number): void
}

export function startSnapshotWorker(job: SnapshotJob, listener: SnapshotListener): SnapshotWorker {
  const worker = new Worker(new URL('./snapshotWorker.mjs', import.meta.url), {
    workerData: job,
    execArgv: [],
  })
  const missing = deferred<Int32Array>()
  const tables = deferred<CatalogueTables>()
  const ready = deferred<Ready>()
  const fail = (problem: string): void => {
    for (const one of [missing, tables, ready]) one.reject(new Error(problem))
  }
  worker.on('error', (error: Error) => fail(error.message))
  worker.on('exit', (code) => fail(`the worker ended with code ${code}`))
  worker.on('message', (message: FromWorker) => {
    switch (message.kind) {
      case 'note':
        listener.note(message.text)
        break
      case 'indexed':
        listener.indexed(message.fraction)
        break
      case 'missing':
        missing.resolve(message.rows)
        break
      case 'tables':
        tables.resolve(message.tables)
        break
      case 'ready':
        ready.resolve(message)
        break
      case 'failed':
        fail(message.problem)
    }
  })
  return {
    send: (message) => worker.postMessage(message),
    missing: missing.promise,
    tables: tables.promise,
    ready: ready.promise,
    end: async () => {
      await worker.terminate()
    },
  }
}

interface Deferred<Value> {
  readonly promise: Promise<Value>
  readonly resolve: (value: Value) => void
  readonly reject: (error: Error) => void
}

function deferred<Value>(): Deferred<Value> {
  let resolve: (value: Value) => void = () => undefined
  let reject: (error: Error) => void = () => undefined
  const promise = new Promise<Value>((yes, no) => {
    resolve = yes
    reject = no
  })
  // Whoever awaits it is told; that nobody awaits it yet is no fault.
  promise.catch(() => undefined)
  return { promise, resolve, reject }
}
