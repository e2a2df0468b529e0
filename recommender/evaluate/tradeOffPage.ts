/** What weights cost, as one HTML page: for each objective NDCG@10 against it, the Pareto front drawn, and the table. */
import { colour, escape, label, page, svg, WIDTH } from './page.ts'
import { BOUGHT, paretoFront } from './tradeOffs.ts'
import type { Bought, TradeOff } from './tradeOffs.ts'

const ABOUT: Readonly<Record<Bought, string>> = {
  diversity: 'Variety within a list: mean of 1 - cosine',
  novelty: 'What is new to most: 1 - demand',
  margin: 'Margin: share of the price that the shop keeps',
  stock: 'Stock: pieces over ten, at most 1',
}
const HEIGHT = 300
const LEFT = 60
const RIGHT = 30
const BOTTOM = 44

export function tradeOffPage(all: readonly TradeOff[], sessions: number): string {
  const shown = BOUGHT.filter((bought) => all.every((one) => one[bought] !== null))
  const intro = `Lists of ten for ${sessions} held-out sessions that ended in an order, by each set of weights from the same
scores. Nothing on the line is beaten in both. What is to the lower left of it is paid for twice.`
  return page('What the weights cost', intro, [
    ...shown.map((bought) => [ABOUT[bought], plot(all, bought)] as const),
    ['All figures', table(all)],
  ])
}

function plot(all: readonly TradeOff[], bought: Bought): string {
  const [lowX, highX] = range(all.map((one) => one[bought] ?? 0))
  const [lowY, highY] = range(all.map(({ ndcg }) => ndcg))
  const x = (value: number): number => LEFT + ((WIDTH - LEFT - RIGHT) * (value - lowX)) / (highX - lowX)
  const y = (value: number): number =>
    HEIGHT - BOTTOM - ((HEIGHT - BOTTOM - 20) * (value - lowY)) / (highY - lowY)
  const front = paretoFront(all, bought).toSorted((a, b) => (a[bought] ?? 0) - (b[bought] ?? 0))
  const at = (one: TradeOff): [number, number] => [x(one[bought] ?? 0), y(one.ndcg)]
  const line = front
    .map((one) =>
      at(one)
        .map((value) => value.toFixed(1))
        .join(),
    )
    .join(' ')
  const points = all.map((one) => {
    const [cx, cy] = at(one)
    const onFront = front.includes(one)
    const circle = `<circle cx="${cx.toFixed(1)}" cy="${cy.toFixed(1)}" r="${onFront ? 6 : 4}" fill="${colour(onFront ? 0 : 7)}"><title>${escape(one.name)}</title></circle>`
    const isRight = cx > WIDTH * 0.7
    return (
      circle + (onFront ? label(cx + (isRight ? -9 : 9), cy - 6, one.name, isRight ? 'end' : 'start') : '')
    )
  })
  const axes = `<line class="axis" x1="${LEFT}" x2="${LEFT}" y1="10" y2="${HEIGHT - BOTTOM}"/><line class="axis" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${HEIGHT - BOTTOM}" y2="${HEIGHT - BOTTOM}"/>`
  const ends = [
    ...[lowX, (lowX + highX) / 2, highX].map((value) =>
      label(x(value), HEIGHT - BOTTOM + 18, value.toFixed(3), 'middle'),
    ),
    ...[lowY, highY].map((value) => label(LEFT - 6, y(value) + 4, value.toFixed(3), 'end')),
    label(WIDTH / 2, HEIGHT - 8, bought, 'middle'),
    label(LEFT - 6, 12, 'NDCG', 'end'),
  ]
  return svg(
    HEIGHT,
    `NDCG@10 against ${bought}`,
    [
      axes,
      `<polyline points="${line}" fill="none" stroke="${colour(0)}" stroke-width="2"/>`,
      ...points,
      ...ends,
    ].join(''),
  )
}

/** A little wider than what is in it; never of no width. */
function range(values: readonly number[]): [low: number, high: number] {
  const low = Math.min(...values)
  const high = Math.max(...values)
  const air = Math.max((high - low) * 0.08, 1e-4)
  return [low - air, high + air]
}

function table(all: readonly TradeOff[]): string {
  const head = ['weights', 'NDCG@10', ...BOUGHT, 'coverage'].map((name) => `<th>${name}</th>`).join('')
  const rows = all.map((one) => {
    const figures = [one.ndcg, ...BOUGHT.map((bought) => one[bought]), one.coverage]
    const cells = figures.map((value) => `<td>${value?.toFixed(4) ?? '-'}</td>`).join('')
    return `<tr><td>${escape(one.name)}</td>${cells}</tr>`
  })
  return `<div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`
}
