/**
 * Labelled sentences of reviews: opinions/*.tsv, `label<TAB>aspects<TAB>sentence`; a label is positive, negative, mixed or
 * neutral, aspects are `battery+;comfort-`. They were written for this and are taken from no review. A shop may add its own.
 * I/O: reads the files.
 */
import { readdirSync, readFileSync } from 'node:fs'

export const OPINIONS = ['positive', 'negative', 'mixed', 'neutral'] as const
export type Opinion = (typeof OPINIONS)[number]

export interface OpinionExample {
  readonly text: string
  readonly opinion: Opinion
  readonly aspects: readonly { readonly aspect: string; readonly good: boolean }[]
}

const FOLDER = new URL('./opinions/', import.meta.url)

/** Throws Error naming the file and line that cannot be read. */
export function readOpinionExamples(): OpinionExample[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.tsv'))
  return files.sort().flatMap((file) =>
    readFileSync(new URL(file, FOLDER), 'utf8')
      .split('\n')
      .flatMap((line, i) => (line.trim() === '' ? [] : [exampleOf(line, `${file}, line ${i + 1}`)])),
  )
}

function exampleOf(line: string, place: string): OpinionExample {
  const [label, aspects = '', text = ''] = line.split('\t')
  const opinion = OPINIONS.find((one) => one === label)
  if (opinion === undefined || text.trim() === '') {
    throw new Error(
      `${place}: label, aspects and sentence are wanted, parted by tabs; the label is one of ${OPINIONS.join(', ')}`,
    )
  }
  const parts = aspects.split(';').filter((part) => part !== '')
  return {
    text: text.trim(),
    opinion,
    aspects: parts.map((part) => ({ aspect: part.slice(0, -1), good: part.endsWith('+') })),
  }
}
