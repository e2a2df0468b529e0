/** What weights cost, as text; those that nothing beats in both relevance and an objective have a star. */
import { BOUGHT, paretoFront } from './tradeOffs.ts'
import type { TradeOff } from './tradeOffs.ts'

const NAME = 26

export function tradeOffTable(all: readonly TradeOff[]): string {
  const fronts = new Map(BOUGHT.map((bought) => [bought, paretoFront(all, bought)]))
  const head = `${''.padEnd(NAME)}NDCG@10${BOUGHT.map((name) => name.padStart(11)).join('')}   coverage   (* on the front)`
  const lines = all.map((one) => {
    const figures = BOUGHT.map((bought) => {
      const value = one[bought]?.toFixed(3) ?? '-'
      return `${value}${fronts.get(bought)!.includes(one) ? '*' : ' '}`.padStart(11)
    })
    return `${one.name.padEnd(NAME)}${one.ndcg.toFixed(4).padStart(7)}${figures.join('')}${one.coverage.toFixed(3).padStart(11)}`
  })
  return `${[head, ...lines].join('\n')}\n`
}
