/** A summary as text: one line a model. */
import type { ModelSummary, Summary } from './summary.ts'

type Cell = readonly [head: string, of: (model: ModelSummary) => string]

const fixed = (digits: number, of: (model: ModelSummary) => number | null): Cell[1] => {
  return (model) => of(model)?.toFixed(digits) ?? '-'
}

const COLUMNS: readonly Cell[] = [
  ['valid.', fixed(4, ({ validation }) => validation)],
  ['HR@10', fixed(4, ({ accuracy }) => accuracy.hitRate)],
  ['NDCG@10', fixed(4, ({ accuracy }) => accuracy.ndcg)],
  ['+-', fixed(4, ({ intervals: { ndcg } }) => (ndcg[1] - ndcg[0]) / 2)],
  ['p', ({ bestOverThis }) => (bestOverThis === null ? 'best' : bestOverThis.p.toFixed(4))],
  ['P@10', fixed(4, ({ accuracy }) => accuracy.precision)],
  ['R@10', fixed(4, ({ accuracy }) => accuracy.recall)],
  ['F1', fixed(4, ({ accuracy }) => accuracy.f1)],
  ['MAP', fixed(4, ({ accuracy }) => accuracy.map)],
  ['MRR', fixed(4, ({ accuracy }) => accuracy.mrr)],
  ['coverage', fixed(3, ({ lists }) => lists.coverage)],
  ['novelty', fixed(2, ({ lists }) => lists.novelty)],
  ['diversity', fixed(3, ({ lists }) => lists.diversity)],
  ['calibr.', fixed(3, ({ lists }) => lists.calibration)],
  ['fit s', fixed(1, ({ fitSeconds }) => fitSeconds)],
  ['ms', fixed(2, ({ scoreMs }) => scoreMs)],
  ['MB', fixed(0, ({ memory }) => memory / 1e6)],
]

export function tableOf({ cases, models, segments }: Summary): string {
  const rows = models.map((model) => [model.name, ...COLUMNS.map(([, of]) => of(model))])
  const parts = models.map((model) => [
    model.name,
    ...model.segments.map((ndcg) => (Number.isNaN(ndcg) ? '-' : ndcg.toFixed(4))),
  ])
  return [
    ...aligned([['model', ...COLUMNS.map(([head]) => head)], ...rows]),
    `${cases} cases; valid. is NDCG@10 on the validation part; +- is half of the 95 % interval of NDCG@10 over shoppers, p that of no difference from the best model;`,
    'novelty in bits; ms a shopper; MB of the whole process',
    '',
    ...aligned([['NDCG@10', ...segments.map(({ name }) => name)], ...parts]),
    ...segments.map(({ about, cases: count, name }) => `${name}: ${about} (${count} cases)`),
    '',
    ...models.filter(({ settings }) => settings !== '').map(({ name, settings }) => `${name}: ${settings}`),
  ].join('\n')
}

/** Columns to the right, the first to the left. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]! + 2)))
      .join(''),
  )
}
