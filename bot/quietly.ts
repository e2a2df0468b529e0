/**
 * The Bot Framework SDK writes keys and stack traces to the console about every bad token that a stranger sends. What
 * it writes while `work` runs is dropped (the caller logs one line of its own); all other writing goes on as before.
 */
import { AsyncLocalStorage } from 'node:async_hooks'

const quiet = new AsyncLocalStorage<true>()
let installed = false

export function quietly<T>(work: () => Promise<T>): Promise<T> {
  if (!installed) install()
  return quiet.run(true, work)
}

function install(): void {
  installed = true
  const write = console.error.bind(console)
  console.error = (...values: unknown[]) => {
    if (quiet.getStore() === undefined) write(...values)
  }
}
