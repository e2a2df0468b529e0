/**
 * What variety, novelty, margin and stock cost in relevance: lists of ten for the demo shop's held-out sessions, by the
 * network's scores with each set of weights, beside popularity, content and an order drawn at random. Writes a page with
 * the Pareto fronts. Weights are not chosen here: the shop sets them, and reads off what they cost.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { byNetwork, byPopularity } from '../../recommender/evaluate/rankSessions.ts'
import { paired } from '../../recommender/evaluate/significance.ts'
import { tradeOffPage } from '../../recommender/evaluate/tradeOffPage.ts'
import { sweep, tradeOffs } from '../../recommender/evaluate/tradeOffs.ts'
import type { TradeOff, Weighed } from '../../recommender/evaluate/tradeOffs.ts'
import { tradeOffTable } from '../../recommender/evaluate/tradeOffTable.ts'
import { foldDone } from '../../recommender/profile/foldDone.ts'
import { USUAL_WEIGHTS } from '../../recommender/rank/objectives.ts'
import type { ObjectiveWeights } from '../../recommender/rank/objectives.ts'
import { learnHoldingOut } from '../../recommender/rank/training/heldOut.ts'
import { demoTraining } from './demoTraining.ts'
import { byChance, byContent } from './plainScorers.ts'

const PLAIN = ['popularity', 'content', 'at random']
const SEED = 1
/** What the reranker gets. */
const CANDIDATES = 200
const PAGE = '.aisle/bench/trade-offs.html'
const NONE: ObjectiveWeights = { diversity: 0, novelty: 0, margin: 0, stock: 0 }

export async function run(): Promise<void> {
  const { input, snapshot } = await demoTraining(SEED)
  const held = await learnHoldingOut(input, foldDone)
  if (held === null) throw new Error('the demo shop taught no network')
  const { sessions, setting } = held
  const plain = [byPopularity, byContent, byChance(SEED)]
  const all: Weighed[] = [
    ...sweep(byNetwork(held.mlp), USUAL_WEIGHTS),
    ...plain.map((score, i) => ({ ...{ name: PLAIN[i]!, role: 'peer' as const }, score, weights: NONE })),
  ]
  const found = tradeOffs(setting, sessions, snapshot.products, all, CANDIDATES)
  process.stdout.write(tradeOffTable(found))
  await mkdir('.aisle/bench', { recursive: true })
  await writeFile(PAGE, tradeOffPage(found, sessions.length))
  console.log(`\nplots: ${PAGE}`)
  const of = (name: string): TradeOff => found.find((one) => one.name === name)!
  const [alone, usual] = [of('relevance alone'), of('as the shop weighs')]
  const shoppers = sessions.map(({ profile }) => profile.shopperId)
  const { lift, p } = paired(usual.ndcgs, alone.ndcgs, shoppers, 2_000)
  const result = {
    bench: 'diversity',
    ...{
      ndcg_relevance: round(alone.ndcg),
      ndcg_usual: round(usual.ndcg),
      ndcg_usual_lift: round(lift),
      p: round(p),
    },
    ...{ diversity_relevance: round(alone.diversity), diversity_usual: round(usual.diversity) },
    ...{ ndcg_popularity: round(of('popularity').ndcg), ndcg_content: round(of('content').ndcg) },
    ...{
      diversity_popularity: round(of('popularity').diversity),
      diversity_content: round(of('content').diversity),
    },
  }
  console.log(`RESULT ${JSON.stringify(result)}`)
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4
