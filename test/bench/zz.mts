import { readCatalogue } from '../../bot/commands/readCatalogue.ts'
import { openBytes } from '../../data/catalog/read/byteSource.ts'
import { generateDemoShop } from '../../data/sample/demoShop.ts'
import { createBundledEncoder } from '../../nlp/encoder/bundledEncoder.ts'
import { seeded } from '../support/seeded.ts'
import { simulatedShopper } from '../support/simulatedShopper.ts'
import { openTalkingShop } from '../support/talkingShop.ts'
import { inShort } from '../nlp/inShort.ts'
import { SHARED_DATA } from './retrievalVectors.ts'
const NOW = new Date('2026-11-21T10:00:00Z')
const e = await createBundledEncoder()
const which = process.argv[2]!
const products = which === 'demo' ? generateDemoShop({ seed: 1, now: NOW }).products : await readCatalogue(await openBytes(new URL(which === 'icecat' ? 'icecat/products.jsonl.gz' : 'myntra/products.csv.gz', SHARED_DATA).pathname), `docs/feeds/${which}.json`)
const shop = await openTalkingShop(products, e, NOW)
let shown = 0
for (let seed = 1; seed <= 150 && shown < Number(process.argv[3]); seed++) {
  const target = products[seeded(seed)(products.length)]!
  const s = simulatedShopper(target, which === 'demo' ? (['en','zh'] as const)[seed % 2]! : 'en', seed)
  const tell = shop.talk(); let message = s.opening(); let askedBefore = 0; const log: string[] = []; let ok = false
  for (let turn = 1; turn <= 5 && !ok; turn++) {
    const { memory, replies } = await tell(message)
    const items = (memory.lists.at(-1)?.items ?? []).map((i) => shop.product(i.productId))
    const r = replies[0]!
    log.push(`   ${message}  => ${memory.search.constraints.map(inShort).join(', ')} | ${memory.search.query} | ${r.kind === 'products' ? r.lead : r.kind === 'text' ? r.text : ''}`)
    ok = items.some((i) => i.id === target.id)
    const asked = memory.asked.length > askedBefore ? memory.asked.at(-1)! : null
    askedBefore = memory.asked.length
    message = s.next(asked, items)
  }
  if (!ok) { shown++; console.log(seed, target.name.en, target.priceMinor, JSON.stringify(target.attributes).slice(0,300)); console.log(log.join('\n')) }
}
await e.close(); process.exit(0)
