/** A shop's labelled messages from a file. I/O: reads the file. */
import { openBytes } from '../../data/catalog/read/byteSource.ts'
import { fieldValue } from '../../data/catalog/read/feedRow.ts'
import { readFeed } from '../../data/catalog/read/readFeed.ts'
import { UsageError } from './runCommand.ts'

export interface LabelledLine {
  readonly text: string
  readonly label: string
}

const TEXT_COLUMNS = ['text', 'sentence', 'message', 'utterance', 'query']
const LABEL_COLUMNS = ['label', 'intent', 'category', 'class']

/**
 * CSV or TSV (by its first line), with or without a header; the first column is the text, the second the label, unless a
 * header says otherwise. UsageError for a file without two columns or a row without a text or label.
 */
export async function readLabelledTexts(file: string): Promise<LabelledLine[]> {
  let columns: readonly string[] = []
  const found: LabelledLine[] = []
  const source = await openBytes(file)
  const onHeader = (names: readonly string[]): void => {
    columns = names
  }
  for await (const rows of readFeed(source, 'csv', { encoding: null, delimiter: null, onHeader })) {
    const [text, label] = columnsOf(columns, file)
    for (const row of rows) {
      if (row.kind === 'unreadable') throw new UsageError(`${file}, line ${row.line}: ${row.problem}`)
      const line = {
        text: wordsIn(fieldValue(row.fields, text)),
        label: wordsIn(fieldValue(row.fields, label)),
      }
      if (line.text === '' || line.label === '') {
        throw new UsageError(
          `${file}, line ${row.line}: ${line.text === '' ? 'the text' : 'the label'} is empty`,
        )
      }
      found.push(line)
    }
  }
  const [text, label] = columnsOf(columns, file)
  const isHeader = known(TEXT_COLUMNS, columns) !== undefined || known(LABEL_COLUMNS, columns) !== undefined
  return isHeader ? found : [{ text, label }, ...found]
}

function columnsOf(columns: readonly string[], file: string): readonly [string, string] {
  if (columns.length < 2) throw new UsageError(`${file} must have two columns, the text and its label`)
  const text = known(TEXT_COLUMNS, columns)
  const label = known(LABEL_COLUMNS, columns)
  return [
    text ?? columns.find((column) => column !== label)!,
    label ?? columns.find((column, i) => i > 0 && column !== text) ?? columns[0]!,
  ]
}

const known = (names: readonly string[], columns: readonly string[]): string | undefined =>
  columns.find((column) => names.includes(column.trim().toLowerCase()))

const wordsIn = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
