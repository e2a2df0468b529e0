/** `npm run train -- intents` as a process of its own, on the real bundled model and the real examples. */
import { describe, expect, it } from '@jest/globals'
import { spawn } from 'node:child_process'

async function train(...args: readonly string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'bot/commands/train.ts', ...args], {
    env: { PATH: process.env['PATH'] },
  })
  let out = ''
  let errors = ''
  child.stdout.on('data', (text: Buffer) => (out += text.toString()))
  child.stderr.on('data', (text: Buffer) => (errors += text.toString()))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, out, errors }
}

describe('the train command', () => {
  it('shows how well the examples are told apart', async () => {
    const { code, out, errors } = await train('intents')
    expect({ code, errors }).toEqual({ code: 0, errors: '' })
    expect(out).toMatch(/^learned from \d+ sentences of 21 intents in [\d.]+ s\n/)
    const share = Number(/([\d.]+) % of them get their intent/.exec(out)?.[1])
    expect(share).toBeGreaterThan(75)
    expect(out).toMatch(/21 why +\S/)
    // No sentence stands in two files.
    expect(out).not.toContain('in more than one file')
  }, 60_000)

  it.each([[[]], [['prices']], [['intents', 'more']]])('says what can be trained to %j', async (args) => {
    const { code, out, errors } = await train(...args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(errors).toContain('say what to train: intents')
  })
})
