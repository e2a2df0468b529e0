/** The words' best rows against all scores added up one posting after the other. */
import { describe, expect, it } from '@jest/globals'
import { seededRandom } from '../../../recommender/rank/random.ts'
import { createLexicalIndex } from '../../../recommender/retrieve/lexicalIndex.ts'
import { createPostingsBuilder } from '../../../recommender/retrieve/postings.ts'
import type { Postings } from '../../../recommender/retrieve/postings.ts'
import { numberOf } from '../../../recommender/retrieve/termTable.ts'

const ROWS = 20_000

/** `all` stands in every row with next to no weight, `half` in every second, `rare` in every 50th, `lone` in one. */
function postings(): Postings {
  const random = seededRandom(4)
  const builder = createPostingsBuilder()
  const weigh = (word: string, most: number): void =>
    builder.add(builder.intern(word), most * (0.5 + random.next() / 2))
  for (let row = 0; row < ROWS; row++) {
    weigh('all', 0.001)
    if (row % 2 === 0) weigh('half', 1)
    if (row % 50 === 0) weigh('rare', 6)
    if (row === 777) weigh('lone', 9)
    builder.endRow()
  }
  return builder.finish()
}

const words = postings()
const index = createLexicalIndex(words, ROWS)
const everyRow = Int32Array.from({ length: ROWS }, (_, row) => row)

function addedUp(query: string): Float64Array {
  const scores = new Float64Array(ROWS)
  for (const word of query.split(' ')) {
    const number = numberOf(words.terms, word)!
    for (let i = words.offsets[number]!; i < words.offsets[number + 1]!; i++)
      scores[words.rows[i]!]! += words.weights[i]!
  }
  return scores
}

const QUERIES = [
  'all',
  'half',
  'rare',
  'rare all',
  'rare half all',
  'lone all',
  'lone rare half all',
  'half all',
]
const cases = QUERIES.flatMap((query) => [1, 10, 300, 500, ROWS].map((places) => ({ query, places })))

describe('the words of a query', () => {
  it.each(cases)('finds the $places best for "$query", and scores every row', ({ query, places }) => {
    const truth = addedUp(query)
    for (const allowed of [null, new Uint8Array(ROWS).map((_, row) => (row % 3 === 0 ? 1 : 0))]) {
      const { best, of } = index.score(query, places, allowed)
      const reachable = [...truth.keys()].filter((row) => truth[row]! > 0 && allowed?.[row] !== 0)
      const order = reachable.sort((a, b) => truth[b]! - truth[a]!).slice(0, places)
      const found = new Set(best)
      expect(found.size).toBe(best.length)
      expect(order.filter((row) => !found.has(row))).toEqual([])
      expect([...best].filter((row) => allowed?.[row] === 0)).toEqual([])
      const scores = of(everyRow)
      const worst = everyRow.reduce((most, row) => Math.max(most, Math.abs(scores[row]! - truth[row]!)), 0)
      expect(worst).toBeLessThan(1e-5)
    }
  })

  it('finds nothing for words that no product has, and for none', () => {
    expect([...index.score('unheard', 10, null).best]).toEqual([])
    expect([...index.score('', 10, null).of(Int32Array.of(0, 5))]).toEqual([0, 0])
  })

  it('forgets the query before', () => {
    index.score('half', 10, null)
    expect([...index.score('lone', 10, null).best]).toEqual([777])
  })
})
