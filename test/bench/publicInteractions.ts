/** The public interactions that benches judge models on: read by the same readers as a shop's own. */
import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { readInteractions, readNegatives } from '../../data/catalog/read/readInteractions.ts'
import type { InteractionRow } from '../../data/catalog/read/readInteractions.ts'
import { heldBack } from '../../recommender/evaluate/heldBack.ts'
import type { HeldBack } from '../../recommender/evaluate/heldBack.ts'
import { seededRandom } from '../../recommender/rank/random.ts'

const DATA = '../shared/data'

export interface PublicSet {
  readonly name: 'ml1m' | 'music' | 'beauty'
  readonly about: string
  readonly files: readonly string[]
  /** HR@10 and NDCG@10 as published. */
  readonly published: readonly (readonly [name: string, hitRate: number, ndcg: number])[]
  readonly goal: readonly [hitRate: number, ndcg: number]
  readonly read: () => Promise<HeldBack>
}

const MOVIES = `${DATA}/movielens-1m-ncf/ml-1m`
const MUSIC = `${DATA}/deepcf/AMusic`
const BEAUTY = `${DATA}/amazon-sequences/Beauty`

export const PUBLIC_SETS: readonly PublicSet[] = [
  {
    name: 'ml1m',
    about: 'MovieLens 1M, one item of each user against 99 (He et al. 2017)',
    files: [`${MOVIES}.train.pairs.tsv.gz`, `${MOVIES}.test.rating.gz`, `${MOVIES}.test.negative.gz`],
    published: [
      ['ItemPop', 0.4535, 0.2542],
      ['ItemKNN', 0.6596, 0.39],
      ['UserKNN', 0.6705, 0.3908],
      ['RP3beta', 0.6715, 0.3991],
      ['eALS', 0.7018, 0.428],
      ['NeuMF', 0.721, 0.4387],
      ['MF, dot product', 0.7294, 0.4523],
    ],
    goal: [0.735, 0.458],
    read() {
      return againstNegatives(this.files)
    },
  },
  {
    name: 'music',
    about: 'Amazon Music, one item of each user against 99 (Deng et al. 2019)',
    files: [`${MUSIC}.train.rating.gz`, `${MUSIC}.test.rating.gz`, `${MUSIC}.test.negative.gz`],
    published: [
      ['ItemPop', 0.2483, 0.1304],
      ['eALS', 0.3711, 0.2352],
      ['NeuMF', 0.3891, 0.2391],
      ['CFNet', 0.4116, 0.2601],
    ],
    goal: [0.412, 0.26],
    read() {
      return againstNegatives(this.files)
    },
  },
  {
    name: 'beauty',
    about: 'Amazon Beauty in order of time, the last item of each user among all (Zhou et al. 2020)',
    files: [`${BEAUTY}.txt.gz`, `${BEAUTY}_item2attributes.json.gz`],
    published: [
      ['Pop', 0.0152, 0.0068],
      ['GRU4Rec', 0.0283, 0.0137],
      ['BERT4Rec', 0.0347, 0.017],
      ['SASRec', 0.0605, 0.0318],
      ['S3Rec', 0.0647, 0.0327],
    ],
    goal: [0.0647, 0.0327],
    read() {
      return lastOfEach(this.files)
    },
  },
]

/** The first file that is not there; null when all are. */
export function missingFile({ files }: PublicSet): string | null {
  return files.find((file) => !existsSync(file)) ?? null
}

async function againstNegatives([
  train = '',
  test = '',
  negatives = '',
]: readonly string[]): Promise<HeldBack> {
  return heldBack({
    train: await readInteractions(train),
    test: await readInteractions(test),
    negatives: await readNegatives(negatives),
    ...{ protocol: 'leave-one-out', terms: [], counted: false, random: seededRandom(1) },
  })
}

/** Lines 'user item item ...', oldest first; attributes as one object, item to list. */
async function lastOfEach([sequences = '', attributes = '']: readonly string[]): Promise<HeldBack> {
  const lines = gunzipSync(readFileSync(sequences)).toString().trim().split('\n')
  const rows = lines.map((line) => line.split(' '))
  const choices = rows.flatMap(([user = '', ...items]): InteractionRow[] =>
    items.map((item, at) => ({ user, item, value: null, at })),
  )
  const ends = new Set(rows.map(([user, ...items]) => `${user} ${items.length - 1}`))
  const isLast = ({ at, user }: InteractionRow): boolean => ends.has(`${user} ${at}`)
  const terms = JSON.parse(gunzipSync(readFileSync(attributes)).toString()) as Record<string, number[]>
  return heldBack({
    train: choices.filter((choice) => !isLast(choice)),
    test: choices.filter(isLast),
    negatives: null,
    terms: Object.entries(terms).flatMap(([item, list]) =>
      list.map((term) => ({ item, term: String(term) })),
    ),
    ...{ protocol: 'full', counted: false, random: seededRandom(1) },
  })
}
