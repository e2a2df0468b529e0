/**
 * `npm run embed`: texts on standard input, one a line, to vectors on standard output, one JSON array a line, by the shop's
 * encoder. Line n of the output is of line n of the input; a line that has no vector is `null` there and explained on
 * standard error.
 *
 * Exit codes: 0 every line has its vector; 1 some have not, or the encoder cannot be used; 2 the arguments are wrong or
 * there was no input.
 */
import { once } from 'node:events'
import type { EncodeAs, Encoder } from '../../data/types/ports.ts'
import { loadConfig, readEnvironment } from '../config.ts'
import { openEncoder } from '../openEncoder.ts'
import { readOptions, runCommand, UsageError } from './runCommand.ts'

const HELP = `npm run -s embed [-- --as query|product] < TEXTS > VECTORS

  --as query|product  how the texts are read, for encoders that tell the two apart; query unless said
  --help              this text

One text a line in UTF-8, one JSON array a line out. AISLE_ENCODER names another encoder than the bundled one.
`

/** A text of this many bytes is cut by every encoder; more of a line is not kept. */
const LONGEST_LINE = 65_536
/** Significant digits: float32 has about seven. */
const DIGITS = 7

function readArguments(args: readonly string[]): EncodeAs | null {
  const values = readOptions(args, { as: { type: 'string' }, help: { type: 'boolean' } })
  if (values.help === true) return null
  const { as = 'query' } = values
  if (as !== 'query' && as !== 'product') throw new UsageError(`--as is query or product, not ${as}`)
  return as
}

/** Lines without their ends, as bytes: a broken character in one of them does not touch the others. */
async function* linesOf(input: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let begun: Buffer[] = []
  let size = 0
  const add = (part: Buffer): void => {
    const kept = part.subarray(0, Math.max(0, LONGEST_LINE + 1 - size))
    size += kept.length
    begun.push(kept)
  }
  for await (const chunk of input) {
    let from = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      add(chunk.subarray(from, end))
      yield Buffer.concat(begun)
      begun = []
      size = 0
      from = end + 1
    }
    if (from < chunk.length) add(chunk.subarray(from))
  }
  if (size > 0) yield Buffer.concat(begun)
}

/** The text of a line, or what is wrong with it. */
function readLine(line: Buffer): { readonly text: string } | { readonly problem: string } {
  const isLong = line.length > LONGEST_LINE
  let text: string
  try {
    // A cut may fall inside a character; only then is a broken end forgiven.
    text = new TextDecoder('utf-8', { fatal: true }).decode(line.subarray(0, LONGEST_LINE), {
      stream: isLong,
    })
  } catch {
    return { problem: 'is not text in UTF-8; convert it first, for instance with iconv' }
  }
  if (text.includes('\u0000')) return { problem: 'is not text: it has zero bytes' }
  return text.trim() === '' ? { problem: 'is empty' } : { text: text.replace(/\r$/, '') }
}

async function write(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain')
}

/** Out: the number of lines that have no vector; `at` counts all of them. */
async function embed(encoder: Encoder, as: EncodeAs, at: { line: number }): Promise<number> {
  let without = 0
  for await (const bytes of linesOf(process.stdin)) {
    at.line += 1
    const line = readLine(bytes)
    if ('problem' in line) {
      without += 1
      process.stderr.write(`Line ${at.line} ${line.problem}.\n`)
      await write('null')
      continue
    }
    const [vector] = await encoder.encode([line.text], as)
    await write(`[${Array.from(vector!, (value) => Number(value.toPrecision(DIGITS))).join(',')}]`)
  }
  return without
}

async function main(args: readonly string[]): Promise<number> {
  const as = readArguments(args)
  if (as === null) {
    process.stdout.write(HELP)
    return 0
  }
  if (process.stdin.isTTY) process.stderr.write('One text a line; Ctrl-D ends.\n')
  const at = { line: 0 }
  const encoder = await openEncoder(loadConfig(readEnvironment()), (_text, tokens) =>
    process.stderr.write(`Line ${at.line} is too long: its first ${tokens} tokens were read.\n`),
  )
  try {
    const without = await embed(encoder, as, at)
    if (at.line === 0) throw new UsageError('There is nothing on standard input.')
    return without === 0 ? 0 : 1
  } finally {
    await encoder.close()
  }
}

// A reader that has seen enough (head) closes the pipe: nothing is wrong then.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

await runCommand({ help: HELP, main })
