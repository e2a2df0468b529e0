import { type ConversationMemory, NEW_CONVERSATION } from '../../dialogs/memory.ts'
import { textCommand } from '../../dialogs/textCommands.ts'
import { describe, expect, it } from '@jest/globals'
import type { ShopperId } from '../../data/types/ids.ts'
import { emptyProfile } from '../../data/types/profile.ts'
import { converse, joins, press } from '../support/conversation.ts'
import { NOW, openMiniShop, PRODUCTS } from '../support/miniShop.ts'

const FIRST = 'a waterproof jacket under 120, not black'
const ANN = 'directline:ann' as ShopperId

describe('what can be said at any time', () => {
  it('greets once, and says that it is a bot', async () => {
    await converse(openMiniShop().bot, [
      [joins, 'I am the shopping assistant of Aisle. I am a bot'],
      [joins, ({ activities }) => expect(activities).toEqual([])],
      ['hello', 'Hello again.'],
      [FIRST, ({ said }) => expect(said).not.toContain('I am a bot')],
      ['hello', 'Hello again. We were looking at waterproof jackets under $120, not black.'],
    ])
  })

  it('greets in the language of the device, with what it remembers', async () => {
    const { bot, profiles } = openMiniShop()
    profiles.set(ANN, {
      ...emptyProfile(ANN, NOW),
      tastes: { colour: { blue: 0.6 }, brand: { cairn: 0.4, acme: -0.9 } },
    })
    await converse(bot, [[joins, '我是机器人', '我还记得您喜欢蓝色和 Cairn。']], { locale: 'zh-CN' })
    await converse(bot, [[joins, 'I remember that you like blue and Cairn.']], { conversation: 'other' })
  })

  it('says that it is a bot when the conversation begins with a question', async () => {
    await converse(openMiniShop().bot, [
      [FIRST, 'shopping assistant, a bot', 'five match'],
      [FIRST, ({ said }) => expect(said).not.toContain('a bot')],
    ])
  })

  it('keeps the search through help, thanks, cancel, goodbye and the weather', async () => {
    const still = 'You are looking for waterproof jackets under $120, not black.'
    await converse(openMiniShop().bot, [
      [FIRST],
      ['help', 'more like the second one'],
      ['thanks', 'You are welcome'],
      ['cancel', 'Your search is still here: waterproof jackets under $120, not black.'],
      ['goodbye', 'Goodbye'],
      ['what is the weather like?', 'I can only help with finding things in this shop'],
      ['what am I looking for?', still],
    ])
  })

  it('takes a wish in the same breath as thanks', async () => {
    await converse(openMiniShop().bot, [[FIRST], ['thanks, and in blue', 'Waterproof blue jackets']])
  })

  it('starts over, and back again', async () => {
    await converse(openMiniShop().bot, [
      ['undo', 'There is nothing to undo yet.'],
      [FIRST],
      ['in blue instead', 'Waterproof blue jackets'],
      ['undo', 'Back to the step before.', 'Waterproof jackets under $120'],
      ['start over', 'A fresh start'],
      ['what am I looking for?', 'You have not told me yet'],
      ['undo', 'Waterproof jackets under $120'],
      ['undo', 'Back to the step before.', ({ cards }) => expect(cards).toEqual([])],
    ])
  })

  it('is honest about people', async () => {
    await converse(openMiniShop().bot, [
      ['talk to a person', 'nobody from Aisle is connected', 'contact page'],
    ])
    await converse(openMiniShop({ contact: 'help@shop.example' }).bot, [
      ['talk to a person', 'You can reach a person here: help@shop.example'],
    ])
  })
})

describe('what is remembered', () => {
  it('is shown, and each line can be deleted', async () => {
    const { bot, profiles } = openMiniShop()
    await converse(bot, [
      ['what do you know about me?', 'I remember nothing about you yet.'],
      [FIRST],
      ['in blue instead'],
      ['not 1'],
      [
        'what do you know about me?',
        'You do not like black (colour)',
        'Perhaps you like blue (colour)',
        'Never shown again, 1: Birch jacket',
      ],
      [press('Forget', 1), 'Deleted.'],
    ])
    expect(profiles.get(ANN)!.tastes['colour']).not.toHaveProperty('black')
  })

  it('can be deleted by number where there are no buttons', async () => {
    const { bot, profiles } = openMiniShop()
    const steps = [
      [FIRST],
      ['not 1'],
      ['what do you know about me?', /4\. Never shown again/],
      ['Forget 4', 'Deleted.'],
    ] as const
    await converse(bot, steps, { channelId: 'console' })
    expect(profiles.get('console:ann' as ShopperId)!.refused).toEqual([])
  })

  it('is all deleted after one question, and only then', async () => {
    const { bot, profiles } = openMiniShop()
    await converse(bot, [
      [FIRST],
      ['forget me', 'Shall I delete everything'],
      ['no', 'All right, I keep it.'],
      ['yes', 'I can only help with'],
      ['forget me'],
      ['Yes, delete it', 'I remember nothing about you now.'],
      ['what am I looking for?', 'You have not told me yet'],
    ])
    expect(profiles.size).toBe(0)
  })
})

describe('a list on screen', () => {
  it('is chosen from when the shopper leaves it to the bot', async () => {
    for (const ask of ['pick one for me', 'I cannot decide, you choose']) {
      await converse(openMiniShop().bot, [[FIRST], [ask, 'This would be my choice:', 'Birch jacket']])
    }
    await converse(openMiniShop().bot, [[FIRST], ['你帮我选一个吧', '我会选这一款', 'Birch 夹克']])
    await converse(openMiniShop().bot, [['pick one for me', 'I can only help with']])
  })

  it('is shown again without a question to who has had enough of them', async () => {
    await converse(openMiniShop().bot, [
      [FIRST],
      ['stop asking me stuff, just show me some', 'Birch jacket', 'Cedar jacket'],
    ])
  })
})

describe('a shopper who has had enough', () => {
  it('gets a short list, no question, and how to reach a person', async () => {
    const { bot, asked } = openMiniShop()
    await converse(bot, [['jackets'], ['grr, I said jackets', 'I am sorry', 'Birch jacket']])
    expect(asked.map(({ size }) => size)).toEqual([5, 3])
    expect(asked.at(-1)!.asked).toBeNull()
  })
})

describe('a question to somebody else beside a wish', () => {
  it('is answered after the wish', async () => {
    await converse(openMiniShop().bot, [
      [FIRST],
      [
        'cheaper, and where is my order?',
        'Waterproof jackets under $79.99',
        'nobody from Aisle is connected',
      ],
    ])
  })
})

describe('questions about products', () => {
  it('are answered by what the shop knows', async () => {
    await converse(openMiniShop().bot, [
      ['what is it made of?', 'You have not told me yet'],
      [FIRST],
      [
        'tell me about the second',
        'What the shop knows of “Cedar jacket”:',
        'All about the Cedar',
        '$110.00',
        'Only 2 left',
        '• Brand: Cairn\n• Colour: green\n• Feature: waterproof',
      ],
      ['what is it made of?', 'Which one do you mean?'],
      ['in blue instead', 'Waterproof blue jackets'],
    ])
  })

  it('about its reviews are answered by counts and quotes, or that there are none', async () => {
    await converse(openMiniShop().bot, [
      [FIRST],
      [
        'what do people say about the first?',
        'What 3 buyers say of “Birch jacket” (4.0 of 5 stars), as I count their words:\n' +
          '• Fit: 2 for, 0 against – “fits like a glove”\n' +
          '• Durability: 0 for, 1 against – “a seam *opened*”',
      ],
      ['what do people say about the second?', 'Nobody has written about “Cedar jacket” yet.'],
    ])
  })

  it('compare what differs, and say what is the same', async () => {
    await converse(openMiniShop().bot, [
      [FIRST],
      [
        'compare the first two',
        '1. Birch jacket\n   • Price: $100.00\n   • Rating: ★★★★★ 4.6 (120)\n   • Stock: In stock\n   • Brand: North Peak\n   • Colour: blue',
        '2. Cedar jacket\n   • Price: $110.00\n   • Rating: not known',
        'The same: Feature: waterproof',
      ],
    ])
  })

  it('ask which one when nothing stands at the place', async () => {
    await converse(openMiniShop().bot, [
      [FIRST],
      ['in blue instead', 'two match'],
      ['more like the third', 'Which one do you mean?'],
      ['what am I looking for?', 'waterproof blue jackets under $120'],
    ])
  })

  it('say when a product is gone', async () => {
    const { bot, hidden } = openMiniShop()
    await converse(bot, [[FIRST], ['compare the first two', 'Side by side']])
    hidden.add('Cedar')
    await converse(bot, [
      ['compare the first two', 'does not have that product any more'],
      ['tell me about the second', 'does not have that product any more'],
    ])
  })
})

it('goods that were all refused are not said to be missing from the shop', async () => {
  const { bot } = openMiniShop({ products: PRODUCTS.slice(0, 1) })
  await converse(bot, [
    ['jackets', 'Jackets'],
    ['not this', ({ said }) => expect(said).not.toContain('nothing called')],
    ['jackets', ({ said }) => expect(said).not.toContain('nothing called')],
  ])
})

it('goods that the shop does not sell are said to be missing, without changes that change nothing', async () => {
  await converse(openMiniShop().bot, [
    [
      'umbrella',
      'I find nothing called “umbrella” in this shop.',
      ({ said }) => expect(said).not.toContain('Not only'),
    ],
  ])
})

describe('a short command beside a wish', () => {
  it.each(['in blue instead, you choose', 'no more questions, in blue instead'])(
    'loses no wish: %s',
    (message) => {
      const memory = { ...NEW_CONVERSATION, lists: [{ listId: 'l', searchNumber: 0, items: [] }] }
      expect(textCommand(message, memory as unknown as ConversationMemory)).toBeNull()
    },
  )

  it.each([
    ["I can't decide, you choose", 'you-choose'],
    ['选不出来，你帮我选一个吧', 'you-choose'],
    ['stop asking me stuff, just show me some', 'no-questions'],
    ['别再问了', 'no-questions'],
  ])('is read where it is all that is said: %s', (message, kind) => {
    const memory = { ...NEW_CONVERSATION, lists: [{ listId: 'l', searchNumber: 0, items: [] }] }
    expect(textCommand(message, memory as unknown as ConversationMemory)).toEqual({ kind })
  })
})
