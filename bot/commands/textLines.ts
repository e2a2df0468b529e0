/**
 * Texts on standard input, one a line, and lines on standard output: what the commands that read messages do alike.
 */
import { once } from 'node:events'

/** More bytes of a line are not kept: no reader of texts reads further. */
const LONGEST_LINE = 65_536

/** A line, or what is wrong with it. */
export type TextLine = { readonly text: string } | { readonly problem: string }

/** Lines in UTF-8 without their ends; a broken character in one of them does not touch the others. */
export async function* readTextLines(input: AsyncIterable<Buffer>): AsyncGenerator<TextLine> {
  for await (const line of linesOf(input)) yield readLine(line)
}

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

function readLine(line: Buffer): TextLine {
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

/** Waits while the reader of standard output is behind. */
export async function writeLine(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain')
}

/** A reader that has seen enough (head) closes the pipe: nothing is wrong then, and the process ends. */
export function endWhenOutputCloses(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(0)
  })
}
