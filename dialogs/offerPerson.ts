/** A person, offered to a shopper whom the bot does not help. */
import { type Choice, textReply } from './reply.ts'
import { type Turn, words } from './turn.ts'

/** After the answer to a message of somebody who has had enough: short, and once a conversation. */
export function offerPerson(turn: Turn): void {
  if (turn.memory.offeredPerson) return
  turn.memory = { ...turn.memory, offeredPerson: true }
  turn.replies.push(textReply(words(turn).sorryOffer, [personChoice(turn)]))
}

export const personChoice = (turn: Turn): Choice => ({ label: words(turn).talkToPerson, action: null })
