/**
 * What shoppers may have typed before they chose what they chose. Events hold no words, so queries are made from the
 * catalogue's own (a category, with a value or a brand that its products have) and really run: the network learns from
 * what retrieval really brings for such words.
 *
 * Reads the catalogue and asks the encoder; about 2 ms a query, all but the encoder's part in this thread, in slices.
 */
import { setImmediate } from 'node:timers/promises'
import type { ShopperId } from '../../../data/types/ids.ts'
import type { Language } from '../../../data/types/language.ts'
import type { Encoder, Random } from '../../../data/types/ports.ts'
import type { Product } from '../../../data/types/product.ts'
import { facetValues } from '../../../data/types/product.ts'
import { emptyProfile } from '../../../data/types/profile.ts'
import { EMPTY_SEARCH } from '../../../data/types/understanding.ts'
import type { CatalogueSnapshot } from '../../retrieve/catalogueSnapshot.ts'
import { retrieve } from '../../retrieve/retrieve.ts'
import { catalogueColumns } from '../catalogueColumns.ts'
import { below } from '../random.ts'
import { scaled, similarityScale } from '../similarity.ts'
import type { PastQuery } from './candidates.ts'

export interface PastQueries {
  readonly queries: readonly PastQuery[]
  /** By row: the queries that the product answers. */
  readonly queriesOfRow: readonly (readonly number[])[]
}

interface Wording {
  readonly text: string
  readonly answers: (product: Product) => boolean
}

const QUERIES = 300
/** As many as recommend.ts scores. */
const CANDIDATES = 500

export async function pastQueries(
  snapshot: CatalogueSnapshot,
  encoder: Encoder,
  random: Random,
): Promise<PastQueries> {
  const queries: PastQuery[] = []
  const queriesOfRow: number[][] = snapshot.products.map(() => [])
  for (const { text, answers } of wordings(snapshot.products, random).values()) {
    const query = await run(text, snapshot, encoder)
    for (const row of query.rows) {
      const product = snapshot.products[row]
      if (product !== undefined && answers(product)) queriesOfRow[row]?.push(queries.length)
    }
    queries.push(query)
    await setImmediate()
  }
  return { queries, queriesOfRow }
}

async function run(text: string, snapshot: CatalogueSnapshot, encoder: Encoder): Promise<PastQuery> {
  const [embedding] = await encoder.encode([text], 'query')
  const request = {
    search: { ...EMPTY_SEARCH, query: text },
    profile: emptyProfile('' as ShopperId, new Date(0)),
    embedding: embedding ?? null,
    size: 1,
    excludeSeen: false,
  }
  const { candidates } = retrieve(request, snapshot, { size: CANDIDATES })
  const columns = catalogueColumns(snapshot)
  const scale = embedding === undefined ? null : similarityScale(embedding, columns)
  return {
    rows: Int32Array.from(candidates, ({ row }) => row),
    contentSimilarity: Float32Array.from(candidates, (one) =>
      scale === null ? 0 : scaled(one.contentSimilarity ?? scale.mean, scale),
    ),
    lexical: Float32Array.from(candidates, ({ lexical }) => lexical),
  }
}

/** By text, so that none is run twice. */
function wordings(products: readonly Product[], random: Random): Map<string, Wording> {
  const out = new Map<string, Wording>()
  for (let tries = 0; out.size < QUERIES && tries < 3 * QUERIES && products.length > 0; tries++) {
    const product = products[below(random, products.length)]
    const wording = product === undefined ? null : wordingOf(product, random)
    if (wording !== null) out.set(wording.text, wording)
  }
  return out
}

/** 'jackets', 'blue jackets', 'North Peak jackets', in one of the languages that the product has. */
function wordingOf(product: Product, random: Random): Wording | null {
  const languages = Object.keys(product.categoryName) as Language[]
  const language = languages[below(random, languages.length)]
  const category = language === undefined ? product.categoryPath.at(-1) : product.categoryName[language]
  if (category === undefined) return null
  const path = product.categoryPath.join('>')
  const sameCategory = (other: Product): boolean => other.categoryPath.join('>') === path
  const facets = ['', ...(product.brand === null ? [] : ['brand']), ...Object.keys(product.attributes)]
  const facet = facets[below(random, facets.length)] ?? ''
  const values = facet === '' ? [] : facetValues(product, facet)
  const value = values[below(random, values.length)]
  if (value === undefined) return { text: category, answers: sameCategory }
  return {
    text: `${value} ${category}`,
    answers: (other) => sameCategory(other) && facetValues(other, facet).includes(value),
  }
}
