import { describe, expect, it } from '@jest/globals'
import type { ProductId } from '../../../data/types/ids.ts'
import { EMPTY_SEARCH } from '../../../data/types/understanding.ts'
import type { Intent, SearchState, ShownItem, Understanding } from '../../../data/types/understanding.ts'
import { foldSearch } from '../../../nlp/preferences/foldSearch.ts'
import { readPreferences } from '../../../nlp/preferences/readPreferences.ts'
import { learnVocabulary } from '../../../nlp/preferences/vocabulary.ts'
import { inShort } from '../inShort.ts'
import { SMALL_SHOP } from '../smallShop.ts'

const vocabulary = await learnVocabulary(SMALL_SHOP)
// median 110 (dollars), hand-placed
const shown: readonly ShownItem[] = [70, 110, 190].map((price, i) => ({
  position: i + 1,
  productId: `p${i + 1}` as ProductId,
  name: `Fjellvik Model${i + 1} parka`,
  priceMinor: price * 100,
}))

function understood(
  text: string,
  intent: Intent,
  search: SearchState,
  on: readonly ShownItem[],
): Understanding {
  const { constraints, critiques, references, query } = readPreferences(
    text,
    { search, shown: on, language: null },
    vocabulary,
    'USD',
  )
  return {
    language: 'en',
    text,
    truncated: false,
    otherCurrency: null,
    intents: [{ intent, confidence: 1 }],
    embedding: new Float32Array(1),
    query,
    constraints,
    critiques,
    references,
    pointsNowhere: false,
    mood: 'neutral',
  }
}

/** Says the sentences one after the other; 'new: ' begins a new search, all others refine. */
function talk(sentences: readonly string[], on: readonly ShownItem[] = []): SearchState {
  return sentences.reduce((search, sentence) => {
    const intent = sentence.startsWith('new: ') ? 'search' : 'refine'
    return foldSearch(search, understood(sentence.replace('new: ', ''), intent, search, on), on)
  }, EMPTY_SEARCH)
}

const constraints = (search: SearchState): string[] => search.constraints.map(inShort).toSorted()

type Row = readonly [talk: readonly string[], constraints: readonly string[], query: string]

const JACKET = 'new: waterproof jacket under 120, not black'

const TALKS: readonly Row[] = [
  [
    [JACKET],
    ['+category:jackets', '+feature:waterproof', '-colour:black', 'price ..12000'],
    'waterproof jacket',
  ],
  [
    [JACKET, 'in blue instead'],
    ['+category:jackets', '+colour:blue', '+feature:waterproof', '-colour:black', 'price ..12000'],
    'waterproof jacket blue',
  ],
  [
    [JACKET, 'in blue', 'actually red'],
    ['+category:jackets', '+colour:red', '+feature:waterproof', '-colour:black', 'price ..12000'],
    'waterproof jacket red',
  ],
  [['new: black jacket', 'or blue'], ['+category:jackets', '+colour:black|blue'], 'black jacket blue'],
  [
    ['new: jacket', 'windproof', 'and hooded'],
    ['+category:jackets', '+feature:hooded', '+feature:windproof'],
    'jacket windproof hooded',
  ],
  [
    ['new: jacket', 'not black', 'no brown'],
    ['+category:jackets', '-colour:black', '-colour:brown'],
    'jacket',
  ],
  [['new: jacket not black', 'in black'], ['+category:jackets', '+colour:black'], 'jacket black'],
  [['new: black jacket', 'not black'], ['+category:jackets', '-colour:black'], 'jacket'],
  [['new: Acme jacket', 'any brand but Fjellvik'], ['+category:jackets', '-brand:fjellvik'], 'jacket'],
  [
    ['new: jacket', 'any brand but Acme', 'not Fjellvik'],
    ['+category:jackets', '-brand:acme', '-brand:fjellvik'],
    'jacket',
  ],
  [
    [JACKET, 'any colour'],
    ['+category:jackets', '+feature:waterproof', 'price ..12000'],
    'waterproof jacket',
  ],
  [
    [JACKET, 'forget the price'],
    ['+category:jackets', '+feature:waterproof', '-colour:black'],
    'waterproof jacket',
  ],
  [
    [JACKET, 'under 80'],
    ['+category:jackets', '+feature:waterproof', '-colour:black', 'price ..8000'],
    'waterproof jacket',
  ],
  [['new: jacket', 'a parka'], ['+category:jackets', '+type:parka'], 'jacket parka'],
  [['new: jacket', 'bigger', 'no, smaller'], ['+category:jackets'], 'jacket smaller'],
  [
    ['new: jacket by Acme', 'North Peak or Fjellvik'],
    ['+brand:north peak|fjellvik', '+category:jackets'],
    'jacket North Peak Fjellvik',
  ],
  [['new: dark blue jacket', 'in red'], ['+category:jackets', '+colour:red'], 'jacket red'],
  [[JACKET, 'new: red boots'], ['+category:boots', '+colour:red'], 'red boots'],
  [
    ['new: 蓝色的夹克', '不要Acme', '换成红色'],
    ['+category:jackets', '+colour:red', '-brand:acme'],
    '夹克 红色',
  ],
]

describe('a search that is talked about', () => {
  it.each(TALKS)('%j', (sentences, means, query) => {
    const search = talk(sentences)
    expect(constraints(search)).toEqual(means)
    expect(search.query).toBe(query)
  })
})

describe('critiques', () => {
  it('take the price just below the product pointed at', () => {
    expect(constraints(talk(['cheaper than the third one'], shown))).toEqual(['price ..18999'])
    expect(constraints(talk(['cheaper than the first one'], shown))).toEqual(['price ..6999'])
  })

  it('take the price just below the median of what is shown when no product is named', () => {
    expect(constraints(talk(['cheaper'], shown))).toEqual(['price ..10999'])
    expect(constraints(talk(['more expensive'], shown))).toEqual(['price 11001..'])
  })

  it('never loosen the bound that was asked for', () => {
    expect(constraints(talk(['under 90', 'cheaper'], shown))).toEqual(['price ..9000'])
    expect(constraints(talk(['over 150', 'more expensive'], shown))).toEqual(['price 15000..'])
  })

  it('drop the other bound when it would leave nothing', () => {
    expect(constraints(talk(['between 150 and 200', 'cheaper'], shown))).toEqual(['price ..10999'])
  })

  it('go below the price asked for when nothing is shown', () => {
    expect(constraints(talk(['under 90', 'cheaper']))).toEqual(['price ..8999'])
    expect(constraints(talk(['cheaper']))).toEqual([])
  })

  it('ask for four stars first and for half a star more each time', () => {
    expect(constraints(talk(['better rated'], shown))).toEqual(['rating 4'])
    expect(constraints(talk(['better rated', 'better rated'], shown))).toEqual(['rating 4.5'])
    expect(
      constraints(talk(['better rated', 'better rated', 'better rated', 'better rated'], shown)),
    ).toEqual(['rating 5'])
  })
})

describe('intents that are no wishes', () => {
  const before: SearchState = {
    ...talk([JACKET]),
    refused: ['old' as ProductId],
    seen: ['p1' as ProductId],
  }
  const after = (text: string, intent: Intent) =>
    foldSearch(before, understood(text, intent, before, shown), shown)

  it('leave the search as it is', () => {
    for (const intent of ['why', 'help', 'thanks', 'more-results', 'out-of-scope'] as const) {
      expect(after('hm', intent)).toBe(before)
    }
  })

  it('empty it for "start over"', () => {
    expect(after('start over', 'start-over')).toEqual(EMPTY_SEARCH)
  })

  it('keep what is refused, also in a new search', () => {
    expect(after('not the second one', 'refuse').refused).toEqual(['old', 'p2'])
    expect(after('boots', 'search')).toMatchObject({ refused: ['old'], seen: [], likeProductId: null })
  })

  it('look for what resembles the product pointed at', () => {
    expect(after('more like the second one', 'more-like')).toMatchObject({ likeProductId: 'p2', seen: [] })
  })

  it('do both when a wish stands beside', () => {
    const search = after('more like the second one, but red', 'more-like')
    expect(search.likeProductId).toBe('p2')
    expect(constraints(search)).toContain('+colour:red')
  })

  it('change nothing that they were given', () => {
    const frozen = structuredClone(before)
    after('cheaper, in blue, any brand but Acme', 'refine')
    expect(before).toEqual(frozen)
  })
})

describe('the message that a condition was said in', () => {
  it('stays with it, and is the new one where the condition is said again', () => {
    const { constraints: said, turns } = talk([JACKET, 'in blue', 'rather green'])
    const turnOf = (facet: string): number | undefined =>
      said.find((one) => (one.kind === 'term' ? one.facet : one.kind) === facet && one.polarity === 'include')
        ?.turn
    expect({ turns, jacket: turnOf('category'), price: turnOf('price'), colour: turnOf('colour') }).toEqual({
      ...{ turns: 3, jacket: 1, price: 1, colour: 3 },
    })
  })

  it('counts from 1 again in a new search', () => {
    const { constraints: said, turns } = talk([JACKET, 'in blue', 'new: boots'])
    expect([turns, ...said.map(({ turn }) => turn)]).toEqual([1, 1])
  })
})
