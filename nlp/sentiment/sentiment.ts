/**
 * Opinions in reviews and in what shoppers say: good, bad, mixed or none, and of which aspects.
 *
 * Aspects are found clause by clause, each with the clause's own opinion where it has one, else with the sentence's.
 */
import { clausesOf } from './clauses.ts'
import { openOpinionNetwork, OPINIONS } from './opinionNetwork.ts'
import type { Opinion, OpinionNetwork, OpinionReading } from './opinionNetwork.ts'

export interface AspectOpinion {
  readonly aspect: string
  readonly opinion: Opinion
  /** Of the clause alone: how much more likely good than bad, in [-1, 1]. */
  readonly balance: number
  /** The clause that says it. */
  readonly quote: string
}

export interface Sentiment {
  readonly opinion: Opinion
  /** Of `opinion`, in [0, 1]. */
  readonly confidence: number
  /** How much more likely good than bad, in [-1, 1]. */
  readonly balance: number
  readonly aspects: readonly AspectOpinion[]
}

export interface SentimentReader {
  /** One a text, in order. Other work is let in between texts. */
  read(texts: readonly string[]): Promise<readonly Sentiment[]>
  close(): Promise<void>
}

/** Throws what openNetwork throws. */
export async function openSentiment(): Promise<SentimentReader> {
  const network = await openOpinionNetwork()
  return {
    read: async (texts) => {
      const sentiments: Sentiment[] = []
      for (const text of texts) sentiments.push(await sentimentOf(text, network))
      return sentiments
    },
    close: () => network.close(),
  }
}

async function sentimentOf(text: string, network: OpinionNetwork): Promise<Sentiment> {
  const whole = judged(await network.read(text))
  const clauses = clausesOf(text)
  const aspects: AspectOpinion[] = []
  for (const { text: quote } of clauses) {
    const reading = await network.read(quote)
    const own = clauses.length === 1 ? whole : judged(reading)
    const opinion = sided(own.balance) ?? sided(whole.balance) ?? 'neutral'
    aspects.push(...reading.aspects.map((aspect) => ({ aspect, opinion, balance: own.balance, quote })))
  }
  return { ...whole, aspects }
}

/** Nearer to the middle than this an opinion takes no side. */
const LEAST_BALANCE = 0.2

const sided = (balance: number): Opinion | null =>
  Math.abs(balance) < LEAST_BALANCE ? null : balance > 0 ? 'positive' : 'negative'

function judged({ chances }: OpinionReading): Omit<Sentiment, 'aspects'> {
  const opinion = OPINIONS.reduce((best, one) => (chances[one] > chances[best] ? one : best))
  return { opinion, confidence: chances[opinion], balance: chances.positive - chances.negative }
}
