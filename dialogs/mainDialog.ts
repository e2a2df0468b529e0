/**
 * One message or button, wherever the conversation stands: buttons and what was offered first, then short commands, then
 * everything that has to be understood.
 *
 * Whatever comes in, something polite goes out and the memory stays whole: an empty message, an attachment, emoji, a
 * value that no button of ours has.
 */
import type { ShopperAction } from './actions.ts'
import { parseAction } from './actions.ts'
import { aside, interruption } from './interruptions.ts'
import { addToCart, moreLike, pick, refuse, why } from './productActions.ts'
import { forget, forgetMe, setAdventure, showProfile } from './profileDialog.ts'
import { answerQuestion, onboard } from './onboarding.ts'
import { offersOf, textReply } from './reply.ts'
import {
  changeCondition,
  examples,
  sayWhatLookingFor,
  noQuestions,
  showMore,
  startOver,
  undo,
} from './searchActions.ts'
import { shoppingTurn } from './shoppingTurn.ts'
import { disclose, greet } from './smallTalk.ts'
import { textCommand } from './textCommands.ts'
import { type Turn, words } from './turn.ts'
import { whatGoesWith } from './whatGoesWith.ts'

export interface Input {
  /** '' when there is none. */
  readonly text: string
  /** A button's value, from outside; undefined or null when there is none. */
  readonly value: unknown
  readonly hasAttachments: boolean
}

export async function mainDialog(turn: Turn, input: Input): Promise<void> {
  const { greeted } = turn.memory
  await respond(turn, input)
  if (!greeted && !turn.memory.greeted) {
    const replies = turn.replies.splice(0)
    disclose(turn)
    turn.replies.push(...replies)
  }
  const offers = offersOf(turn.replies)
  if (offers.length > 0 || turn.memory.offers.length > 0) turn.memory = { ...turn.memory, offers }
}

/** Once a conversation, when somebody joins it. */
export async function welcome(turn: Turn): Promise<void> {
  if (!turn.memory.greeted) await greet(turn)
}

async function respond(turn: Turn, { text, value, hasAttachments }: Input): Promise<void> {
  const message = text.trim()
  // Short commands are not read for their language; Chinese ones show theirs.
  if (/\p{Script=Han}/u.test(message)) {
    turn.language = 'zh'
    turn.memory = { ...turn.memory, language: 'zh' }
  }
  const t = words(turn)
  const action = parseAction(value) ?? offered(turn, message) ?? confirmed(turn, message)
  if (turn.memory.askedToForget) turn.memory = { ...turn.memory, askedToForget: false }
  const known = action ?? textCommand(message, turn.memory)
  if (known !== null) return run(turn, known)
  if (message !== '') return shoppingTurn(turn, message, { interruption, aside })
  const isButton = value !== undefined && value !== null
  const nothing = hasAttachments ? t.onlyText : t.noWords
  turn.replies.push(textReply(isButton ? t.staleButton : nothing, examples(turn)))
}

/** What the last reply offered, said or pressed as text. */
function offered({ memory }: Turn, message: string): ShopperAction | null {
  const said = message.toLowerCase()
  return memory.offers.find(({ label }) => label.toLowerCase() === said)?.action ?? null
}

function confirmed(turn: Turn, message: string): ShopperAction | null {
  if (!turn.memory.askedToForget) return null
  const t = words(turn)
  if (t.yes.test(message)) return { kind: 'forget-me', confirmed: true }
  return t.no.test(message) ? { kind: 'keep-me' } : null
}

async function run(turn: Turn, action: ShopperAction): Promise<void> {
  switch (action.kind) {
    case 'more-like':
      return moreLike(turn, action.productId, action.listId, null)
    case 'refuse':
      return refuse(turn, [action.productId], action.listId, null)
    case 'why':
      return why(turn, action.productId, action.listId)
    case 'add-to-cart':
      return addToCart(turn, action.productId, action.listId)
    case 'goes-with':
      return whatGoesWith(turn, action.productId, null)
    case 'show-more':
      return showMore(turn)
    case 'start-over':
      startOver(turn)
      return
    case 'undo':
      return undo(turn)
    case 'what-looking-for':
      sayWhatLookingFor(turn)
      return
    case 'relax':
    case 'drop-constraint':
      return changeCondition(turn, action)
    case 'show-profile':
      return showProfile(turn)
    case 'forget-taste':
    case 'forget-answer':
    case 'forget-about':
      return forget(turn, action)
    case 'forget-me':
      return forgetMe(turn, action.confirmed)
    case 'set-adventure':
      return setAdventure(turn, action.adventure)
    case 'onboard':
      return onboard(turn)
    case 'answer':
      return answerQuestion(turn, action.facet, action.value)
    case 'you-choose':
      return pick(turn)
    case 'no-questions':
      return noQuestions(turn)
    case 'keep-me':
      turn.replies.push(textReply(words(turn).notForgotten))
  }
}
