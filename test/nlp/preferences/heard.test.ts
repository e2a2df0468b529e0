/** The reading by rules, put right by what the network heard; what it heard is written down here. */
import { describe, expect, it } from '@jest/globals'
import { EMPTY_SEARCH } from '../../../data/types/understanding.ts'
import { readPreferences } from '../../../nlp/preferences/readPreferences.ts'
import { isNameOfGoods } from '../../../nlp/preferences/heard.ts'
import type { Hearing } from '../../../nlp/preferences/reader/hearing.ts'
import type { WishSaid } from '../../../nlp/preferences/reader/wishSaid.ts'
import { learnVocabulary } from '../../../nlp/preferences/vocabulary.ts'
import { inShort } from '../inShort.ts'
import { SMALL_SHOP } from '../smallShop.ts'

const vocabulary = await learnVocabulary(SMALL_SHOP)

/** `words` of the text as a wish. */
function wish(text: string, slot: string, words: string, differs: Partial<WishSaid> = {}): WishSaid {
  const start = text.indexOf(words)
  const span = { start, end: start + words.length }
  return { slot, operator: '=', value: words, unit: null, refused: false, confidence: 0.95, span, ...differs }
}

/** All words outside the wishes say nothing. */
function hearing(wishes: readonly WishSaid[]): Hearing {
  const isInside = (start: number): boolean =>
    wishes.some(({ span }) => span !== null && span.start <= start && start < span.end)
  return { wishes, idle: ({ start }) => (isInside(start) ? 0.01 : 0.99) }
}

const read = (text: string, wishes: readonly WishSaid[]) =>
  readPreferences(
    text,
    { search: EMPTY_SEARCH, shown: [], language: null },
    vocabulary,
    'USD',
    hearing(wishes),
  )
const constraints = (text: string, wishes: readonly WishSaid[]): string[] =>
  read(text, wishes).constraints.map(inShort).toSorted()

describe('what was heard', () => {
  it('turns wants into refusals', () => {
    const text = 'boots, I cannot stand black'
    const black = wish(text, 'colour', 'black', { refused: true })
    expect(constraints(text, [wish(text, 'category', 'boots'), black])).toEqual([
      '+category:boots',
      '-colour:black',
    ])
  })

  it('leaves out words of other things', () => {
    const text = 'my old red bag broke, I need boots'
    expect(constraints(text, [wish(text, 'category', 'boots')])).toEqual(['+category:boots'])
    // Where nothing was heard the words are all there is.
    expect(constraints('red', [])).toEqual(['+colour:red'])
  })

  it('adds stars that no rule reads', () => {
    const text = 'boots, four and a half at the very least'
    const stars = wish(text, 'rating', 'four and a half', { operator: '>=', value: 4.5 })
    expect(constraints(text, [wish(text, 'category', 'boots'), stars])).toEqual([
      '+category:boots',
      'rating 4.5',
    ])
    const tooMany = wish(text, 'rating', 'four and a half', { operator: '>=', value: 9 })
    expect(constraints(text, [wish(text, 'category', 'boots'), tooMany])).toEqual(['+category:boots'])
  })

  it('does not turn a range round', () => {
    const text = 'boots between 40 and 60'
    const low = wish(text, 'price', '40', { operator: '>=', value: 40 })
    const high = wish(text, 'price', '60', { operator: '>=', value: 60 })
    expect(constraints(text, [wish(text, 'category', 'boots'), low, high])).toEqual([
      '+category:boots',
      'price 4000..6000',
    ])
  })

  it('takes the name of a thing for a wish, be it sold or not', () => {
    const isName = (text: string): boolean =>
      isNameOfGoods(hearing([wish(text, 'category', 'umbrella')]), text)
    expect(['an umbrella please', 'umbrella?'].map(isName)).toEqual([true, true])
    expect(['how do I mend my umbrella', 'umbrella stand'].map(isName)).toEqual([false, false])
  })
})

describe('politeness', () => {
  it.each([
    ['red boots would be great', ['+category:boots', '+colour:red']],
    ['boots, red would be great', ['+category:boots', '~+colour:red']],
    ['ideally boots', ['+category:boots']],
  ])('%s', (text, wanted) => {
    expect(constraints(text, [])).toEqual(wanted)
  })
})
