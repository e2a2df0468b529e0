/**
 * Opinions in reviews and in what shoppers say: good, bad, mixed or none, and of which aspects. Fitted on the sentences of
 * opinions/ over the shop's encoder: some two seconds at start, most of it for their vectors.
 *
 * Aspects are found clause by clause, each with the clause's own opinion where it has one, else with the sentence's.
 */
import type { Encoder } from '../../data/types/ports.ts'
import { centred, meanOf } from '../classify/centred.ts'
import { fitMachine, marginOf } from '../classify/linearSvm.ts'
import type { FeatureRow } from '../classify/linearSvm.ts'
import { fitNgrams } from '../classify/ngrams.ts'
import { fitTextClassifier } from '../classify/textClassifier.ts'
import type { TextClassifier } from '../classify/textClassifier.ts'
import { clausesOf } from './clauses.ts'
import { readOpinionExamples } from './opinionExamples.ts'
import type { Opinion, OpinionExample } from './opinionExamples.ts'

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

export type ReadSentiment = (text: string) => Promise<Sentiment>

export async function createSentiment(encoder: Encoder): Promise<ReadSentiment> {
  const examples = readOpinionExamples()
  const vectors = await encoder.encode(
    examples.map((example) => example.text),
    'query',
  )
  const classifier = fitTextClassifier(
    examples.map(({ text, opinion }, i) => ({ text, label: opinion, vector: vectors[i]! })),
  )
  const aspectsIn = fitAspects(examples, vectors)
  const vectorOf = async (text: string): Promise<Float32Array> => (await encoder.encode([text], 'query'))[0]!
  return async (text) => {
    const whole = judged(classifier, text, await vectorOf(text))
    const clauses = clausesOf(text)
    const aspects: AspectOpinion[] = []
    for (const { text: quote } of clauses) {
      const vector = await vectorOf(quote)
      const found = aspectsIn(quote, vector)
      if (found.length === 0) continue
      const own = clauses.length === 1 ? whole : judged(classifier, quote, vector)
      const opinion = sided(own.balance) ?? sided(whole.balance) ?? 'neutral'
      aspects.push(...found.map((aspect) => ({ aspect, opinion, balance: own.balance, quote })))
    }
    return { ...whole, aspects }
  }
}

/** Nearer to the middle than this an opinion takes no side. */
const LEAST_BALANCE = 0.2

const sided = (balance: number): Opinion | null =>
  Math.abs(balance) < LEAST_BALANCE ? null : balance > 0 ? 'positive' : 'negative'

function judged(classifier: TextClassifier, text: string, vector: Float32Array): Omit<Sentiment, 'aspects'> {
  const scores = classifier.classify(text, vector)
  const [best] = scores
  const chance = (opinion: Opinion): number => scores.find(({ label }) => label === opinion)?.confidence ?? 0
  return {
    // The labels are those of the examples.
    opinion: best!.label as Opinion,
    confidence: best!.confidence,
    balance: chance('positive') - chance('negative'),
  }
}

/** A text has an aspect when its machine says so; an aspect with few examples is not learned. */
const FEWEST_EXAMPLES = 20

function fitAspects(
  examples: readonly OpinionExample[],
  vectors: readonly Float32Array[],
): (text: string, vector: Float32Array) => string[] {
  const mean = meanOf(vectors)
  const ngrams = fitNgrams(examples.map((example) => example.text))
  const rowOf = (text: string, vector: Float32Array): FeatureRow => ({
    dense: centred(vector, mean),
    sparse: ngrams.rowOf(text),
  })
  const rows = examples.map(({ text }, i) => rowOf(text, vectors[i]!))
  const counts = new Map<string, number>()
  for (const { aspects } of examples) {
    for (const { aspect } of aspects) counts.set(aspect, (counts.get(aspect) ?? 0) + 1)
  }
  const known = [...counts].filter(([, count]) => count >= FEWEST_EXAMPLES).map(([aspect]) => aspect)
  const machines = known.map((aspect) => {
    const signs = Int8Array.from(examples, (one) => (one.aspects.some((x) => x.aspect === aspect) ? 1 : -1))
    return fitMachine(rows, signs, { sparse: ngrams.size })
  })
  return (text, vector) => {
    const row = rowOf(text, vector)
    return known
      .map((aspect, i) => ({ aspect, margin: marginOf(machines[i]!, row) }))
      .filter(({ margin }) => margin > 0)
      .sort((a, b) => b.margin - a.margin)
      .map(({ aspect }) => aspect)
  }
}
