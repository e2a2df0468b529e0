/**
 * `npm run explain`: one product's score for one shopper, feature by feature, and what would change it. Opens the same shop as
 * `npm start`, beside it or alone.
 *
 * Exit codes: 0 explained; 1 the shop could not be opened; 2 the arguments are wrong, or there is no such product.
 */
import type { ProductId, ShopperId } from '../../data/types/ids.ts'
import { emptyProfile } from '../../data/types/profile.ts'
import type { Profile } from '../../data/types/profile.ts'
import { EMPTY_SEARCH } from '../../data/types/understanding.ts'
import { scoreSheet } from '../../recommender/explain/scoreSheet.ts'
import type { ScoreSheet } from '../../recommender/explain/scoreSheet.ts'
import { RERANKED } from '../../recommender/rank/scoreCandidates.ts'
import { openForCommand } from './openForCommand.ts'
import type { Shop } from '../wiring.ts'
import { readOptions, runCommand, UsageError } from './runCommand.ts'

const HELP = `npm run -s explain -- --shopper ID --product ID [--query WORDS] [--json]

What the score of a product for a shopper is made of, and where the product would stand if a part of it were as usual.

  --shopper ID   as in the store: directline:dl_..., msteams:..., console:you; of whom no profile is kept
                 is explained as a stranger
  --product ID   as in the catalogue
  --query WORDS  as if the shopper had asked for these; without it, for nothing
  --json         one JSON object instead of the table
`

async function main(args: readonly string[]): Promise<number> {
  const given = readOptions(args, {
    ...{ shopper: { type: 'string' }, product: { type: 'string' }, query: { type: 'string' } },
    ...{ json: { type: 'boolean' }, help: { type: 'boolean' } },
  })
  if (given.help === true) {
    process.stdout.write(HELP)
    return 0
  }
  const { product, query = '', shopper } = given
  if (shopper === undefined || product === undefined)
    throw new UsageError('say whose and which: --shopper and --product')
  const shop = await openForCommand()
  try {
    const kept = await shop.keptProfile(shopper as ShopperId)
    const profile = kept ?? emptyProfile(shopper as ShopperId, new Date())
    const sheet = await sheetOf(shop, profile, product as ProductId, query)
    const about = knownOf(shopper, kept, query)
    process.stdout.write(
      given.json === true
        ? `${JSON.stringify({ keptProfile: kept !== null, ...sheet })}\n`
        : tableOf(sheet, about),
    )
  } finally {
    await shop.close()
  }
  return 0
}

async function sheetOf(shop: Shop, profile: Profile, product: ProductId, query: string): Promise<ScoreSheet> {
  const { models, reranker, snapshot } = shop.current()
  const row = snapshot.rowOf.get(product)
  if (row === undefined) throw new UsageError(`there is no product ${product} in the catalogue`)
  const embedding = query === '' ? null : await shop.services.embed(query)
  const request = {
    ...{ search: { ...EMPTY_SEARCH, query }, profile, embedding },
    ...{ size: 1, excludeSeen: false },
  }
  return scoreSheet(request, row, { snapshot, models, reranker, now: new Date() })
}

/** Shares below this are told together. */
const SMALL = 0.005

function tableOf(sheet: ScoreSheet, about: string): string {
  const { candidates, changes, features, place, product, request, score, usualScore } = sheet
  const told = features.filter(({ added }) => Math.abs(added) >= SMALL)
  const rest = features.reduce((sum, { added }) => sum + (Math.abs(added) < SMALL ? added : 0), 0)
  const number = (value: number | null): string => (value === null ? 'missing' : value.toFixed(3)).padStart(9)
  const signed = (value: number): string => `${value < 0 ? '' : '+'}${value.toFixed(3)}`.padStart(9)
  const moved = changes.slice(0, 8).map(({ group, place: other, score: changed }) => {
    return `${group.padEnd(24)}${number(changed)}   place ${other}`
  })
  return [
    `${product.id}  ${Object.values(product.name)[0] ?? ''}`,
    about,
    ...remarksOn(sheet),
    `place ${place} of ${candidates} candidates, score ${score.toFixed(3)}`,
    '',
    `${'feature'.padEnd(24)}${'value'.padStart(9)}${'usual'.padStart(9)}${'adds'.padStart(9)}`,
    `${'usual product'.padEnd(42)}${signed(usualScore)}`,
    ...told.map(
      ({ added, name, usual, value }) => `${name.padEnd(24)}${number(value)}${number(usual)}${signed(added)}`,
    ),
    `${'all others'.padEnd(42)}${signed(rest)}`,
    ...request.map(({ added, term }) => `${`asked for: ${term}`.padEnd(42)}${signed(added)}`),
    `${'score'.padEnd(42)}${signed(score)}`,
    '',
    'What would change it: the score and the place if this were as usual',
    ...(moved.length === 0 ? ['nothing: the product is as usual in all that counts'] : moved),
    '',
  ].join('\n')
}

function remarksOn({ offered, reranked }: ScoreSheet): string[] {
  return [
    ...(offered ? [] : ['This search and shopper would not be offered it at all; scored all the same.']),
    ...(reranked
      ? []
      : [
          `The linear score, taken apart below, puts it behind the best ${RERANKED}: the network ranks those alone.`,
        ]),
  ]
}

function knownOf(shopper: string, kept: Profile | null, query: string): string {
  const asked = query === '' ? 'asks for nothing' : `asks for "${query}"`
  if (kept === null)
    return `no profile is kept of shopper ${shopper}: this is how it looks for a stranger who ${asked}`
  const { bought, liked, recent, refused } = kept
  return `shopper ${shopper} (${recent.length} looked at, ${liked.length} liked, ${bought.length} bought, ${refused.length} refused) ${asked}`
}

await runCommand({ help: HELP, main })
