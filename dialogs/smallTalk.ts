/** What is said around shopping: who speaks here, help, thanks, goodbye, and what the bot cannot do. */
import type { Understanding } from '../data/types/understanding.ts'
import { describeSearch } from './describeSearch.ts'
import { likedValues } from './profileDialog.ts'
import { beginChoice } from './onboarding.ts'
import { personChoice } from './offerPerson.ts'
import { textReply } from './reply.ts'
import { examples } from './searchActions.ts'
import { type Turn, words } from './turn.ts'

const MOST_TASTES_IN_GREETING = 3

/** Says that it is a bot, and what it remembers; the second time it is short. */
export async function greet(turn: Turn): Promise<void> {
  const t = words(turn)
  const search = describeSearch(turn, turn.memory.search)
  const profile = await turn.services.loadProfile(turn.shopperId)
  const choices = [...examples(turn), ...beginChoice(turn, profile)]
  if (turn.memory.greeted) {
    return void turn.replies.push(textReply(t.greetingAgain(search), choices))
  }
  turn.memory = { ...turn.memory, greeted: true }
  const tastes = likedValues(turn, profile, MOST_TASTES_IN_GREETING)
  const lines = [t.greeting(turn.services.shopName), ...(tastes.length === 0 ? [] : [t.remembered(tastes)])]
  turn.replies.push(textReply(lines.join('\n'), choices))
}

/** For a conversation that begins with a question: the answer comes with it. */
export function disclose(turn: Turn): void {
  turn.memory = { ...turn.memory, greeted: true }
  turn.replies.push(textReply(words(turn).disclosure(turn.services.shopName)))
}

export function help(turn: Turn): void {
  turn.replies.push(textReply(words(turn).help, examples(turn)))
}

export function cancel(turn: Turn): void {
  const t = words(turn)
  const search = describeSearch(turn, turn.memory.search)
  const kept = search === null ? '' : t.gap + t.searchKept(search)
  turn.replies.push(textReply(t.cancelled + kept))
}

export function thanks(turn: Turn): void {
  turn.replies.push(textReply(words(turn).thanks))
}

export function goodbye(turn: Turn): void {
  turn.replies.push(textReply(words(turn).goodbye))
}

/** Honest while no desk is connected: nobody is promised. */
export function talkToPerson(turn: Turn): void {
  turn.replies.push(textReply(words(turn).person(turn.services.shopName, turn.contact)))
}

/** The second time in a row other words will not help: a person may. */
const ENOUGH = 2

export function outOfScope(turn: Turn, { text, mood }: Understanding): void {
  // Who has had enough is told so, and nothing else.
  if (mood === 'frustrated' && !turn.memory.offeredPerson) return
  const t = words(turn)
  const notUnderstood = turn.memory.notUnderstood + 1
  turn.memory = { ...turn.memory, notUnderstood }
  if (notUnderstood >= ENOUGH) {
    turn.memory = { ...turn.memory, offeredPerson: true }
    return void turn.replies.push(textReply(t.notUnderstoodAgain, [personChoice(turn), ...examples(turn)]))
  }
  const hasWords = /[\p{L}\p{N}]/u.test(text)
  turn.replies.push(textReply(hasWords ? t.outOfScope : t.noWords, examples(turn)))
}
