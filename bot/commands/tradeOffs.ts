/**
 * `npm run trade-offs`: what weighing variety, novelty, margin and stock beside relevance costs and brings, on a shop's own
 * past. Learns from all but the newest tenth of it, as training does, and makes lists for the sessions of that tenth by each
 * set of weights; the models in use are not touched. Opens the shop beside a running one or alone.
 *
 * Exit codes: 0 done; 1 the shop cannot be opened, or has too little of a past; 2 the arguments are wrong.
 */
import { writeFile } from 'node:fs/promises'
import { byNetwork } from '../../recommender/evaluate/rankSessions.ts'
import { tradeOffPage } from '../../recommender/evaluate/tradeOffPage.ts'
import { sweep, tradeOffs } from '../../recommender/evaluate/tradeOffs.ts'
import { tradeOffTable } from '../../recommender/evaluate/tradeOffTable.ts'
import { foldDone } from '../../recommender/profile/foldDone.ts'
import { learnHoldingOut } from '../../recommender/rank/training/heldOut.ts'
import { loadConfig, readEnvironment } from '../config.ts'
import { openForCommand } from './openForCommand.ts'
import { readOptions, runCommand } from './runCommand.ts'

const HELP = `npm run -s trade-offs [-- --report FILE]

What each weight of AISLE_LIST_WEIGHTS costs in relevance and brings, on your own newest sessions, as a table and as a page with
the Pareto fronts. Takes about as long as a training.

  --report FILE   the page; trade-offs.html if not given
`

/** As many as the network ranks. */
const CANDIDATES = 200
const SEED = 1

async function main(args: readonly string[]): Promise<number> {
  const { help, report = 'trade-offs.html' } = readOptions(args, {
    ...{ report: { type: 'string' }, help: { type: 'boolean' } },
  })
  if (help === true) {
    process.stdout.write(HELP)
    return 0
  }
  const config = loadConfig(readEnvironment())
  const shop = await openForCommand(config)
  try {
    process.stderr.write('learning from all but the newest tenth of the past\n')
    const held = await learnHoldingOut(await shop.trainingInput(SEED), foldDone)
    if (held === null || held.sessions.length === 0) {
      process.stderr.write(
        'the past is too short to learn from and to judge: some hundred orders are needed\n',
      )
      return 1
    }
    const { products } = shop.current().snapshot
    const weighed = sweep(byNetwork(held.mlp), config.listWeights)
    const found = tradeOffs(held.setting, held.sessions, products, weighed, CANDIDATES)
    await writeFile(report, tradeOffPage(found, held.sessions.length))
    process.stdout.write(tradeOffTable(found))
    process.stderr.write(`${held.sessions.length} sessions judged; plots are in ${report}\n`)
    return 0
  } finally {
    await shop.close()
  }
}

await runCommand({ help: HELP, main })
