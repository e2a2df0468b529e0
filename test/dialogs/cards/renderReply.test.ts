import { describe, expect, it } from '@jest/globals'
import { renderReply } from '../../../dialogs/cards/renderReply.ts'
import { type Choice, generatedReply, type Reply, textReply } from '../../../dialogs/reply.ts'
import { converse } from '../../support/conversation.ts'
import { openMiniShop } from '../../support/miniShop.ts'

const FIRST = 'a waterproof jacket under 120, not black'
const choices: readonly Choice[] = ['one', 'two', 'three', 'four'].map((label) => ({ label, action: null }))
const titles = (reply: Reply, channel: string) =>
  renderReply(reply, channel, 'en').suggestedActions?.actions.map(({ title }) => title)

describe('a channel gets what it can show', () => {
  it('Teams gets three suggested actions and the others in words', () => {
    const reply = textReply('Hello', choices)
    expect(titles(reply, 'webchat')).toEqual(['one', 'two', 'three', 'four'])
    expect(titles(reply, 'msteams')).toEqual(['one', 'two', 'three'])
    expect(renderReply(reply, 'msteams', 'en').text).toBe('Hello\nYou can say: “four”')
  })

  it('Teams marks what was chosen for the shopper as made by a machine', () => {
    const label = (reply: Reply, channel: string) =>
      JSON.stringify(renderReply(reply, channel, 'en').entities ?? '')
    expect(label(generatedReply('Because'), 'msteams')).toContain('AIGeneratedContent')
    expect(label(textReply('Goodbye'), 'msteams')).not.toContain('AIGeneratedContent')
    expect(label(generatedReply('Because'), 'webchat')).not.toContain('AIGeneratedContent')
  })

  it.each(['console', 'sms', 'constructor'])(
    '%j gets text only, numbered, with what can be said',
    async (channelId) => {
      const { activities } = await converse(openMiniShop().bot, [['jackets']], { channelId })
      const { text, attachments, suggestedActions } = activities.at(-1)!
      expect([attachments, suggestedActions]).toEqual([undefined, undefined])
      expect(text).toContain(
        '2. Birch jacket\n   $100.00 · ★★★★★ 4.6 (120) · In stock\n   Rated 4.6 of 5 by 120 shoppers',
      )
      expect(text).toContain('Say “more 2”, “not 2” or “why 2” about number 2.')
      expect(text).toContain('You can say: “Show more”, “Cheaper”, “Start over”')
    },
  )

  it.each(['directline', 'webchat', 'emulator', 'msteams'])(
    '%s gets a carousel of cards of version 1.5',
    async (channelId) => {
      const { activities } = await converse(openMiniShop().bot, [[FIRST]], { channelId })
      const { attachmentLayout, attachments = [] } = activities.at(-1)!
      expect(attachmentLayout).toBe('carousel')
      expect(attachments).toHaveLength(5)
      for (const { content, contentType } of attachments) {
        expect(contentType).toBe('application/vnd.microsoft.card.adaptive')
        expect(content).toMatchObject({
          type: 'AdaptiveCard',
          version: '1.5',
          actions: [{ title: 'More like this' }, { title: 'Not this' }, { title: 'Why?' }],
        })
      }
    },
  )

  it('a pressed button says its label in Teams, and carries nothing for it elsewhere', async () => {
    const dataOf = async (channelId: string) => {
      const { activities } = await converse(openMiniShop().bot, [[FIRST]], { channelId })
      const card = activities.at(-1)!.attachments![0]!.content as { actions: { data: object }[] }
      return card.actions[0]!.data
    }
    const said = { type: 'messageBack', displayText: 'More like this', text: 'More like this' }
    expect(await dataOf('msteams')).toMatchObject({ msteams: said })
    expect(await dataOf('webchat')).not.toHaveProperty('msteams')
  })

  it('a card has the picture of the catalogue, with the name for who cannot see it', async () => {
    const { activities } = await converse(openMiniShop().bot, [[FIRST]])
    expect(activities.at(-1)!.attachments![0]!.content).toMatchObject({
      lang: 'en',
      fallbackText: 'Birch jacket – $100.00',
      body: [{ type: 'Image', url: '/pictures/Birch.svg', altText: 'Birch jacket' }, {}, {}, {}, {}, {}],
    })
  })
})
