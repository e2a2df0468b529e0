/**
 * A process of its own that works with an embedded database, for tests of several processes on one folder:
 * `startStoreProcess('insert', dataDir)`. It prints a line for each thing that it has done.
 *
 *   insert   prints 'open', then inserts notes one by one for ever and prints each number after its commit
 *   ten      inserts ten notes, prints 'done', ends
 *   hold     prints 'open', begins a transaction, inserts the note -1, prints 'holding' and never commits
 *   serve    prints 'open' and waits; ends in order when its input ends
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface StoreProcess {
  readonly child: ChildProcess
  /** The next line that it prints; null when it has ended. */
  line(): Promise<string | null>
  /** Waits for a line that says `text`. */
  saw(text: string): Promise<void>
  readonly ended: Promise<void>
}

export function startStoreProcess(verb: 'insert' | 'ten' | 'hold' | 'serve', dataDir: string): StoreProcess {
  const script = fileURLToPath(new URL('./storeProcess.main.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', script, verb, dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const line = async (): Promise<string | null> => {
    const next = await lines.next()
    return next.done === true ? null : next.value
  }
  const saw = async (text: string): Promise<void> => {
    for (let found = await line(); found !== text; found = await line()) {
      if (found === null) throw new Error(`the process ended before it said ${text}`)
    }
  }
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  return { child, line, saw, ended }
}
