/** Entry of the worker thread: TypeScript is registered before the worker itself is loaded, which Node 20 needs. */
import { register } from 'tsx/esm/api'

register()
await import('./sentiment.worker.ts')
