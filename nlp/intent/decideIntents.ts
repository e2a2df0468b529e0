/**
 * What a message is for: its intents, best first. In order: what is sure; wishes (they are a search or change one); what
 * the examples say; and when these are unsure, words of the catalogue decide between a search and out of scope.
 */
import type {
  Constraint,
  Intent,
  TermConstraint,
  UnderstandContext,
  WishConstraint,
} from '../../data/types/understanding.ts'
import { isComparison } from '../preferences/comparatives.ts'
import { isForSomebody } from '../preferences/newTopic.ts'
import type { Preferences } from '../preferences/readPreferences.ts'
import type { Vocabulary } from '../preferences/vocabulary.ts'
import type { IntentScore } from './intentClassifier.ts'
import type { SureIntents } from './sureIntents.ts'

export interface IntentQuestion {
  readonly text: string
  readonly preferences: Preferences
  readonly context: UnderstandContext
  readonly vocabulary: Vocabulary
  /** True when words of the query stand in the catalogue. */
  readonly knownWords: boolean
  /** True when most words are none of the language: "asdf qwer". */
  readonly meansNothing: boolean
}

/** Above this the examples are believed: nine of ten are right there. */
const SURE = 0.6
/** Goods that the shop has not are a wish, unless the examples think otherwise sooner than not. */
const LIKELY = 0.5
/** Below this they say nothing. */
const UNSURE = 0.3
const MOST_INTENTS = 3
/** Fewer names than this may share a word by chance. */
const ENOUGH_NAMES = 3
/** A word belongs to a kind that has this share of its names: 'strap' to watches, 'ssd' not to hard drives. */
const OWN_SHARE = 0.1
/** Or so many of the products of the kind. */
const KIND_SHARE = 0.1

/** These say nothing about what is wanted, whatever words they hold: "why the black one?". */
export const QUESTIONS: ReadonlySet<Intent> = new Set([
  'why',
  'about',
  'reviews',
  'show-profile',
  'forget-profile',
  'talk-to-person',
  'what-looking-for',
])
/** "Do you have Nike?" asks for goods, unless for something else that shops have. */
const HAVE_YOU = /^(?:do you (?:have|sell|carry|stock)|have you got|got any|(?:请问)?(?:你们)?有(?:没有)?)/iu
const ABOUT_SHOPS: ReadonlySet<Intent> = new Set(['talk-to-person', 'out-of-scope', 'reviews'])
const POINTING: ReadonlySet<Intent> = new Set(['more-like', 'refuse', 'add-to-cart', 'goes-with'])

export async function decideIntents(
  question: IntentQuestion,
  sure: SureIntents,
  classify: () => Promise<readonly IntentScore[]>,
): Promise<readonly IntentScore[]> {
  const { text, preferences } = question
  const wishes = preferences.constraints.length > 0 || preferences.critiques.length > 0
  const wish = searchOrRefine(question)
  const pointed = preferences.references.length > 0 || preferences.pointsNowhere
  const whole = sure.whole(text, pointed)
  if (whole !== null && QUESTIONS.has(whole)) return scores(whole, 0.98, null)
  if (whole !== null && (!wishes || POINTING.has(whole))) return scores(whole, 0.95, wishes ? wish : null)
  if (wishes && !preferences.onlyUnknown) return scores(wish, 0.95, sure.social(text))
  if (!wishes && !pointed && wish === 'refine' && isComparison(text)) return scores('refine', 0.9, null)
  const classified = await classify()
  // "Umbrella" is a wish even where none are sold, "how do I change my tyre" is not.
  if (wishes) {
    const { intent } = classified[0]!
    const other =
      intent !== 'search' && intent !== 'refine' && !(HAVE_YOU.test(text) && !ABOUT_SHOPS.has(intent))
    return other && classified[0]!.confidence >= LIKELY
      ? classified.slice(0, MOST_INTENTS)
      : scores(wish, 0.7, null)
  }
  if (pointed) {
    // A number alone is the button of a card.
    if (/^\P{L}*$/u.test(text)) return scores('more-like', 0.6, null)
    const said = classified.find(
      ({ intent }) => POINTING.has(intent) || intent === 'about' || intent === 'reviews',
    )
    return scores(said?.intent ?? 'more-like', 0.6, null)
  }
  return byExamples(classified, question, wish)
}

function byExamples(
  classified: readonly IntentScore[],
  { text, knownWords, meansNothing, preferences }: IntentQuestion,
  wish: 'search' | 'refine',
): readonly IntentScore[] {
  const best = classified[0]
  if (best === undefined || saysWish(text, best, wish, preferences))
    return scores(wish, 0.6, best?.intent ?? null)
  if (meansNothing) return scores('out-of-scope', 0.5, null)
  const asWish = (one: IntentScore): IntentScore =>
    one.intent === 'search' || one.intent === 'refine' ? { ...one, intent: wishOf(one.intent, wish) } : one
  // "From StarTech": words of the catalogue never throw a search away.
  if (knownWords && best.intent === 'start-over') return scores(wish, 0.5, null)
  if (best.confidence >= SURE) return unique(classified.slice(0, MOST_INTENTS).map(asWish))
  // Unsure: words of the catalogue are a search; words of nothing are not guessed at.
  if (knownWords && preferences.query !== '') return scores(wish, 0.5, best.intent)
  if (best.confidence < UNSURE) {
    const nothing = best.intent === 'out-of-scope' || preferences.query === ''
    return nothing ? scores('out-of-scope', 0.5, null) : scores(wish, 0.4, 'out-of-scope')
  }
  return unique(classified.slice(0, MOST_INTENTS).map(asWish))
}

/**
 * What the examples take for a question to somebody else is a wish all the same when it begins like one ("something for
 * the office", "with a date"), or names a value that products of the kind do not have ("30 litres").
 */
function saysWish(
  text: string,
  { intent }: IntentScore,
  wish: 'search' | 'refine',
  preferences: Preferences,
): boolean {
  if (intent !== 'out-of-scope' && intent !== 'talk-to-person') return false
  if (preferences.query === '') return false
  if (/^(?:i (?:want|need) )?(?:something|anything)\b/iu.test(text)) return true
  return wish === 'refine' && (preferences.namesValue || /^(?:and |but )?(?:with|without|in)\b/iu.test(text))
}

/** The examples tell a new search from a change; without a search under way there is nothing to change. */
function wishOf(said: 'search' | 'refine', wish: 'search' | 'refine'): 'search' | 'refine' {
  return wish === 'search' ? 'search' : said
}

function scores(first: Intent, confidence: number, second: Intent | null): readonly IntentScore[] {
  const best = { intent: first, confidence }
  return second === null || second === first ? [best] : [best, { intent: second, confidence: confidence / 2 }]
}

function unique(all: readonly IntentScore[]): readonly IntentScore[] {
  return all.filter((one, i) => all.findIndex((other) => other.intent === one.intent) === i)
}

/** A search when nothing is under way or another kind of product is named; else a change to what is under way. */
function searchOrRefine({ text, preferences, context, vocabulary }: IntentQuestion): 'search' | 'refine' {
  const { search, shown } = context
  const underWay = search.query !== '' || search.constraints.length > 0 || shown.length > 0
  if (!underWay || (isForSomebody(text) && !preferences.namesKind)) return 'search'
  if (!preferences.namesKind || /^(?:or|also|and also|plus|and)\b|^(?:还|也|或)/iu.test(text)) return 'refine'
  const now = kinds(search.constraints)
  const said = kinds(preferences.constraints)
  if (isComplete(text, preferences) || TAKES_ALL_BACK.test(text)) return 'search'
  const [before, next] = [wishedKind(search.constraints), wishedKind(preferences.constraints)]
  if (before !== null && next !== null) return before === next ? 'refine' : 'search'
  // A present may still be anything: "something for the kitchen" says more of it.
  if (now.length === 0) return search.query === '' || isForSomebody(search.query) ? 'refine' : 'search'
  return said.every((one) => now.some((other) => belongTogether(one, other, vocabulary)))
    ? 'refine'
    : 'search'
}

/** The kind of goods wished for where there is no catalogue to know it. */
function wishedKind(constraints: readonly Constraint[]): string | null {
  const wish = constraints.find(
    (one): one is WishConstraint =>
      one.kind === 'wish' && one.slot === 'category' && one.polarity === 'include',
  )
  return wish === undefined ? null : String(wish.value)
}

function kinds(constraints: UnderstandContext['search']['constraints']): TermConstraint[] {
  return constraints.filter(
    (one): one is TermConstraint =>
      one.kind === 'term' &&
      one.polarity === 'include' &&
      ['category', 'type', 'keyword'].includes(one.facet),
  )
}

/** Before another kind is named: what was said until now no longer counts. */
const TAKES_ALL_BACK =
  /\b(?:forget (?:that|it|all that|everything|the rest)|never ?mind (?:that|it|all)|just (?:kidding|testing|joking)|scrap that)\b|开玩笑|逗你|^(?:那)?算了|不看.{1,6}了|重新来/iu

/** A request that says all over again: opening words, the kind and two wishes more. */
const OPENING =
  /^(?:(?:hi|hello|hey|ok(?:ay)?|now|and now|please)[,. ]+)?(?:i(?:['’]?m| am)? ?(?:need|want|(?:['’]d| would) like|looking for|searching for|after)|(?:please )?(?:show|find|get) me|looking for|do you have|have you got|我(?:想要|想买|要买|需要|想找|要找|在找)|(?:请)?(?:给我|帮我)(?:找|推荐|看看))/iu
const COMPLETE = 2

function isComplete(text: string, { constraints }: Preferences): boolean {
  const others = constraints.length - kinds(constraints).length
  return others >= COMPLETE && OPENING.test(text)
}

/**
 * A word of names that products of the kind have says more of them: "knee length" of dresses, "strap" of watches, "tower" of
 * computer cases. Either most that have the word are of the kind, or many of the kind have it.
 */
function describes(keyword: TermConstraint, kind: TermConstraint, vocabulary: Vocabulary): boolean {
  const { facet } = kind
  return keyword.values.some((word) =>
    kind.values.some((value) => {
      const one = { facet, value }
      const least = Math.min(
        OWN_SHARE * vocabulary.nameCount(word),
        KIND_SHARE * vocabulary.together(one, facet, value),
      )
      return vocabulary.together(one, 'keyword', word) >= Math.max(ENOUGH_NAMES, least)
    }),
  )
}

/** The same kind again, or a type and its category. */
function belongTogether(a: TermConstraint, b: TermConstraint, vocabulary: Vocabulary): boolean {
  if (a.facet === b.facet) return a.values.some((value) => b.values.includes(value))
  if (a.facet === 'keyword') return describes(a, b, vocabulary)
  if (b.facet === 'keyword') return false
  const [category, type] = a.facet === 'category' ? [a, b] : [b, a]
  return category.values.some((value) =>
    type.values.some((one) => vocabulary.together({ facet: 'category', value }, 'type', one) > 0),
  )
}
