/** A summary as one HTML page with plots, see page.ts. Names come from files: all text is escaped. */
import { colour, escape, label, page, svg, WIDTH } from './page.ts'
import type { ModelSummary, Summary } from './summary.ts'
import { CURVE } from './summary.ts'

export interface ReportAbout {
  readonly train: string
  readonly test: string
  readonly protocol: string
}

const LEFT = 110
const RIGHT = 20

export function reportPage(summary: Summary, about: ReportAbout): string {
  const { models } = summary
  const sections = [
    ['NDCG@10 with 95 % intervals over shoppers', bars(models)],
    ['Held-back items found in the first k places', curves(models)],
    ['Accuracy against coverage of the catalogue', scatter(models)],
    ['NDCG@10 by part of the cases', segmentBars(summary)],
    ['All figures', table(summary)],
  ] as const
  const intro = [
    `Learned from ${escape(about.train)}, judged on ${summary.cases} cases of ${escape(about.test)}, protocol ${escape(about.protocol)}.`,
    'Of equal scores the held-back item counts as last.',
  ]
  return page('Evaluation', intro.join('\n'), sections)
}

const scale = (value: number, most: number): number =>
  LEFT + ((WIDTH - LEFT - RIGHT) * value) / Math.max(most, 1e-9)

function bars(models: readonly ModelSummary[]): string {
  const most = Math.max(...models.map(({ intervals }) => intervals.ndcg[1])) * 1.12
  const rows = models.map(({ accuracy, intervals, name }, i) => {
    const y = 10 + i * 28
    const [low, high] = intervals.ndcg.map((bound) => scale(bound, most).toFixed(1))
    const end = scale(accuracy.ndcg, most)
    return [
      label(LEFT - 8, y + 14, name, 'end'),
      `<rect x="${LEFT}" y="${y}" width="${(end - LEFT).toFixed(1)}" height="20" fill="${colour(i)}"/>`,
      `<line class="whisker" x1="${low}" x2="${high}" y1="${y + 10}" y2="${y + 10}"/>`,
      label(scale(intervals.ndcg[1], most) + 6, y + 14, accuracy.ndcg.toFixed(4), 'start'),
    ].join('')
  })
  return svg(20 + models.length * 28, 'NDCG@10 by model', rows.join(''))
}

function curves(models: readonly ModelSummary[]): string {
  const height = 300
  const most = Math.max(...models.map(({ hitCurve }) => hitCurve.at(-1) ?? 0), 1e-9)
  const x = (k: number): number => 50 + ((WIDTH - 200) * (k - 1)) / (CURVE - 1)
  const y = (share: number): number => height - 30 - ((height - 50) * share) / most
  const lines = models.map(({ hitCurve }, i) => {
    const points = hitCurve.map((share, k) => `${x(k + 1).toFixed(1)},${y(share).toFixed(1)}`).join(' ')
    return `<polyline points="${points}" fill="none" stroke="${colour(i)}" stroke-width="2"/>`
  })
  const ticks = [1, 10, 20, 30, 40, CURVE].map((k) => label(x(k), height - 12, String(k), 'middle'))
  const shares = [0, 0.25, 0.5, 0.75, 1].map((part) => {
    const at = y(part * most).toFixed(1)
    return `<line class="axis" x1="50" x2="${WIDTH - 150}" y1="${at}" y2="${at}"/>${label(44, Number(at) + 4, (part * most).toFixed(2), 'end')}`
  })
  return svg(height, 'Hit curve by model', [...shares, ...lines, ...ticks, legend(models)].join(''))
}

/** To the right of a plot. */
function legend(models: readonly ModelSummary[]): string {
  return models
    .map(({ name }, i) => {
      const y = 24 + i * 20
      return `<rect x="${WIDTH - 140}" y="${y - 10}" width="12" height="12" fill="${colour(i)}"/>${label(WIDTH - 122, y, name, 'start')}`
    })
    .join('')
}

function scatter(models: readonly ModelSummary[]): string {
  const height = 280
  const most = Math.max(...models.map(({ accuracy }) => accuracy.ndcg)) * 1.1
  const widest = Math.max(...models.map(({ lists }) => lists.coverage)) * 1.1
  const x = (coverage: number): number => 50 + ((WIDTH - 210) * coverage) / Math.max(widest, 1e-9)
  const y = (ndcg: number): number => height - 40 - ((height - 60) * ndcg) / Math.max(most, 1e-9)
  const points = models.map(
    ({ accuracy, lists }, i) =>
      `<circle cx="${x(lists.coverage).toFixed(1)}" cy="${y(accuracy.ndcg).toFixed(1)}" r="6" fill="${colour(i)}"/>`,
  )
  const axes = `<line class="axis" x1="50" x2="50" y1="10" y2="${height - 40}"/><line class="axis" x1="50" x2="${WIDTH - 150}" y1="${height - 40}" y2="${height - 40}"/>`
  const ends = [
    label(50, height - 22, '0', 'middle'),
    label(x(widest), height - 22, widest.toFixed(2), 'middle'),
    label((50 + x(widest)) / 2, height - 6, 'share of all items in any list', 'middle'),
    label(44, y(most) + 4, most.toFixed(2), 'end'),
    label(54, y(most) + 4, 'NDCG@10', 'start'),
  ]
  return svg(height, 'NDCG@10 against coverage', [axes, ...points, ...ends, legend(models)].join(''))
}

function segmentBars({ models, segments }: Summary): string {
  const shown = segments.filter(({ cases }) => cases > 0)
  const most =
    Math.max(...models.flatMap((model) => model.segments.filter((ndcg) => !Number.isNaN(ndcg)))) * 1.1
  let y = 4
  const parts = shown.flatMap((segment) => {
    const place = segments.indexOf(segment)
    y += 18
    const head = label(0, y, `${segment.name}: ${segment.about} (${segment.cases} cases)`, 'start')
    y += 6
    const rows = models.map((model, i) => {
      const ndcg = model.segments[place] ?? 0
      const row = `${label(LEFT - 8, y + 11, model.name, 'end')}<rect x="${LEFT}" y="${y}" width="${(scale(ndcg, most) - LEFT).toFixed(1)}" height="13" fill="${colour(i)}"/>${label(scale(ndcg, most) + 6, y + 11, ndcg.toFixed(4), 'start')}`
      y += 17
      return row
    })
    y += 8
    return [head, ...rows]
  })
  return svg(y, 'NDCG@10 by segment', parts.join(''))
}

function table({ models }: Summary): string {
  const columns: readonly (readonly [string, (model: ModelSummary) => string])[] = [
    ['model', ({ name }) => name],
    ['HR', ({ accuracy }) => accuracy.hitRate.toFixed(4)],
    ['NDCG', ({ accuracy }) => accuracy.ndcg.toFixed(4)],
    ['p against the best', ({ bestOverThis }) => bestOverThis?.p.toFixed(4) ?? 'best'],
    ['precision', ({ accuracy }) => accuracy.precision.toFixed(4)],
    ['recall', ({ accuracy }) => accuracy.recall.toFixed(4)],
    ['F1', ({ accuracy }) => accuracy.f1.toFixed(4)],
    ['MAP', ({ accuracy }) => accuracy.map.toFixed(4)],
    ['MRR', ({ accuracy }) => accuracy.mrr.toFixed(4)],
    ['coverage', ({ lists }) => lists.coverage.toFixed(3)],
    ['novelty (bits)', ({ lists }) => lists.novelty.toFixed(2)],
    ['diversity', ({ lists }) => lists.diversity.toFixed(3)],
    ['calibration', ({ lists }) => lists.calibration?.toFixed(3) ?? '-'],
    ['fit (s)', ({ fitSeconds }) => fitSeconds.toFixed(1)],
    ['score (ms)', ({ scoreMs }) => scoreMs.toFixed(2)],
    ['settings', ({ settings }) => settings],
  ]
  const head = columns.map(([name]) => `<th>${name}</th>`).join('')
  const rows = models.map(
    (model) => `<tr>${columns.map(([, of]) => `<td>${escape(of(model))}</td>`).join('')}</tr>`,
  )
  return `<div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`
}
