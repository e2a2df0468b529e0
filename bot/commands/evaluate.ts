/**
 * `npm run evaluate`: how well each model finds what was held back of a shop's own interactions.
 *
 * Exit codes: 0 evaluated; 1 the report cannot be written; 2 the arguments or the files are wrong.
 */
import { writeFile } from 'node:fs/promises'
import { compare, MODEL_NAMES } from '../../recommender/evaluate/compare.ts'
import type { HeldBack } from '../../recommender/evaluate/heldBack.ts'
import { reportPage } from '../../recommender/evaluate/reportPage.ts'
import { summarize } from '../../recommender/evaluate/summary.ts'
import { tableOf } from '../../recommender/evaluate/table.ts'
import { readCases, USUAL_SHARE } from './evaluationCases.ts'
import { readOptions, runCommand, UsageError } from './runCommand.ts'

const HELP = `npm run -s evaluate -- --train FILE --test FILE --protocol leave-one-out|full [more]
npm run -s evaluate -- --train FILE --protocol time-split [--split MOMENT|SHARE] [more]

Learns from the interactions in one file and ranks those held back in another, or those that came later.

  --train FILE      user, item, then value or count and time if there are any: CSV or TSV, gzip or not
  --test FILE       what was held back, in the same form
  --protocol P      leave-one-out: each held-back item against 99 others; full: against all items;
                    time-split: everything from a moment on, against all items
  --split WHEN      the moment: 2026-05-01, 2026-05-01T12:00Z, or the share of the interactions that come
                    before it (${USUAL_SHARE})
  --negatives FILE  the others for leave-one-out, a line '(user,item)' and then the items, tabs between;
                    without it they are drawn
  --model NAMES     with commas: ${MODEL_NAMES.join(', ')}; all when it is left out
  --attributes FILE item and term, a line each: needed by content
  --counts          a count c in the training file weighs 1 + ln c; else all choices weigh the same
  --validation N    shoppers that settings are chosen on (2000); 0 takes the usual settings
  --seed N          of all random draws (1)
  --report FILE     where the page with the plots goes (evaluation.html)

Times in the training file let the order of choices count. The table goes to standard output.
`

async function main(args: readonly string[]): Promise<number> {
  const given = readOptions(args, {
    ...{ train: { type: 'string' }, test: { type: 'string' }, negatives: { type: 'string' } },
    ...{ protocol: { type: 'string' }, model: { type: 'string' }, attributes: { type: 'string' } },
    ...{ counts: { type: 'boolean' }, validation: { type: 'string' }, seed: { type: 'string' } },
    ...{ report: { type: 'string' }, split: { type: 'string' }, help: { type: 'boolean' } },
  })
  if (given.help === true) {
    process.stdout.write(HELP)
    return 0
  }
  const models = modelsOf(given.model)
  const seed = wholeNumber('--seed', given.seed, 1)
  const validationShoppers = wholeNumber('--validation', given.validation, 2000)
  const report = given.report ?? 'evaluation.html'
  const { about, held, split } = await readCases(given, seed)
  if (split !== null) say(split)
  say(describe(held))
  const judged = await compare({ ...held, models, seed, validationShoppers, onProgress: say })
  if (judged.length === 0)
    throw new UsageError(
      `${models.join(', ')} cannot learn from this: content needs --attributes, next-item and popularity-decayed times`,
    )
  const summary = summarize(held.past, held.cases, judged)
  await writeFile(report, reportPage(summary, about))
  process.stdout.write(`${tableOf(summary)}\n`)
  say(`plots are in ${report}`)
  return 0
}

function modelsOf(names: string | undefined): readonly string[] {
  if (names === undefined) return MODEL_NAMES
  const asked = names.split(',').map((name) => name.trim())
  const unknown = asked.find((name) => !MODEL_NAMES.includes(name))
  if (unknown !== undefined)
    throw new UsageError(`there is no model ${unknown || "''"}; there are ${MODEL_NAMES.join(', ')}`)
  return asked
}

function wholeNumber(option: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`${option} is a whole number, not ${text}`)
  return Number(text)
}

function describe({ cases, passedOver, past }: HeldBack): string {
  const { columns, rows, width } = past.interactions
  const known = `${rows} users, ${width} items, ${columns.length} interactions${past.times !== null ? ' in order of time' : ''}`
  const over =
    passedOver === 0 ? '' : `; ${passedOver} of what was held back passed over (chosen before, or twice)`
  return `${known}; ${cases.length} cases to judge${over}`
}

function say(message: string): void {
  process.stderr.write(`${message}\n`)
}

await runCommand({ help: HELP, main, usageCodes: ['FEED_UNREADABLE'] })
