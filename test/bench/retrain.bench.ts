/**
 * The whole retraining of a shop of 20,000 products after a million interactions, in its worker: seconds, processor
 * seconds of all threads (they say the same on a machine that does something else as well), memory, and how long the
 * thread that answers is kept waiting meanwhile. Goal: 120 s on two cores.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { TrainingReport } from '../../recommender/rank/models.ts'
import { priceChanges } from '../../recommender/rank/training/pastPrices.ts'
import { trainInWorker } from '../../recommender/rank/training/trainInWorker.ts'
import { largeEvents, largeSnapshot } from './largeShop.ts'

const PRODUCTS = 20_000
const EVENTS = 1_000_000

export interface Retraining {
  readonly seconds: number
  readonly processorSeconds: number
  readonly delayP99Ms: number
  readonly longestDelayMs: number
  readonly report: TrainingReport | null
}

export async function run(): Promise<void> {
  const whole = await retrain()
  printRetraining(whole)
  const { report } = whole
  if (report !== null) {
    const { linear, mlp, popularity } = report.test
    console.log(`NDCG@10 ${mlp.toFixed(4)}, linear ${linear.toFixed(4)}, popularity ${popularity.toFixed(4)}`)
  }
  const result = {
    bench: 'retrain',
    events1m_s: round(whole.seconds),
    processor_s: round(whole.processorSeconds),
    // Of the whole process, its threads with it; kilobytes.
    peak_mb: Math.round(process.resourceUsage().maxRSS / 1024),
    delay_p99_ms: round(whole.delayP99Ms),
  }
  console.log(`RESULT ${JSON.stringify(result)}`)
}

export async function retrain(): Promise<Retraining> {
  const snapshot = await largeSnapshot(PRODUCTS)
  const ids = snapshot.products.map(({ id }) => id)
  const input = {
    catalogue: snapshot,
    events: largeEvents(EVENTS, ids),
    prices: priceChanges([], () => null),
    queries: [],
    queriesOfRow: ids.map(() => []),
    seed: 1,
    champion: null,
  }
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const processor = process.cpuUsage()
  const start = performance.now()
  const { report } = await trainInWorker(input, () => undefined)
  const seconds = (performance.now() - start) / 1000
  const { system, user } = process.cpuUsage(processor)
  delay.disable()
  return {
    seconds,
    processorSeconds: (user + system) / 1e6,
    delayP99Ms: delay.percentile(99) / 1e6,
    longestDelayMs: delay.max / 1e6,
    report,
  }
}

export function printRetraining(whole: Retraining): void {
  const { delayP99Ms, longestDelayMs, processorSeconds, seconds } = whole
  console.log(
    `whole retraining after ${EVENTS} interactions, in its worker  ${seconds.toFixed(1)} s, ` +
      `${processorSeconds.toFixed(1)} s of processor`,
  )
  console.log(
    `the answering thread meanwhile waits p99 ${delayP99Ms.toFixed(1)} ms, at most ${longestDelayMs.toFixed(0)} ms`,
  )
}

const round = (value: number): number => Math.round(value * 100) / 100
