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
const RIGHT = 190
const BOTTOM = 44

export function tradeOffPage(all: readonly TradeOff[], sessions: number): string {
  const shown = BOUGHT.filter((bought) => all.every((one) => one[bought] !== null))
  const intro = `Lists of ten for ${sessions} held-out sessions that ended in an order, by each set of weights from the same
scores. Nothing on the line is beaten in both by what is shown with it. Blue: steps of that weight; orange: the shop's own.`
  return page('What the weights cost', intro, [
    ...shown.map((bought) => [ABOUT[bought], plot(all, bought)] as const),
    ['All figures', table(all)],
  ])
}

/** The shop's lists and the steps of this weight; those of other weights would hide them. */
function plot(every: readonly TradeOff[], bought: Bought): string {
  const all = every.filter(({ role }) => role === 'shop' || role === bought)
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
  const shop = all.filter(({ role }) => role === 'shop')
  const points = all.map((one) => {
    const [cx, cy] = at(one)
    const isShop = one.role === 'shop'
    const circle = `<circle cx="${cx.toFixed(1)}" cy="${cy.toFixed(1)}" r="5" fill="${colour(isShop ? 5 : 0)}"/>`
    // Steps are named above, the shop's lists, which often lie close together, by a letter of the key.
    const name = isShop ? letterOf(shop.indexOf(one)) : one.name.replace(bought, '').trim()
    return circle + label(cx, cy + (isShop ? 19 : -10), name, 'middle')
  })
  const key = shop.map((one, i) =>
    label(WIDTH - RIGHT + 24, 30 + 20 * i, `${letterOf(i)}  ${one.name}`, 'start'),
  )
  const axes = `<line class="axis" x1="${LEFT}" x2="${LEFT}" y1="10" y2="${HEIGHT - BOTTOM}"/><line class="axis" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${HEIGHT - BOTTOM}" y2="${HEIGHT - BOTTOM}"/>`
  const ends = [
    ...[lowX, (lowX + highX) / 2, highX].map((value) =>
      label(x(value), HEIGHT - BOTTOM + 18, value.toFixed(3), 'middle'),
    ),
    ...[lowY, highY].map((value) => label(LEFT - 6, y(value) + 4, value.toFixed(3), 'end')),
    label((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, bought, 'middle'),
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
      ...key,
    ].join(''),
  )
}

const letterOf = (index: number): string => 'ABCDEFGH'[index] ?? '?'

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
