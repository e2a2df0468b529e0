/**
 * What is done for products and shoppers that nothing is known of.
 *
 *   new products   three in ten were kept from all training and count as released when the test period begins; the ranking of
 *                  those that were then ordered, among 200 candidates each, with and without factors from content
 *   new shoppers   two in five were kept from all training; their sessions are ranked as a stranger's, and with the answers to
 *                  the two questions that training chose. They answer by their hidden tastes: the value that most of the
 *                  products they truly want most have
 *
 * Beside demand alone (of all, and among what answers to what was said), content alone (of the past, or of what is typical
 * for the answers) and chance, with intervals over shoppers. The lifts are over the best of demand and content. Settings were chosen on the validation period.
 */
import { DEMO_SEED } from '../../bot/demoShop.ts'
import { generateDemoShop } from '../../data/sample/demoShop.ts'
import type { HiddenTaste } from '../../data/sample/tastes.ts'
import { trueUtility } from '../../data/sample/trueUtility.ts'
import type { Product } from '../../data/types/product.ts'
import { emptyProfile } from '../../data/types/profile.ts'
import { EMPTY_SEARCH } from '../../data/types/understanding.ts'
import { eventColumns } from '../../recommender/collaborative/eventColumns.ts'
import type { EventColumns } from '../../recommender/collaborative/eventColumns.ts'
import { byNetwork, byPopularity, rankSessions } from '../../recommender/evaluate/rankSessions.ts'
import type { Scorer } from '../../recommender/evaluate/rankSessions.ts'
import { interval, mean, paired } from '../../recommender/evaluate/significance.ts'
import { answersOf, learnOnboarding, typicalFor } from '../../recommender/onboarding/onboarding.ts'
import type { Answers, Onboarding } from '../../recommender/onboarding/onboarding.ts'
import { withAnswers } from '../../recommender/onboarding/withAnswers.ts'
import { foldDone } from '../../recommender/profile/foldDone.ts'
import { requestTerms } from '../../recommender/rank/requestTerms.ts'
import { seededRandom } from '../../recommender/rank/random.ts'
import { shopperView } from '../../recommender/rank/shopperView.ts'
import { CandidateSource } from '../../recommender/rank/training/candidates.ts'
import { chosenSessions } from '../../recommender/rank/training/chosenSessions.ts'
import { learnHoldingOut } from '../../recommender/rank/training/heldOut.ts'
import type { HeldOut } from '../../recommender/rank/training/heldOut.ts'
import { periodsOf } from '../../recommender/rank/training/periods.ts'
import type { Setting } from '../../recommender/rank/training/samples.ts'
import type { Session } from '../../recommender/rank/training/sessions.ts'
import type { TrainingInput } from '../../recommender/rank/training/trainModels.ts'
import type { CatalogueSnapshot } from '../../recommender/retrieve/catalogueSnapshot.ts'
import { DEMO_NOW, demoTraining } from './demoTraining.ts'
import { keepEvents } from './keepEvents.ts'
import { byChance, byContent } from './plainScorers.ts'

const SEED = 1
const CANDIDATES = 200
const NEW_PRODUCTS = 0.3
const NEW_SHOPPERS = 0.4
/** What a shopper thinks of when asked what they like. */
const WANTED_MOST = 60

/** Ways of asking drawn for each session, so that the draw matters less. */
const DRAWS = 5

export async function run(): Promise<void> {
  const { input, snapshot } = await demoTraining(SEED)
  const items = await newProducts(input)
  const shoppers = await newShoppers(input, snapshot)
  const result = { bench: 'coldstart', item_lift: round(items), shopper_lift: round(shoppers) }
  console.log(`RESULT ${JSON.stringify(result)}`)
}

async function newProducts(input: TrainingInput): Promise<number> {
  const fromMs = testFrom(input)
  const random = seededRandom(SEED)
  const isNew = input.catalogue.products.map(() => random.next() < NEW_PRODUCTS)
  const products = input.catalogue.products.map((one, row): Product =>
    isNew[row]! ? { ...one, releasedAt: new Date(fromMs) } : one,
  )
  const { events } = input
  const kept = {
    ...input,
    catalogue: { ...input.catalogue, products },
    events: keepEvents(events, (i) => events.at[i]! >= fromMs || !isNew[events.product[i]!]),
  }
  const { mlp, sessions, setting } = await learned(kept)
  const network = byNetwork(mlp)
  const held = sessions
    .map((session): Session => ({ ...session, ordered: session.ordered.filter((row) => isNew[row]) }))
    .filter(({ ordered }) => ordered.length > 0)
  const ndcg = rankOften(kept, setting, held, { network, ...plain() })
  return report(`${held.length} sessions that ordered new products`, held, 'network', ndcg)
}

async function newShoppers(input: TrainingInput, snapshot: CatalogueSnapshot): Promise<number> {
  const shop = generateDemoShop({ seed: DEMO_SEED, now: DEMO_NOW })
  const random = seededRandom(SEED)
  const strangers = new Map(
    shop.truth.filter(() => random.next() < NEW_SHOPPERS).map((taste) => [taste.shopperId, taste]),
  )
  const { products } = shop
  const ids = products.map(({ id }) => id)
  const columnsOf = (isStranger: boolean): EventColumns =>
    eventColumns(
      shop.events.filter(({ shopperId }) => strangers.has(shopperId) === isStranger),
      ids,
    )
  const fromMs = testFrom(input)
  const known = columnsOf(false)
  const { mlp, setting } = await learned({ ...input, events: known })
  const network = byNetwork(mlp)
  const onboarding = learnOnboarding(
    keepEvents(known, (i) => known.at[i]! < fromMs),
    products,
  )
  if (onboarding === null) throw new Error('nothing is worth asking')
  for (const { facet, options } of onboarding.questions)
    console.log(`asked: ${facet} (${options.join(', ')})`)
  const held = sessionsOf(columnsOf(true), fromMs, products, setting)
  // Numbered by first appearance, as eventColumns does.
  const order = [...new Set(shop.events.map(({ shopperId }) => shopperId))].filter((id) => strangers.has(id))
  const answers = new Map(
    order.map((id, number) => [`${number}`, answersOf(wanted(strangers.get(id)!, products), products)]),
  )
  const view = (isTold: boolean) => (session: Session) => {
    const { columns, index, models } = setting
    const { shopperId, updatedAt } = session.profile
    const profile = emptyProfile(shopperId, updatedAt)
    if (!isTold) return shopperView(profile, columns, models, index)
    const told = offered(onboarding, answers.get(shopperId)!)
    return shopperView({ ...profile, answers: told }, columns, models, index, typicalFor(onboarding, told))
  }
  const scorers = {
    network,
    served: preferring(network, snapshot, 1),
    // More than any difference in demand: what was said comes first.
    within: preferring(byPopularity, snapshot, 10),
    ...plain(),
  }
  const stranger = rankOften(input, setting, held, { network, ...plain() }, view(false))
  const told = rankOften(input, setting, held, scorers, view(true))
  return report(`${held.length} sessions of new shoppers`, held, 'two answers', {
    'two answers': told.served,
    'two answers, network alone': told.network,
    'no answer': stranger.network,
    'popularity within what was said': told.within,
    ...{ popularity: told.popularity, content: told.content, chance: told.chance },
  })
}

/** Answers that the questions have a button for; other shoppers skip. */
function offered({ questions }: Onboarding, answers: Answers): Answers {
  const given = questions.filter(({ facet, options }) => options.includes(answers[facet] ?? ''))
  return Object.fromEntries(given.map(({ facet }) => [facet, answers[facet]!]))
}

/** With what a request adds for the answers, `times` over. */
function preferring(score: Scorer, snapshot: CatalogueSnapshot, times: number): Scorer {
  return (features, moment) => {
    const { profile } = moment.shopper
    const asked = { search: EMPTY_SEARCH, profile, embedding: null, size: 1, excludeSeen: false }
    const { request } = requestTerms(withAnswers(asked), snapshot, moment)
    return score(features, moment).map((value, place) => value + times * (request?.[place] ?? 0))
  }
}

const testFrom = ({ events }: TrainingInput): number =>
  periodsOf(events).find(({ use }) => use === 'test')!.fromMs

async function learned(input: TrainingInput): Promise<HeldOut> {
  const held = await learnHoldingOut(input, foldDone)
  if (held === null) throw new Error('the demo shop taught no network')
  return held
}

const plain = () => ({ popularity: byPopularity, content: byContent, chance: byChance(SEED) })

/** By session the mean over draws; the same draws at every call. */
function rankOften<Name extends string>(
  input: TrainingInput,
  setting: Setting,
  sessions: readonly Session[],
  scorers: Readonly<Record<Name, Scorer>>,
  view?: Parameters<typeof rankSessions>[4],
): Record<Name, number[]> {
  const draws = Array.from({ length: DRAWS }, (_, draw) => {
    const random = seededRandom(SEED + draw)
    const source = new CandidateSource(setting.columns, input.queries, input.queriesOfRow, random)
    return rankSessions({ ...setting, source }, sessions, scorers, CANDIDATES, view)
  })
  const names = Object.keys(scorers) as Name[]
  const of = (name: Name): number[] => sessions.map((_, i) => mean(draws.map((draw) => draw[name][i]!)))
  return Object.fromEntries(names.map((name) => [name, of(name)])) as Record<Name, number[]>
}

function sessionsOf(
  events: EventColumns,
  fromMs: number,
  products: readonly Product[],
  { columns }: Setting,
): readonly Session[] {
  const period = { use: 'test', fromMs, untilMs: Infinity } as const
  return chosenSessions({ events, products, columns }, [period], foldDone)[0]!.judged
}

/** Rows of what a shopper wants most of all that there is. */
function wanted(taste: HiddenTaste, products: readonly Product[]): number[] {
  const utilities = products.map((product) => trueUtility(taste, product))
  return [...products.keys()].sort((a, b) => utilities[b]! - utilities[a]!).slice(0, WANTED_MOST)
}

/** Prints the table; gives back the lift of `ours` over the best of demand and content. */
function report(
  title: string,
  sessions: readonly Session[],
  ours: string,
  ndcg: Readonly<Record<string, readonly number[]>>,
): number {
  const shoppers = sessions.map(({ profile }) => profile.shopperId)
  console.log(`${title.padEnd(44)}NDCG@10   95 % of resamples over shoppers`)
  for (const [name, values] of Object.entries(ndcg)) {
    const bounds = interval(values, shoppers).map((bound) => bound.toFixed(4))
    console.log(`  ${name.padEnd(42)}${mean(values).toFixed(4)}   ${bounds.join(' to ')}`)
  }
  const peers = Object.keys(ndcg).filter((name) => /popularity|content/u.test(name))
  const best = peers.reduce((one, other) => (mean(ndcg[other]!) > mean(ndcg[one]!) ? other : one))
  const { lift, p } = paired(ndcg[ours]!, ndcg[best]!, shoppers, 2_000)
  console.log(`  ${ours} over ${best}: ${(100 * lift).toFixed(0)} %, p ${p.toFixed(4)}`)
  return lift
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4
