/** What a shopper does with the search as a whole: more, undo, start over, drop or widen a condition, hear it again. */
import type { SearchState } from '../data/types/understanding.ts'
import { EMPTY_SEARCH, type Constraint, type TermConstraint } from '../data/types/understanding.ts'
import type { ShopperAction } from './actions.ts'
import { constraintKey, LIKE_KEY } from './constraintKey.ts'
import { describeSearch, dropLabel } from './describeSearch.ts'
import { withoutLastSearch, withSearch } from './memory.ts'
import { type Choice, textReply } from './reply.ts'
import { MOST_QUESTIONS, suggest } from './shoppingTurn.ts'
import { isOpen } from './text/searchParts.ts'
import { type Turn, words } from './turn.ts'

const unchanged = (search: SearchState): SearchState => search

export function showMore(turn: Turn): Promise<void> {
  return suggest(turn, { foldProfile: null, foldSearch: unchanged, isMore: true })
}

/** The list once more, and nothing is asked in this search again. */
export function noQuestions(turn: Turn): Promise<void> {
  turn.memory = { ...turn.memory, asked: new Array<string>(MOST_QUESTIONS).fill('') }
  return suggest(turn, { foldProfile: null, foldSearch: unchanged })
}

export function startOver(turn: Turn): void {
  const { memory } = turn
  if (!isOpen(memory.search)) turn.memory = withSearch(memory, { ...EMPTY_SEARCH }, true)
  turn.replies.push(textReply(words(turn).startedOver, examples(turn)))
}

/** The search before the last change; a product refused by that change may come back. */
export async function undo(turn: Turn): Promise<void> {
  const t = words(turn)
  const { services, shopperId, memory } = turn
  const before = withoutLastSearch(memory)
  if (before === null) return void turn.replies.push(textReply(t.nothingToUndo, examples(turn)))
  const freed = memory.search.refused.filter((id) => !before.search.refused.includes(id))
  turn.memory = before
  if (freed.length > 0) {
    await services.updateProfile(shopperId, (profile) => ({
      ...profile,
      refused: profile.refused.filter((id) => !freed.includes(id)),
    }))
  }
  turn.replies.push(textReply(t.undone))
  if (!isOpen(before.search)) await suggest(turn, { foldProfile: null, foldSearch: unchanged })
}

/** Drops a condition, or puts a wider price in its place; a button may come back when the condition is gone. */
export async function changeCondition(
  turn: Turn,
  { key, ...action }: Extract<ShopperAction, { kind: 'relax' | 'drop-constraint' }>,
): Promise<void> {
  const { search } = turn.memory
  if (key === LIKE_KEY && search.likeProductId !== null) {
    await suggest(turn, { foldProfile: null, foldSearch: withoutLike })
    return
  }
  const found = search.constraints.find((one) => constraintKey(one) === key)
  if (found === undefined) {
    turn.replies.push(textReply(words(turn).conditionGone))
    sayWhatLookingFor(turn)
    return
  }
  const widened = action.kind === 'relax' ? action.widened : null
  const changed = widened === null || found.kind !== 'price' ? [] : [{ ...found, ...widened }]
  await suggest(turn, {
    foldProfile: null,
    foldSearch: (before) => withoutCondition(before, found, changed),
  })
}

/** The search without one of its constraints, or with `instead` in its place. */
export function withoutCondition(
  search: SearchState,
  constraint: Constraint,
  instead: readonly Constraint[] = [],
): SearchState {
  return {
    ...search,
    constraints: search.constraints.flatMap((one) => (one === constraint ? instead : [one])),
    query: isAsked(constraint) ? withoutWords(search.query, constraint) : search.query,
    seen: [],
  }
}

export function withoutLike(search: SearchState): SearchState {
  return { ...search, likeProductId: null, seen: [] }
}

const isAsked = (one: Constraint): one is TermConstraint => one.kind === 'term' && one.polarity === 'include'

/** The words that a dropped condition was read from are no longer searched for. */
function withoutWords(query: string, { said }: TermConstraint): string {
  const dropped = new Set(said.toLowerCase().split(/[\s,]+/))
  const kept = query.split(/\s+/).filter((word) => !dropped.has(word.toLowerCase()))
  const rest = kept.join(' ')
  return /\p{Script=Han}/u.test(said) ? rest.replace(said, '').trim() : rest
}

/** One sentence, and a button for each condition that could go. */
export function sayWhatLookingFor(turn: Turn): void {
  const t = words(turn)
  const { search } = turn.memory
  const said = describeSearch(turn, search)
  if (said === null) return void turn.replies.push(textReply(t.lookingForNothing, examples(turn)))
  const choices = search.constraints.map((constraint): Choice => {
    const action = { kind: 'drop-constraint', key: constraintKey(constraint) } as const
    return { label: dropLabel(turn, constraint), action }
  })
  const like: Choice[] =
    search.likeProductId === null
      ? []
      : [{ label: t.notOnlyLike, action: { kind: 'drop-constraint', key: LIKE_KEY } }]
  turn.replies.push(textReply(t.lookingFor(said), [...choices, ...like]))
}

/** Something to say, for who does not know how to begin. */
export function examples(turn: Turn): readonly Choice[] {
  return words(turn).examples.map((label) => ({ label, action: null }))
}
