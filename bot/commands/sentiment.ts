/**
 * `npm run sentiment`: texts on standard input, one a line; on standard output a JSON line each: what the text thinks, how
 * sure that is, and of which aspects. A line that cannot be read is `null` there and explained on standard error.
 *
 * Exit codes: 0 every line has its answer; 1 some have not, or the network cannot be used; 2 the arguments are wrong or there
 * was no input.
 */
import { openSentiment } from '../../nlp/sentiment/sentiment.ts'
import { readOptions, runCommand, UsageError } from './runCommand.ts'
import { endWhenOutputCloses, readTextLines, writeLine } from './textLines.ts'

const HELP = `npm run -s sentiment < TEXTS > OPINIONS

One text a line in UTF-8; one JSON line each: {"label", "confidence", "aspects": [{"aspect", "label", "quote"}]}.
Labels are positive, negative, mixed and neutral.
`

const DIGITS = 3
const rounded = (value: number): number => Number(value.toFixed(DIGITS))

async function main(args: readonly string[]): Promise<number> {
  if (readOptions(args, { help: { type: 'boolean' } }).help === true) {
    process.stdout.write(HELP)
    return 0
  }
  if (process.stdin.isTTY) process.stderr.write('One text a line; Ctrl-D ends.\n')
  const sentiment = await openSentiment()
  try {
    let number = 0
    let without = 0
    for await (const line of readTextLines(process.stdin)) {
      number += 1
      if ('problem' in line) {
        without += 1
        process.stderr.write(`Line ${number} ${line.problem}.\n`)
        await writeLine('null')
        continue
      }
      const [read] = await sentiment.read([line.text])
      const { opinion, confidence, aspects } = read!
      await writeLine(
        JSON.stringify({
          label: opinion,
          confidence: rounded(confidence),
          aspects: aspects.map(({ aspect, opinion: label, quote }) => ({ aspect, label, quote })),
        }),
      )
    }
    if (number === 0) throw new UsageError('There is nothing on standard input.')
    return without === 0 ? 0 : 1
  } finally {
    await sentiment.close()
  }
}

endWhenOutputCloses()
await runCommand({ help: HELP, main })
