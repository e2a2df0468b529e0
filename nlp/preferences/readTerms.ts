/**
 * Finds what a message says about facets: which phrases of the vocabulary stand in it, wanted or not wanted. One walk over
 * the tokens with the scope of the last "not" in hand; see negation.ts for what a scope covers.
 */
import { chooseTerm } from './chooseTerm.ts'
import { facetOf } from './facetWords.ts'
import { FUNCTION_WORDS } from './functionWords.ts'
import type { Token } from './messageTokens.ts'
import { CLOSING, cueAt, JOINING, TRANSPARENT } from './negation.ts'
import type { PhraseMatch, Term } from './phraseBook.ts'
import { readWords } from './readWords.ts'
import type { SaidWords } from './readWords.ts'
import type { Span } from './spans.ts'
import type { Kind, Vocabulary } from './vocabulary.ts'

/** A phrase that was understood. `terms` are of one facet; any of them is meant. */
export interface FoundTerm {
  readonly terms: readonly Term[]
  /** Other facets that the phrase could mean. */
  readonly others: readonly Term[]
  readonly polarity: 'include' | 'exclude'
  readonly span: Span
  /** Tokens covered, half-open. */
  readonly from: number
  readonly to: number
  /** True when a word of it was misspelt. */
  readonly corrected: boolean
  /** Said as a comparative: "warmer" for "warm". */
  readonly comparative: boolean
  /** Joined to the term before by "or". */
  readonly joinedByOr: boolean
}

export interface ReadTerms {
  readonly tokens: readonly Token[]
  /** Token texts, misspelt ones corrected; '' where something else was understood. */
  readonly words: readonly string[]
  readonly found: readonly FoundTerm[]
  /** Tokens that are words of their own: neither understood nor fillers nor part of a "not". */
  readonly free: ReadonlySet<number>
}

/** A scope of "not": `facet` is what it excludes so far, null before the first. */
interface Scope {
  facet: string | null
  joined: boolean
  /** "Not", "isn't": they deny verbs too ("does not fit"), so words that no name has are not excluded by them. */
  readonly weak: boolean
}

const WEAK_CUES: ReadonlySet<string> = new Set([
  'not',
  'isnt',
  'arent',
  'never',
  'nor',
  'less',
  '没有',
  '不是',
  '非',
  '别',
])

const KINDS: ReadonlySet<string> = new Set(['type', 'category'])
export const isKind = (one: FoundTerm): boolean => KINDS.has(one.terms[0]!.facet)

/** The kind of product that the terms name, the most specific first; null when they name none. */
export function kindOf(found: readonly FoundTerm[]): Kind | null {
  const kinds = found.filter((one) => one.polarity === 'include' && isKind(one))
  return (kinds.find((one) => one.terms[0]!.facet === 'type') ?? kinds[0])?.terms[0] ?? null
}

/** Words that one excluded keyword has at most: "no toner cartridges". */
const KEYWORD_WORDS = 3

/** `before`: the kind of product that was searched for so far. */
export function readTerms(
  text: string,
  vocabulary: Vocabulary,
  taken: readonly Span[],
  before: Kind | null = null,
): ReadTerms {
  const said = readWords(text, vocabulary, taken)
  const walk = new Walk(text, said, vocabulary, before)
  return { tokens: said.tokens, words: said.words, found: walk.found, free: walk.free }
}

/** The walk of readTerms; a class only because its steps share what was found so far. */
class Walk {
  readonly found: FoundTerm[] = []
  readonly free = new Set<number>()
  private scope: Scope | null = null
  private lastJoin = ''
  private readonly before: Kind | null
  private readonly text: string
  private readonly tokens: readonly Token[]
  private readonly words: readonly string[]
  private readonly vocabulary: Vocabulary
  private readonly fillers: ReadonlySet<number>
  private readonly corrected: ReadonlySet<number>
  private readonly compared: ReadonlySet<number>

  constructor(text: string, said: SaidWords, vocabulary: Vocabulary, before: Kind | null) {
    this.before = before
    this.text = text
    this.tokens = said.tokens
    this.words = said.words
    this.vocabulary = vocabulary
    this.fillers = said.fillers
    this.corrected = said.corrected
    this.compared = said.compared
    for (let at = 0; at < said.tokens.length;) at += this.step(at)
  }

  /** Reads what begins at a token; returns how many tokens that took. */
  private step(at: number): number {
    const word = this.words[at]!
    if (word === '') return 1
    if (this.tokens[at]!.kind === 'mark') return this.mark(at)
    const phrase = this.phrase(at)
    const cue = cueAt(this.tokens, at, (one) => facetOf(one) !== null)
    if (cue !== null && (phrase === null || phrase.length <= cue.length)) {
      const said = this.words.slice(at, at + cue.length).join('')
      const facet = cue.facetWord === null ? null : facetOf(cue.facetWord)
      this.scope = { facet, joined: false, weak: WEAK_CUES.has(said) }
      return cue.length
    }
    if (phrase !== null) return this.take(at, phrase)
    if (this.scope !== null) return this.inScope(at, this.scope)
    this.plain(at)
    return 1
  }

  private mark(at: number): number {
    const mark = this.words[at]!
    const listed = this.scope?.facet != null && JOINING.has(mark) && this.listGoesOn(at + 1, this.scope.facet)
    if (!listed) this.scope = null
    this.lastJoin = ''
    return 1
  }

  /** After a comma: the same facet again, with "or", "and" or "nor" before it or after it. */
  private listGoesOn(at: number, facet: string): boolean {
    const start = JOINING.has(this.words[at] ?? '') ? at + 1 : at
    const phrase = this.phrase(start)
    if (phrase?.chosen[0]?.facet !== facet) return false
    const next = this.words[start + phrase.length] ?? ''
    return start > at || JOINING.has(next)
  }

  private phrase(at: number) {
    const named = this.named(at)
    if (named !== null) return { length: named.length, chosen: named.terms, all: named.terms }
    const match = this.vocabulary.longest(this.words, at)
    if (match === null) return null
    const chosen = chooseTerm(match.terms, {
      tokens: this.tokens,
      words: this.words,
      at,
      length: match.length,
      text: this.text,
      phraseAt: (next) => this.vocabulary.longest(this.words, next) !== null,
    })
    return chosen === null ? null : { length: match.length, chosen, all: match.terms }
  }

  /** "Memory 2 GB" is a value of computers; where nothing says that it is, it may be memory that is looked for. */
  private named(at: number): PhraseMatch | null {
    const named = this.vocabulary.named(this.words, at)
    if (named === null) return null
    const kind = kindOf(this.found) ?? this.before
    const has = (term: Term): boolean => this.vocabulary.together(kind, term.facet, term.value) > 0
    const terms = kind === null ? [] : named.terms.filter(has)
    if (terms.length > 0) return { ...named, terms }
    const isKind = this.vocabulary.longest(this.words, at)?.terms.some((term) => KINDS.has(term.facet))
    return isKind === true ? null : named
  }

  private take(at: number, phrase: NonNullable<ReturnType<Walk['phrase']>>): number {
    const to = at + phrase.length
    const facet = phrase.chosen[0]!.facet
    // "Leather-free", and "wax free" too: the denial stands behind.
    const free = this.words[to] === 'free' && facet !== 'category' && facet !== 'type'
    this.found.push({
      terms: phrase.chosen,
      others: phrase.all.filter((term) => term.facet !== facet && !term.asName),
      polarity: this.excludes(facet) !== free ? 'exclude' : 'include',
      span: { start: this.tokens[at]!.start, end: this.tokens[to - 1]!.end },
      from: at,
      to,
      corrected: [...this.corrected].some((one) => one >= at && one < to),
      comparative: this.isCompared(at, to),
      joinedByOr: this.lastJoin === 'or',
    })
    this.lastJoin = ''
    return free ? phrase.length + 1 : phrase.length
  }

  /** "Warmer", "more elegant", 更保暖, 保暖一点. */
  private isCompared(at: number, to: number): boolean {
    const before = this.words[at - 1] ?? ''
    const after = `${this.words[to] ?? ''}${this.words[to + 1] ?? ''}`
    return this.compared.has(at) || /^(?:more|更|再)$/u.test(before) || /^(?:一?点|一些|些)/u.test(after)
  }

  /** True when the scope covers a term of `facet` that stands here; moves the scope on. */
  private excludes(facet: string): boolean {
    const { scope } = this
    if (scope === null) return false
    const first = scope.facet === null
    const covered = first || scope.facet === facet || (scope.joined && this.lastJoin === 'or')
    // "No leather shoes": the noun behind what is excluded is what is wanted.
    const noun = !first && !scope.joined && (facet === 'category' || facet === 'type')
    if (noun || (!covered && scope.joined)) {
      this.scope = null
      return false
    }
    scope.facet = facet
    scope.joined = false
    return true
  }

  private inScope(at: number, scope: Scope): number {
    const word = this.words[at]!
    if (JOINING.has(word)) {
      scope.joined = true
      this.lastJoin = /^(?:or|nor|或)$/.test(word) ? 'or' : 'and'
      return 1
    }
    if (TRANSPARENT.has(word) || this.fillers.has(at)) return 1
    if (CLOSING.has(word)) {
      this.scope = null
      return 1
    }
    // A facet's own name says nothing more: "not the brand Acme".
    if (facetOf(word) !== null) return 1
    if (scope.facet !== null || this.phrase(at + 1) !== null) {
      if (scope.facet !== null) this.scope = null
      if (scope.facet !== null) this.plain(at)
      return 1
    }
    if (scope.weak && this.vocabulary.nameCount(word) === 0) {
      this.scope = null
      this.plain(at)
      return 1
    }
    return this.excludeKeyword(at)
  }

  /** Words in a scope that the vocabulary does not know are excluded as a keyword: "no zips". */
  private excludeKeyword(at: number): number {
    const { kind } = this.tokens[at]!
    const most = kind === 'han' ? 2 * KEYWORD_WORDS : KEYWORD_WORDS
    let to = at
    while (to < this.words.length && to - at < most && this.isContent(to, kind) && this.phrase(to) === null)
      to += 1
    this.scope = null
    if (to === at || (kind === 'han' && to - at < 2)) return Math.max(1, to - at)
    const value = this.words.slice(at, to).join(kind === 'han' ? '' : ' ')
    this.found.push({
      terms: [{ facet: 'keyword', value, count: 0, asName: false }],
      others: [],
      polarity: 'exclude',
      span: { start: this.tokens[at]!.start, end: this.tokens[to - 1]!.end },
      from: at,
      to,
      corrected: false,
      comparative: false,
      joinedByOr: false,
    })
    return to - at
  }

  private isContent(at: number, kind: Token['kind']): boolean {
    const word = this.words[at]!
    if (word === '' || this.tokens[at]!.kind !== kind || this.fillers.has(at)) return false
    return kind === 'han'
      ? !JOINING.has(word)
      : word.length > 2 && !FUNCTION_WORDS.has(word) && !CLOSING.has(word)
  }

  private plain(at: number): void {
    const word = this.words[at]!
    if (JOINING.has(word)) this.lastJoin = /^(?:or|或)$/.test(word) ? 'or' : 'and'
    else if (!this.fillers.has(at) && !FUNCTION_WORDS.has(word)) {
      this.free.add(at)
      this.lastJoin = ''
    }
  }
}
