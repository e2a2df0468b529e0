import { describe, expect, it } from '@jest/globals'
import { conversationMemories } from '../../bot/conversationMemories.ts'
import { renderReply } from '../../dialogs/cards/renderReply.ts'
import { textReply } from '../../dialogs/reply.ts'
import { converse, type Heard, speakTo } from '../support/conversation.ts'
import { MemoryStates } from '../support/memoryStates.ts'
import { openMiniShop, PRODUCTS } from '../support/miniShop.ts'

const FIRST = 'a waterproof jacket under 120, not black'
const isPolite = ({ activities }: Heard): void => {
  expect(activities.length).toBeGreaterThan(0)
  for (const { text, textFormat } of activities) {
    expect(text).toMatch(/Tell me|What are you looking for|I can only|no longer read|step before/)
    expect(textFormat).toBe('plain')
  }
}

describe('whatever is said, the answer is polite and the search stays', () => {
  const MESSAGES: readonly (readonly [string, string])[] = [
    ['nothing', ''],
    ['spaces', '   \n\t '],
    ['ten thousand characters', 'jacket '.repeat(1429)],
    ['binary', '\u0000\u0001\ufffd\ud800\u0007'],
    ['emoji', '🦖🦕🛸'],
    ['HTML', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
    ['a Markdown picture', '![x](http://evil.example/x.png) [y](javascript:alert(1))'],
    ['a template', '${process.env.SECRET} {{DATE(2020-01-01T00:00:00Z)}} #{7*7} <%= 1 %>'],
    ['names of object parts', '__proto__ constructor toString'],
    ['SQL', "'; DROP TABLE product; --"],
  ]
  it.each(MESSAGES)('%s', async (_, message) => {
    await converse(openMiniShop().bot, [
      [FIRST],
      [message, ({ activities, ...heard }) => isPolite({ ...heard, activities: activities.slice(-1) })],
      ['what am I looking for?', 'You are looking for waterproof jackets under $120, not black.'],
    ])
  })

  const VALUES: readonly unknown[] = [
    0,
    'x',
    '{"aisle"',
    '{"aisle":{"kind":"more-like"}}',
    [],
    { aisle: null },
    { aisle: { kind: 'refuse' } },
    { aisle: { kind: 'refuse', productId: { toString: 'x' } } },
    { aisle: { kind: 'why', productId: 'x'.repeat(501) } },
    { aisle: { kind: 'constructor' } },
    { aisle: { kind: 'relax', key: 'price:include', widened: { maxMinor: -1 } } },
    { __proto__: { aisle: { kind: 'undo' } } },
  ]
  it.each(VALUES.map((value) => [JSON.stringify(value), value]))('a button with %s', async (_, value) => {
    await converse(openMiniShop().bot, [
      [FIRST],
      [{ type: 'message', value }, isPolite],
      [{ type: 'message', value: { text: 'a form of somebody else' }, text: FIRST }, 'five match'],
      ['what am I looking for?', 'You are looking for waterproof jackets under $120, not black.'],
    ])
  })

  it('a picture without words', async () => {
    const attachments = [{ contentType: 'image/png', contentUrl: 'https://example.com/x.png' }]
    await converse(openMiniShop().bot, [[{ type: 'message', attachments }, 'I can only read text so far']])
  })
})

describe('the words of a catalogue', () => {
  const EVIL = '![x](http://evil.example/x.png) **bold** <b>{{DATE(2020)}}</b>\u202e\u0007 [a](b)'
  const evil = { ...PRODUCTS[1]!, name: { en: EVIL }, brand: EVIL, imageUrl: 'javascript:alert(1)' }

  it('stay plain text: no Markdown block, no control characters, no picture of another kind', async () => {
    const { bot } = openMiniShop({ products: [evil] })
    const { activities } = await converse(bot, [['jackets']])
    const json = JSON.stringify(activities)
    expect(json).not.toContain('"type":"TextBlock"')
    expect(json).not.toContain('"type":"Image"')
    expect(json).not.toMatch(/\\u202e|\\u0007|\{\{/)
    expect(json).toContain('![x](http://evil.example/x.png) **bold** <b>')
    expect(activities.every(({ textFormat }) => textFormat === 'plain')).toBe(true)
  })

  it('of any length make a message that Teams takes', async () => {
    const long = PRODUCTS.map((product) => ({
      ...product,
      name: { en: '名'.repeat(100_000) },
      imageUrl: `https://example.com/${'x'.repeat(5000)}`,
    }))
    const { bot } = openMiniShop({ products: long })
    const { activities } = await converse(bot, [['jackets']], { channelId: 'msteams' })
    for (const activity of activities)
      expect(Buffer.byteLength(JSON.stringify(activity))).toBeLessThan(80_000)
  })

  it('a text cannot be made to say more than it says', () => {
    const { text, textFormat } = renderReply(textReply('*a*'), 'webchat', 'en')
    expect([text, textFormat]).toEqual(['*a*', 'plain'])
  })
})

it('a hundred messages do not make the state grow without end', async () => {
  const states = new MemoryStates()
  const tell = speakTo(openMiniShop({ memories: conversationMemories(states) }).bot)
  for (let i = 0; i < 50; i++) {
    await tell(FIRST)
    await tell('show me more')
  }
  expect(states.size()).toBeLessThan(20_000)
})
