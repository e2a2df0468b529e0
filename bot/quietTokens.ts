/**
 * The Bot Framework SDK writes keys and stack traces to the console about every bad token that a stranger sends. What its
 * reader of tokens writes is dropped (the adapter logs one line of its own); all other writing goes on as before.
 *
 * The writer is known by the call stack. An AsyncLocalStorage would know it too, and slow every promise of the process.
 */
const READER_OF_TOKENS = 'jwtTokenExtractor'

let installed = false

export function quietTokens(): void {
  if (installed) return
  installed = true
  const write = console.error.bind(console)
  console.error = (...values: unknown[]) => {
    if (new Error().stack?.includes(READER_OF_TOKENS) !== true) write(...values)
  }
}
