/**
 * Simulated shoppers with a target product and a hidden budget, driven through the real turn on three catalogues: how many see
 * it within five turns, and after how many. Beside them the same shoppers at a search box (all they have said as one query,
 * the next page when there is nothing new), and with a question about a random facet after every turn.
 *
 * mean_turns counts five for who did not find it. Goals: found_in_5 >= .90, mean_turns <= 2.5.
 */
import { existsSync } from 'node:fs'
import { readCatalogue } from '../../bot/commands/readCatalogue.ts'
import { openBytes } from '../../data/catalog/read/byteSource.ts'
import { generateDemoShop } from '../../data/sample/demoShop.ts'
import type { ProductId } from '../../data/types/ids.ts'
import type { Product } from '../../data/types/product.ts'
import { createBundledEncoder } from '../../nlp/encoder/bundledEncoder.ts'
import { seeded } from '../support/seeded.ts'
import { simulatedShopper, wordsOfKinds } from '../support/simulatedShopper.ts'
import type { SimulatedShopper } from '../support/simulatedShopper.ts'
import { openTalkingShop } from '../support/talkingShop.ts'
import type { TalkingShop } from '../support/talkingShop.ts'
import { SHARED_DATA } from './retrievalVectors.ts'

const NOW = new Date('2026-11-21T10:00:00Z')
const SHOPPERS = 150
const TURNS = 5
const MODES = ['ours', 'search only', 'random questions'] as const
type Mode = (typeof MODES)[number]
const ASKABLE = ['type', 'gender', 'colour', 'material', 'style', 'brand', 'price']

interface Catalogue {
  readonly name: string
  readonly products: readonly Product[]
  /** Shoppers speak it in turn. */
  readonly languages: readonly ('en' | 'zh')[]
}

export async function run(): Promise<void> {
  const encoder = await createBundledEncoder()
  const totals = new Map<Mode, { found: number; turns: number; all: number }>()
  console.log(`${''.padEnd(10)}${MODES.map((mode) => mode.padStart(26)).join('')}`)
  for (const { name, products, languages } of await catalogues()) {
    const shop = await openTalkingShop(products, encoder, NOW)
    const kinds = wordsOfKinds(products)
    const cells: string[] = []
    for (const mode of MODES) {
      const total = totals.get(mode) ?? { found: 0, turns: 0, all: 0 }
      let found = 0
      let turns = 0
      for (let seed = 1; seed <= SHOPPERS; seed++) {
        const target = products[seeded(seed)(products.length)]!
        const shopper = simulatedShopper(target, languages[seed % languages.length]!, seed, kinds)
        const after = await shops(shopper, shop, mode, seed)
        found += Number(after !== null)
        turns += after ?? TURNS
      }
      totals.set(mode, {
        found: total.found + found,
        turns: total.turns + turns,
        all: total.all + SHOPPERS,
      })
      cells.push(`${(found / SHOPPERS).toFixed(3)} in ${(turns / SHOPPERS).toFixed(2)} turns`.padStart(26))
    }
    console.log(name.padEnd(10) + cells.join(''))
  }
  await encoder.close()
  const share = (mode: Mode): number => totals.get(mode)!.found / totals.get(mode)!.all
  console.log(
    `RESULT ${JSON.stringify({
      bench: 'shoppers',
      found_in_5: share('ours'),
      mean_turns: totals.get('ours')!.turns / totals.get('ours')!.all,
      search_only_found_in_5: share('search only'),
      random_questions_found_in_5: share('random questions'),
    })}`,
  )
}

/** After how many turns the target is on screen; null when it is not in five. */
function shops(
  shopper: SimulatedShopper,
  shop: TalkingShop,
  mode: Mode,
  seed: number,
): Promise<number | null> {
  return mode === 'search only' ? searches(shopper, shop) : talks(shopper, shop, mode, seed)
}

async function talks(
  shopper: SimulatedShopper,
  shop: TalkingShop,
  mode: Mode,
  seed: number,
): Promise<number | null> {
  const tell = shop.talk()
  const below = seeded(seed + 100_000)
  let message = shopper.opening()
  let askedBefore = 0
  for (let turn = 1; turn <= TURNS; turn++) {
    const { memory } = await tell(message)
    const shown = (memory.lists.at(-1)?.items ?? []).map((item) => shop.product(item.productId))
    if (shown.some((one) => one.id === shopper.target.id)) return turn
    const isAsked = memory.asked.length > askedBefore
    askedBefore = memory.asked.length
    const ours = isAsked ? memory.asked.at(-1)! : null
    message = shopper.next(mode === 'ours' ? ours : ASKABLE[below(ASKABLE.length)]!, shown)
  }
  return null
}

async function searches(shopper: SimulatedShopper, shop: TalkingShop): Promise<number | null> {
  const seen: ProductId[] = []
  let query = shopper.opening()
  for (let turn = 1; turn <= TURNS; turn++) {
    const found = await shop.search(query, seen)
    if (found.includes(shopper.target.id)) return turn
    seen.push(...found)
    query = `${query} ${shopper.next(
      null,
      found.map((id) => shop.product(id)),
    )}`
  }
  return null
}

async function catalogues(): Promise<Catalogue[]> {
  const demo = generateDemoShop({ seed: 1, now: NOW }).products
  const all: Catalogue[] = [{ name: 'demo', products: demo, languages: ['en', 'zh'] }]
  for (const [name, file] of [
    ['icecat', 'icecat/products.jsonl.gz'],
    ['myntra', 'myntra/products.csv.gz'],
  ] as const) {
    const path = new URL(file, SHARED_DATA)
    if (!existsSync(path)) {
      console.log(
        `left out: ${name} (${file} is not there; ../shared/data/README.md says where it comes from)`,
      )
      continue
    }
    const products = await readCatalogue(await openBytes(path.pathname), `docs/feeds/${name}.json`)
    all.push({ name, products, languages: ['en'] })
  }
  return all
}
