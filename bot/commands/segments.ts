/**
 * `npm run segments`: the groups that a shop's shoppers fall into, and where one shopper belongs. The groups are read from the
 * models in use; for a shopper the shop is opened, beside a running one or alone. Nothing of it enters a price.
 *
 * Exit codes: 0 done; 1 the models or the shop cannot be opened; 2 the arguments are wrong.
 */
import type { ShopperId } from '../../data/types/ids.ts'
import { emptyProfile } from '../../data/types/profile.ts'
import type { Profile } from '../../data/types/profile.ts'
import { foldDone } from '../../recommender/profile/foldDone.ts'
import { readModels } from '../../recommender/rank/modelFiles.ts'
import type { Models } from '../../recommender/rank/models.ts'
import { catalogueFacts } from '../../recommender/segments/catalogueFacts.ts'
import type { CatalogueFacts } from '../../recommender/segments/catalogueFacts.ts'
import { knownOf } from '../../recommender/segments/evidence.ts'
import { LEAST_SHOPPERS } from '../../recommender/segments/segmentation.ts'
import type { CatalogueSnapshot } from '../../recommender/retrieve/catalogueSnapshot.ts'
import { loadConfig, readEnvironment } from '../config.ts'
import { openForCommand } from './openForCommand.ts'
import type { Shop } from '../wiring.ts'
import { readOptions, runCommand, UsageError } from './runCommand.ts'
import { membershipText, segmentTable } from './segmentTable.ts'

const HELP = `npm run -s segments [-- --shopper ID] [--language en|zh]

The groups that shoppers fall into, the largest first: how many, what they pay (against the median of the category), how surely
the group is found again among other shoppers, what sets it apart from all others, and what it buys. Tastes are told in points
above what is usual for the categories.

  --shopper ID       where this shopper belongs, how surely and why: directline:dl_..., msteams:..., console:you
  --language en|zh   of the names; English if not given
`

const NOTHING = `no segments: fewer than ${LEAST_SHOPPERS} shoppers had enough of a past at the last learning, or nothing was learned yet\n`

async function main(args: readonly string[]): Promise<number> {
  const {
    help,
    language = 'en',
    shopper,
  } = readOptions(args, {
    ...{ shopper: { type: 'string' }, language: { type: 'string' }, help: { type: 'boolean' } },
  })
  if (help === true) {
    process.stdout.write(HELP)
    return 0
  }
  if (language !== 'en' && language !== 'zh') throw new UsageError('--language is en or zh')
  if (shopper === undefined) {
    const segments = (await readModels(loadConfig(readEnvironment()).dataDir))?.segments ?? null
    process.stdout.write(segments === null ? NOTHING : segmentTable(segments, language))
    return 0
  }
  const shop = await openForCommand()
  try {
    const { models, snapshot } = shop.current()
    const known = knownOf(await profileOf(shop, shopper as ShopperId), factsOf(snapshot, models))
    process.stdout.write(
      models.segments === null ? NOTHING : membershipText(known, models.segments, language),
    )
  } finally {
    await shop.close()
  }
  return 0
}

/** As the assistant keeps it; of a shopper who only has an imported past, folded from that. */
async function profileOf(shop: Shop, shopper: ShopperId): Promise<Profile> {
  const kept = await shop.services.loadProfile(shopper)
  const said = Object.keys(kept.tastes).length + kept.recent.length + kept.bought.length
  if (said > 0) return kept
  const { columns, products, rowOf } = shop.current().snapshot
  let profile = emptyProfile(shopper, new Date(0))
  for await (const batch of shop.interactions()) {
    for (const event of batch) {
      if (event.shopperId !== shopper) continue
      const row = rowOf.get(event.productId) ?? -1
      profile = foldDone(
        profile,
        event,
        products[row] ?? null,
        null,
        columns.categoryMedianMinor[row] ?? null,
      )
    }
  }
  return profile
}

function factsOf({ products }: CatalogueSnapshot, { collaborative }: Models): CatalogueFacts {
  const { popularity, productIds } = collaborative
  const demand = new Map(productIds.map((id, index) => [id, popularity.demand[index] ?? 0]))
  return catalogueFacts(
    products,
    products.map(({ id }) => demand.get(id) ?? 0),
  )
}

await runCommand({ help: HELP, main })
