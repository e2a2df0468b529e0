import { describe, expect, it } from '@jest/globals'
import { fitNgrams } from '../../../nlp/classify/ngrams.ts'
import { fitTextClassifier } from '../../../nlp/classify/textClassifier.ts'

const BLANK = Float32Array.of(1, 0)
const labelled = (label: string, texts: readonly string[]) =>
  texts.map((text) => ({ text, label, vector: BLANK }))

describe('the classifier of texts', () => {
  const examples = [
    ...labelled('delivery', [
      'when does it arrive',
      'has it been shipped',
      'when is it shipped',
      '什么时候发货',
      '几天发货',
    ]),
    ...labelled('return', [
      'I return this',
      'can I return it',
      'returning my order',
      '我想退货',
      '可以退货吗',
    ]),
  ]
  const classifier = fitTextClassifier(examples)

  it('tells apart by words what the vectors do not, in both languages', () => {
    const best = (text: string) => classifier.classify(text, BLANK)[0]!.label
    expect(['is it shipped', 'a return please', '还没发货', '退货'].map(best)).toEqual([
      'delivery',
      'return',
      'delivery',
      'return',
    ])
  })

  it('says what it takes every example for, not having seen it', () => {
    expect(classifier.unseen).toHaveLength(examples.length)
    expect(classifier.unseen.filter(({ label }, i) => label === examples[i]!.label).length).toBeGreaterThan(6)
  })

  it('is unsure about words that it has never seen', () => {
    const [first] = classifier.classify('xylophone', BLANK)
    const [sure] = classifier.classify('when is it shipped', BLANK)
    expect(first!.confidence).toBeLessThan(sure!.confidence)
  })

  it('refuses examples of one label', () => {
    expect(() => fitTextClassifier(labelled('a', ['b', 'c']))).toThrow('at least two labels')
  })
})

describe('words and their pieces', () => {
  const ngrams = fitNgrams(['red shoes', 'red boots', 'blue boots', '红色的鞋', '红色的靴'])

  it('give two blocks of one length, whatever the text', () => {
    for (const text of ['red', 'red boots red boots', '红色']) {
      const squares = ngrams.rowOf(text).values.reduce((sum, value) => sum + value * value, 0)
      expect(squares).toBeCloseTo(2 * 0.5 ** 2)
    }
  })

  it('give columns in order, below the size, and none for unknown words', () => {
    const { columns } = ngrams.rowOf('blue red boots 红色')
    expect([...columns]).toEqual([...columns].sort((a, b) => a - b))
    expect(Math.max(...columns)).toBeLessThan(ngrams.size)
    expect(ngrams.rowOf('zzz 呜').columns).toHaveLength(0)
  })

  it('reads the beginning of an endless text', () => {
    expect(ngrams.rowOf('red '.repeat(1_000_000)).columns.length).toBeGreaterThan(0)
  })
})
