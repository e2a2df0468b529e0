import { describe, expect, it } from '@jest/globals'
import type { Intent } from '../../../data/types/understanding.ts'
import { fitIntentClassifier } from '../../../nlp/intent/intentClassifier.ts'
import { readIntentExamples } from '../../../nlp/intent/intentExamples.ts'

/** A unit vector at an angle, in degrees. */
const at = (degrees: number): Float32Array =>
  Float32Array.of(Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180))

describe('the classifier', () => {
  // three intents in three directions, twenty examples each
  const intents: readonly Intent[] = ['search', 'help', 'thanks']
  const examples = Array.from({ length: 60 }, (_, i) => ({ text: '', intent: intents[i % 3]! }))
  const vectors = examples.map((_, i) => at((i % 3) * 120 + i / 3 - 10))
  const classify = fitIntentClassifier(examples, vectors)

  it('names the intent whose examples point the same way', () => {
    expect([at(0), at(120), at(240)].map((vector) => classify('', vector)[0]?.intent)).toEqual(intents)
  })

  it('gives probabilities that sum to 1, the highest first', () => {
    const scores = classify('', at(15)).map((one) => one.confidence)
    expect(scores.reduce((a, b) => a + b)).toBeCloseTo(1)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
  })

  it('is unsure between two intents and sure at the middle of one', () => {
    expect(classify('', at(0))[0]!.confidence).toBeGreaterThan(classify('', at(60))[0]!.confidence + 0.2)
  })

  it('is the same for the same examples', () => {
    expect(fitIntentClassifier(examples, vectors)('', at(33))).toEqual(classify('', at(33)))
  })
})

describe('the example files', () => {
  const examples = readIntentExamples()

  it('have examples in both languages for every intent', () => {
    const counts = new Map<Intent, { en: number; zh: number }>()
    for (const { intent, text } of examples) {
      const count = counts.get(intent) ?? { en: 0, zh: 0 }
      if (/\p{Script=Han}/u.test(text)) count.zh += 1
      else count.en += 1
      counts.set(intent, count)
    }
    expect(counts.size).toBe(22)
    for (const [intent, { en, zh }] of counts)
      expect([intent, en >= 10, zh >= 9]).toEqual([intent, true, true])
  })

  it('say nothing under two intents', () => {
    const texts = examples.map((one) => one.text.toLowerCase())
    expect(texts.filter((text, i) => texts.indexOf(text) !== i)).toEqual([])
  })
})
