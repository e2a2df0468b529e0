/** The summary of an import, as lines for a terminal. */
import { AppError } from '../types/errors.ts'
import type { ImportSummary } from './importRows.ts'
import type { RejectedRows } from './rejectedRows.ts'

/** Kinds of reasons that are listed; the file of rejected rows has them all. */
const MOST_REASONS = 12

/** `names`: which counts, in which order; those in `always` are told even when they are 0. */
interface Wording {
  readonly title: string
  readonly always: Readonly<Record<string, string>>
  readonly sometimes: Readonly<Record<string, string>>
}

export const PRODUCTS: Wording = {
  title: 'Products',
  always: {
    added: 'added',
    changed: 'changed',
    unchanged: 'unchanged',
    hidden: 'hidden',
    rejected: 'rejected',
  },
  sometimes: {
    skipped: 'skipped by the map',
    folded: 'rows of a product that another row stands for',
    missing: 'hidden because the file does not have them',
  },
}

export const EVENTS: Wording = {
  title: 'Events',
  always: { added: 'added', already: 'already there', rejected: 'rejected' },
  sometimes: { skipped: 'skipped by the map', reviews: 'reviews added' },
}

export function summaryLines(
  wording: Wording,
  { counts, reasons, resumedAfter }: ImportSummary,
  { rejected, seconds }: { readonly rejected: RejectedRows; readonly seconds: number },
): string[] {
  const told = (names: Readonly<Record<string, string>>, zero: boolean) =>
    Object.entries(names)
      .filter(([name]) => zero || (counts[name] ?? 0) > 0)
      .map(([name, words]) => `${number(counts[name] ?? 0)} ${words}`)
  const parts = [...told(wording.always, true), ...told(wording.sometimes, false)]
  return [
    `${wording.title}: ${number(counts['rows'] ?? 0)} rows in ${seconds.toFixed(1)} s: ${parts.join(', ')}`,
    ...(resumedAfter > 0
      ? [`  went on after the ${number(resumedAfter)} that an interrupted import had done`]
      : []),
    ...reasonLines(reasons),
    ...rejectedLines(rejected),
  ]
}

function reasonLines(reasons: ImportSummary['reasons']): string[] {
  const sorted = Object.entries(reasons).sort(([, a], [, b]) => b - a)
  const lines = sorted
    .slice(0, MOST_REASONS)
    .map(([reason, count]) => `  ${number(count).padStart(9)}  ${reason}`)
  const others = sorted.slice(MOST_REASONS).reduce((total, [, count]) => total + count, 0)
  return others === 0 ? lines : [...lines, `  ${number(others).padStart(9)}  for other reasons`]
}

function rejectedLines({ examples, file }: RejectedRows): string[] {
  if (examples.length === 0) return []
  const lines = examples.map(
    ({ line, field, problem }) => new AppError('PRODUCT_INVALID', { line, field: field ?? '-', problem }),
  )
  return [...lines.map(({ message }) => `  ${message}`), `  rejected rows: ${file}`]
}

const number = (value: number): string => value.toLocaleString('en-GB')
