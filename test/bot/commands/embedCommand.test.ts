/** `npm run embed` as a process of its own, on the real bundled model. */
import { describe, expect, it } from '@jest/globals'
import { spawn } from 'node:child_process'

interface Outcome {
  readonly code: number | null
  readonly vectors: readonly (readonly number[] | null)[]
  readonly out: string
  readonly errors: string
}

async function embed(
  input: string | Buffer,
  args: readonly string[] = [],
  environment: Record<string, string> = {},
): Promise<Outcome> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'bot/commands/embed.ts', ...args], {
    env: { PATH: process.env['PATH'], ...environment },
  })
  let out = ''
  let errors = ''
  child.stdout.on('data', (text: Buffer) => (out += text.toString()))
  child.stderr.on('data', (text: Buffer) => (errors += text.toString()))
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  const isVectors = out.startsWith('[') || out.startsWith('null')
  const vectors = isVectors
    ? out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as number[] | null)
    : []
  return { code, vectors, out, errors }
}

const length = (vector: readonly number[] | null | undefined): number => Math.hypot(...(vector ?? []))

describe('the embed command', () => {
  it('gives one unit vector a line, the same for the same text', async () => {
    const { code, vectors, errors } = await embed('red shoes\n红色的鞋\r\nred shoes')
    expect({ code, errors }).toEqual({ code: 0, errors: '' })
    expect(vectors).toHaveLength(3)
    for (const vector of vectors) expect(length(vector)).toBeCloseTo(1, 5)
    expect(vectors[2]).toEqual(vectors[0])
  })

  it('keeps the lines in step when some have no vector, and says which and why', async () => {
    const broken = Buffer.concat([
      Buffer.from('red shoes\n\n  \n'),
      Buffer.from([0xff, 0xfe, 0x41]),
      Buffer.from('\nblue\u0000shoes\ngreen tent\n'),
    ])
    const { code, vectors, errors } = await embed(broken)
    expect(code).toBe(1)
    expect(vectors.map((vector) => vector !== null)).toEqual([true, false, false, false, false, true])
    expect(errors).toBe(
      'Line 2 is empty.\nLine 3 is empty.\n' +
        'Line 4 is not text in UTF-8; convert it first, for instance with iconv.\n' +
        'Line 5 is not text: it has zero bytes.\n',
    )
  })

  it('says what was read of a text that is too long', async () => {
    const { code, vectors, errors } = await embed(`${'tent '.repeat(300)}\n${'帐篷'.repeat(40_000)}\ntent\n`)
    expect(code).toBe(0)
    expect(vectors.map(length)).toEqual(vectors.map(() => expect.closeTo(1, 5)))
    expect(errors).toBe(
      'Line 1 is too long: its first 128 tokens were read.\nLine 2 is too long: its first 128 tokens were read.\n',
    )
  })

  it('explains itself, and says what is wrong with its arguments or that there is no input', async () => {
    expect(await embed('', ['--help'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('--as query|product'),
    })
    expect(await embed('x', ['--as', 'title'])).toMatchObject({
      code: 2,
      errors: expect.stringContaining('--as is query or product, not title'),
    })
    expect(await embed('')).toMatchObject({
      code: 2,
      errors: expect.stringContaining('There is nothing on standard input.'),
    })
  })

  it('says that the encoder of the settings cannot be used', async () => {
    const { code, errors } = await embed('tent', [], { AISLE_ENCODER: './no-such-model' })
    expect(code).toBe(1)
    expect(errors).toMatch(/no-such-model cannot be used: the folder has no onnx file/)
  })
})
