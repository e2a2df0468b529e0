/**
 * `npm run embed`: texts on standard input, one a line, to vectors on standard output, one JSON array a line, by the shop's
 * encoder. Line n of the output is of line n of the input; a line that has no vector is `null` there and explained on
 * standard error.
 *
 * Exit codes: 0 every line has its vector; 1 some have not, or the encoder cannot be used; 2 the arguments are wrong or
 * there was no input.
 */
import type { EncodeAs, Encoder } from '../../data/types/ports.ts'
import { loadConfig, readEnvironment } from '../config.ts'
import { openEncoder } from '../openEncoder.ts'
import { readOptions, runCommand, UsageError } from './runCommand.ts'
import { endWhenOutputCloses, readTextLines, writeLine } from './textLines.ts'

const HELP = `npm run -s embed [-- --as query|product] < TEXTS > VECTORS

  --as query|product  how the texts are read, for encoders that tell the two apart; query unless said
  --help              this text

One text a line in UTF-8, one JSON array a line out. AISLE_ENCODER names another encoder than the bundled one.
`

/** Significant digits: float32 has about seven. */
const DIGITS = 7

function readArguments(args: readonly string[]): EncodeAs | null {
  const values = readOptions(args, { as: { type: 'string' }, help: { type: 'boolean' } })
  if (values.help === true) return null
  const { as = 'query' } = values
  if (as !== 'query' && as !== 'product') throw new UsageError(`--as is query or product, not ${as}`)
  return as
}

/** Out: the number of lines that have no vector; `at` counts all of them. */
async function embed(encoder: Encoder, as: EncodeAs, at: { line: number }): Promise<number> {
  let without = 0
  for await (const line of readTextLines(process.stdin)) {
    at.line += 1
    if ('problem' in line) {
      without += 1
      process.stderr.write(`Line ${at.line} ${line.problem}.\n`)
      await writeLine('null')
      continue
    }
    const [vector] = await encoder.encode([line.text], as)
    await writeLine(`[${Array.from(vector!, (value) => Number(value.toPrecision(DIGITS))).join(',')}]`)
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

endWhenOutputCloses()
await runCommand({ help: HELP, main })
