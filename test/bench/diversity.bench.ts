/**
 * What variety, novelty, margin and stock cost in relevance: lists of ten for the demo shop's held-out sessions, by the
 * network's scores with each set of weights, beside popularity, content and an order drawn at random. Writes a page with
 * the Pareto fronts. Weights are not chosen here: the shop sets them, and reads off what they cost.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { byNetwork, byPopularity } from '../../recommender/evaluate/rankSessions.ts'
import type { Scorer } from '../../recommender/evaluate/rankSessions.ts'
import { paired } from '../../recommender/evaluate/significance.ts'
import { tradeOffPage } from '../../recommender/evaluate/tradeOffPage.ts'
import { BOUGHT, paretoFront, tradeOffs } from '../../recommender/evaluate/tradeOffs.ts'
import type { TradeOff, Weighed } from '../../recommender/evaluate/tradeOffs.ts'
import { foldDone } from '../../recommender/profile/foldDone.ts'
import { forShopper, USUAL_WEIGHTS } from '../../recommender/rank/objectives.ts'
import type { ObjectiveWeights } from '../../recommender/rank/objectives.ts'
import { fit, prepare, samplesFor } from '../../recommender/rank/training/trainModels.ts'
import { demoTraining } from './demoTraining.ts'
import { byChance, byContent } from './plainScorers.ts'

const SEED = 1
/** What the reranker gets. */
const CANDIDATES = 200
const PAGE = '.aisle/bench/trade-offs.html'
const NONE: ObjectiveWeights = { diversity: 0, novelty: 0, margin: 0, stock: 0 }

export async function run(): Promise<void> {
  const { input, snapshot } = await demoTraining(SEED)
  const settings = await prepare(input, foldDone, () => undefined)
  const learned = samplesFor(settings, 'learn')
  const { network } = await fit(learned, samplesFor(settings, 'validate'), SEED, () => undefined)
  const test = settings.find(({ period }) => period.use === 'test')!
  const held = test.sessions.judged
  const found = tradeOffs(test.setting, held, snapshot.products, weighed(byNetwork(network.mlp)), CANDIDATES)
  table(found)
  await mkdir('.aisle/bench', { recursive: true })
  await writeFile(PAGE, tradeOffPage(found, held.length))
  console.log(`\nplots: ${PAGE}`)
  const of = (name: string): TradeOff => found.find((one) => one.name === name)!
  const usual = of('usual: diversity .15')
  const plain = of('relevance alone')
  const shoppers = held.map(({ profile }) => profile.shopperId)
  const { lift, p } = paired(usual.ndcgs, plain.ndcgs, shoppers, 2_000)
  const result = {
    bench: 'diversity',
    ...{
      ndcg_relevance: round(plain.ndcg),
      ndcg_usual: round(usual.ndcg),
      ndcg_usual_lift: round(lift),
      p: round(p),
    },
    ...{ diversity_relevance: round(plain.diversity), diversity_usual: round(usual.diversity) },
    ...{ ndcg_popularity: round(of('popularity').ndcg), ndcg_content: round(of('content').ndcg) },
    ...{
      diversity_popularity: round(of('popularity').diversity),
      diversity_content: round(of('content').diversity),
    },
  }
  console.log(`RESULT ${JSON.stringify(result)}`)
}

function weighed(network: Scorer): Weighed[] {
  const with_ = (name: string, weights: Partial<ObjectiveWeights>): Weighed => ({
    ...{ name, score: network, weights: { ...NONE, ...weights } },
  })
  const sweep = (objective: keyof ObjectiveWeights, base: Partial<ObjectiveWeights>): Weighed[] =>
    [0.1, 0.2, 0.3, 0.4].map((weight) =>
      with_(`${objective} ${short(weight)}`, { ...base, [objective]: weight }),
    )
  const usual = { diversity: USUAL_WEIGHTS.diversity }
  return [
    with_('relevance alone', {}),
    with_(`usual: diversity ${short(USUAL_WEIGHTS.diversity)}`, usual),
    with_('adventurous shopper', forShopper(USUAL_WEIGHTS, 1)),
    with_('safe shopper', forShopper(USUAL_WEIGHTS, -1)),
    ...sweep('diversity', {}),
    ...BOUGHT.filter((one) => one !== 'diversity').flatMap((objective) => sweep(objective, usual)),
    { name: 'popularity', score: byPopularity, weights: NONE },
    { name: 'content', score: byContent, weights: NONE },
    { name: 'at random', score: byChance(SEED), weights: NONE },
  ]
}

const short = (weight: number): string => weight.toFixed(2).replace(/^0/, '').replace(/0$/, '')

function table(all: readonly TradeOff[]): void {
  const fronts = new Map(BOUGHT.map((bought) => [bought, paretoFront(all, bought)]))
  console.log(
    `${''.padEnd(24)}NDCG@10  ${BOUGHT.map((name) => name.padStart(11)).join('')}   coverage   (* on the front)`,
  )
  for (const one of all) {
    const figures = BOUGHT.map((bought) => {
      const value = one[bought]?.toFixed(3) ?? '-'
      return `${value}${fronts.get(bought)!.includes(one) ? '*' : ' '}`.padStart(11)
    })
    console.log(
      `${one.name.padEnd(24)}${one.ndcg.toFixed(4)}   ${figures.join('')}${one.coverage.toFixed(3).padStart(11)}`,
    )
  }
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4
