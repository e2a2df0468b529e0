/**
 * Entry of the worker thread: on Node 20 `--import tsx` has no effect inside a worker, so TypeScript is registered here
 * before the worker itself is loaded.
 */
import { register } from 'tsx/esm/api'

register()
await import('./solver.worker.ts')
