/**
 * Which of its meanings a phrase has in this message. Null when it has none that is sure enough: then it stays a word of
 * the query.
 */
import type { Token } from './messageTokens.ts'
import type { Term } from './phraseBook.ts'

/** A word that means several things means the first of these. Facets of a feed's own come after them all. */
const FACET_ORDER = [
  'type',
  'category',
  'colour',
  'feature',
  'material',
  'gender',
  'age',
  'size',
  'pattern',
  'occasion',
  'style',
  'season',
  'brand',
  'keyword',
]
/** A word that several of a feed's own facets have is taken for the one that has most of its products. */
const CLEAR_SHARE = 0.7

const set = (text: string): ReadonlySet<string> => new Set(text.split(' '))
/** Words that are also verbs: after these they are verbs. */
const VERBS = set('check throw work present light warm fall top plain fit sport cover walk watch')
const BEFORE_VERB = set('i you to let can will please dont we it just could would')
const AFTER_DOWN = set('jacket coat filled filling fill insulated insulation parka vest pillow duvet')
const BEFORE_DOWN = set('with of no not without goose duck real in')
const BEFORE_NOUN = set('a the my our this that')
/** Facets of words that say what it is. */
const GOODS = set('type category keyword')
const NOT_TOP = set('rated quality of notch seller selling')

/** Characters that may stand after a single Chinese character that is a value: "黑的", "红色". */
const AFTER_SINGLE = set('的 色 款 一 这 那 、 和 或')

export interface Place {
  readonly tokens: readonly Token[]
  readonly words: readonly string[]
  /** First token and number of tokens of the phrase. */
  readonly at: number
  readonly length: number
  readonly text: string
  /** True when a phrase of the vocabulary begins at a token. */
  readonly phraseAt: (at: number) => boolean
}

export function chooseTerm(terms: readonly Term[], place: Place): readonly Term[] | null {
  if (isOtherWord(place)) return null
  const named = terms.filter((term) => term.asName)
  if (named.length > 0 && writtenAsName(place)) return named
  const plain = meantAs(
    place,
    terms.filter((term) => !term.asName),
  )
  const known = plain.filter((term) => FACET_ORDER.includes(term.facet))
  if (known.length > 0) return best(known, purposeFirst(place))
  const total = plain.reduce((sum, term) => sum + term.count, 0)
  const most = plain.toSorted((a, b) => b.count - a.count)[0]
  return most !== undefined && most.count >= CLEAR_SHARE * total ? [most] : null
}

/** "Lights" and "a light for the tent" are goods, "light" elsewhere is a quality; other words have one of the two meanings. */
function meantAs(place: Place, terms: readonly Term[]): readonly Term[] {
  if (place.length > 1 || place.words[place.at] !== 'light') return terms
  const isGoods = isLights(place)
  return terms.filter(({ facet }) => GOODS.has(facet) === isGoods)
}

function isLights({ tokens, words, at, text }: Place): boolean {
  const { start, end } = tokens[at]!
  if (/s$/i.test(text.slice(start, end))) return true
  return (
    BEFORE_NOUN.has(words[at - 1] ?? '') &&
    /^(?:for|with|to|in|on|from|under|[.!?])?$/.test(words[at + 1] ?? '')
  )
}

/** All terms of the facet that comes first. */
function best(terms: readonly Term[], order: readonly string[]): readonly Term[] {
  const facet = terms
    .map((term) => term.facet)
    .reduce((a, b) => (order.indexOf(b) < order.indexOf(a) ? b : a))
  return terms.filter((term) => term.facet === facet)
}

/** "For camping" names an occasion, "camping gear" a category; what is made of paper is none. */
function purposeFirst({ words, at }: Place): readonly string[] {
  if (words[at - 1] === 'of' && words[at - 2] === 'made') return ['material', ...FACET_ORDER]
  return words[at - 1] === 'for' ? ['occasion', 'season', ...FACET_ORDER] : FACET_ORDER
}

function isOtherWord(place: Place): boolean {
  const { words, at, length, tokens } = place
  if (length > 1) return false
  const [before, word, after] = [words[at - 1] ?? '', words[at]!, words[at + 1] ?? '']
  if (tokens[at]!.kind === 'han') return !standsAlone(place, after)
  if (VERBS.has(word) && BEFORE_VERB.has(before)) return true
  if (word === 'down') return !(AFTER_DOWN.has(after) || BEFORE_DOWN.has(before))
  if (word === 'top') return NOT_TOP.has(after)
  if (word === 'light' || word === 'warm')
    return /^(?:blue|green|grey|gray|brown|pink|red|purple|yellow)$/.test(after)
  return false
}

/** A single Chinese character is a value only where no longer word begins: 金 in 金的, not in 金额. */
function standsAlone({ tokens, at, phraseAt }: Place, after: string): boolean {
  return tokens[at + 1]?.kind !== 'han' || AFTER_SINGLE.has(after) || phraseAt(at + 1)
}

/** "Only" is the brand when it is written as a name inside a sentence, or is said to be one. */
function writtenAsName({ text, tokens, words, at }: Place): boolean {
  const { start, end } = tokens[at]!
  const raw = text.slice(start, end)
  if (words[at - 1] === 'brand' || words[at - 1] === 'by') return true
  const shouted = text === text.toUpperCase()
  return /^\p{Lu}/u.test(raw) && !shouted && (start > 0 || /^\p{Lu}{2,}/u.test(raw))
}
