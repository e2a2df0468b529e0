/** A command of bot/commands as a process of its own, with nothing of this process's environment but the path and `settings`. */
import { spawn } from 'node:child_process'

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly errors: string
}

export async function runCommand(
  name: string,
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const child = spawn(process.execPath, ['--import', 'tsx', `bot/commands/${name}.ts`, ...args], {
    env: { PATH: process.env['PATH'], ...settings },
  })
  let out = ''
  let errors = ''
  child.stdout.on('data', (text: Buffer) => (out += text.toString()))
  child.stderr.on('data', (text: Buffer) => (errors += text.toString()))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, out, errors }
}
