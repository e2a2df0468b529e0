/**
 * What `npm run evaluate` is to judge: its files, read and parted as the protocol says. Does I/O: reads the files.
 * Errors  FEED_UNREADABLE for a file; UsageError where the files and the protocol do not fit, or nothing is left to judge.
 */
import {
  readInteractions,
  readNegatives,
  readTerms,
  timeOf,
} from '../../data/catalog/read/readInteractions.ts'
import type { TermRow } from '../../data/catalog/read/readInteractions.ts'
import { heldBack } from '../../recommender/evaluate/heldBack.ts'
import type { HeldBack } from '../../recommender/evaluate/heldBack.ts'
import type { ReportAbout } from '../../recommender/evaluate/reportPage.ts'
import { timeSplit } from '../../recommender/evaluate/timeSplit.ts'
import type { SplitAt, TimeSplitInput } from '../../recommender/evaluate/timeSplit.ts'
import { seededRandom } from '../../recommender/rank/random.ts'
import { UsageError } from './runCommand.ts'

const PROTOCOLS = ['leave-one-out', 'full', 'time-split'] as const

/** Of the interactions before the moment that splits them: a usual cut, and enough of them on both sides. */
export const USUAL_SHARE = 0.8

/** As given on the command line. */
export interface Files {
  readonly train?: string | undefined
  readonly test?: string | undefined
  readonly negatives?: string | undefined
  readonly attributes?: string | undefined
  readonly protocol?: string | undefined
  readonly split?: string | undefined
  readonly counts?: boolean | undefined
}

export interface Cases {
  readonly held: HeldBack
  readonly about: ReportAbout
  /** What the split left on each side; null where two files were given. */
  readonly split: string | null
}

export async function readCases(given: Files, seed: number): Promise<Cases> {
  const { attributes, negatives, split, test, train } = given
  const protocol = PROTOCOLS.find((one) => one === given.protocol)
  if (protocol === undefined) throw new UsageError(`--protocol is one of ${PROTOCOLS.join(', ')}`)
  if (protocol !== 'leave-one-out' && negatives !== undefined)
    throw new UsageError(`--negatives goes with --protocol leave-one-out: ${protocol} ranks among all items`)
  const terms = async (): Promise<readonly TermRow[]> =>
    attributes === undefined ? [] : readTerms(attributes)
  const counted = given.counts === true
  if (protocol === 'time-split') {
    if (train === undefined || test !== undefined)
      throw new UsageError('time-split takes one file: --train without --test')
    const at = splitOf(split)
    const choices = await readInteractions(train)
    return splitByTime(train, { choices, split: at, terms: await terms(), counted })
  }
  if (split !== undefined) throw new UsageError('--split goes with --protocol time-split')
  if (train === undefined || test === undefined) throw new UsageError('name the files: --train and --test')
  const held = heldBack({
    train: await readInteractions(train),
    test: await readInteractions(test),
    negatives: negatives === undefined ? null : await readNegatives(negatives),
    terms: await terms(),
    ...{ protocol, counted, random: seededRandom(seed) },
  })
  if (held.cases.length === 0)
    throw new UsageError(`nothing to judge: every line of ${test} is in ${train} as well`)
  return { held, about: { train, test, protocol }, split: null }
}

function splitByTime(file: string, input: TimeSplitInput): Cases {
  const split = timeSplit(input)
  switch (split.kind) {
    case 'no-times':
      throw new UsageError(
        split.undated === 0
          ? `time-split needs times: all of ${file} is at the same moment`
          : `time-split needs a time in every line: ${split.undated} of ${input.choices.length} in ${file} have none`,
      )
    case 'one-sided':
      throw new UsageError(
        `there is nothing on one side of ${moment(split.at)}: ${file} goes from ${moment(split.first)} to ${moment(split.last)}`,
      )
    case 'split': {
      const { after, at, before, held, newItems, newShoppers } = split
      if (held.cases.length === 0)
        throw new UsageError(
          `nothing to judge: all since ${moment(at)} was chosen before by the same shopper`,
        )
      return {
        held,
        about: {
          ...{ train: `${file} before ${moment(at)}`, test: `${file} since then` },
          protocol: 'time-split',
        },
        split:
          `split at ${moment(at)}: ${before} interactions before, ${after} since; ` +
          `${newShoppers} of ${held.cases.length} shoppers are new since then, and ${newItems} items`,
      }
    }
  }
}

/** Files may hold numbers that are no date. */
function moment(ms: number): string {
  const date = new Date(ms)
  return Number.isNaN(date.getTime()) ? `${ms} ms` : date.toISOString()
}

function splitOf(text: string | undefined): SplitAt {
  if (text === undefined) return { kind: 'share', share: USUAL_SHARE }
  const number = Number(text)
  if (number > 0 && number < 1) return { kind: 'share', share: number }
  const at = timeOf(text)
  if (at === null || Number.isNaN(at))
    throw new UsageError(
      `--split is a moment as in 2026-05-01, or a share between 0 and 1, not ${text || "''"}`,
    )
  return { kind: 'moment', at }
}
