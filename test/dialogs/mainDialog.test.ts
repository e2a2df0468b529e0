import { expect, it } from '@jest/globals'
import type { ConversationId, ShopperId } from '../../data/types/ids.ts'
import { renderReply } from '../../dialogs/cards/renderReply.ts'
import { mainDialog } from '../../dialogs/mainDialog.ts'
import { NEW_CONVERSATION } from '../../dialogs/memory.ts'
import type { Turn } from '../../dialogs/turn.ts'
import { NOW, openMiniShop } from '../support/miniShop.ts'

const FIRST = 'a waterproof jacket under 120, not black'

/** Turns of one conversation through the dialog and its cards, without channel and storage; returns what was rendered. */
async function converse(turns: number): Promise<number> {
  const { services } = openMiniShop()
  let memory = { ...NEW_CONVERSATION, greeted: true }
  let rendered = 0
  for (let i = 0; i < turns; i++) {
    const turn: Turn = {
      ...{ services, memory, contact: null, now: NOW, language: 'en', replies: [], events: [] },
      shopperId: 'directline:ann' as ShopperId,
      conversationId: 'talk' as ConversationId,
    }
    const text = i % 2 === 0 ? FIRST : 'in blue instead'
    await mainDialog(turn, { text, value: undefined, hasAttachments: false })
    rendered += turn.replies.map((reply) => renderReply(reply, 'msteams', turn.language)).length
    memory = { ...turn.memory, greeted: true }
  }
  return rendered
}

it('dialog and cards take less than half a millisecond of a turn', async () => {
  await converse(1000)
  // Processor time, not the clock, and the best of many: other tests run beside this one, and the compiler's own threads
  // count too until they are done.
  const rounds: number[] = []
  for (let round = 0; round < 10; round++) {
    const before = process.cpuUsage()
    expect(await converse(200)).toBe(200)
    rounds.push(process.cpuUsage(before).user / 1000 / 200)
  }
  expect(Math.min(...rounds)).toBeLessThan(0.5)
})
