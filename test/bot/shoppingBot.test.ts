import { describe, expect, it } from '@jest/globals'
import { conversationMemories } from '../../bot/conversationMemories.ts'
import { ConsoleAdapter } from '../../bot/consoleAdapter.ts'
import { converse, joins, speakTo } from '../support/conversation.ts'
import { MemoryStates } from '../support/memoryStates.ts'
import { openMiniShop } from '../support/miniShop.ts'

const FIRST = 'a waterproof jacket under 120, not black'

describe('the state of a conversation', () => {
  it('is read once a conversation, written once a turn, and not written when nothing changed', async () => {
    const states = new MemoryStates()
    const tell = speakTo(openMiniShop({ memories: conversationMemories(states) }).bot)
    await tell(FIRST)
    expect([states.reads, states.writes]).toEqual([1, 1])
    await tell('thanks')
    await tell('thanks')
    // the first "thanks" takes back what the list offered to say; what was kept last is read from memory
    expect([states.reads, states.writes]).toEqual([1, 2])
  })

  it('is the same when it is read again, as after a restart', async () => {
    const states = new MemoryStates()
    const say = async (text: string) => {
      const { said } = await speakTo(openMiniShop({ memories: conversationMemories(states) }).bot)(text)
      return said
    }
    await say(FIRST)
    expect(await say('in blue instead')).toContain('Waterproof blue jackets under $120')
    expect(await say('why the first?')).toContain('Birch jacket')
  })

  it('is kept when a turn fails, and nothing is answered', async () => {
    let fails = false
    const shop = openMiniShop()
    const { bot } = openMiniShop({
      differs: {
        recommend: (request) => {
          if (fails) throw new Error('the index is gone')
          return shop.services.recommend(request)
        },
      },
    })
    const tell = speakTo(bot)
    await tell(FIRST)
    fails = true
    await expect(tell('in blue instead')).rejects.toThrow('the index is gone')
    fails = false
    const { said } = await tell('what am I looking for?')
    expect(said).toContain('waterproof blue jackets under $120')
  })

  it('of two processes that write at once is not lost: the later turn runs again on the newer state', async () => {
    const states = new MemoryStates()
    let during: (() => Promise<unknown>) | null = null
    const open = () => openMiniShop({ memories: conversationMemories(states) })
    const [one, other] = [open(), open()]
    const slow = openMiniShop({
      memories: conversationMemories(states),
      differs: {
        recommend: async (request) => {
          const meanwhile = during
          during = null
          await meanwhile?.()
          return one.services.recommend(request)
        },
      },
    })
    await speakTo(one.bot)(FIRST)
    during = () => speakTo(other.bot)('cheaper')
    const { said, activities } = await speakTo(slow.bot)('in blue instead')
    // the limit came from the other process while this turn was running
    expect(said).toContain('Waterproof blue jackets under $79.99')
    expect(activities).toHaveLength(1)
    expect(slow.events.filter(({ kind }) => kind === 'list-shown')).toHaveLength(1)
  })

  it('of another version begins anew instead of failing', async () => {
    const states = new MemoryStates()
    const json = JSON.stringify({ version: 99, search: 'odd' })
    await states.write([{ key: 'directline/conversations/talk', json, etag: null }])
    const { bot } = openMiniShop({ memories: conversationMemories(states) })
    await converse(bot, [['what am I looking for?', 'You have not told me yet']])
    expect(states.writes).toBe(2)
  })
})

describe('somebody joins', () => {
  it('is greeted once whichever way the channel says so', async () => {
    const installed = { type: 'installationUpdate', action: 'add' }
    await converse(
      openMiniShop().bot,
      [
        [installed, 'I am a bot'],
        [joins, ({ activities }) => expect(activities).toEqual([])],
      ],
      { channelId: 'msteams' },
    )
    const onlyBot = { type: 'conversationUpdate', membersAdded: [{ id: 'bot', name: 'Bot' }] }
    await converse(
      openMiniShop().bot,
      [
        [onlyBot, 'I am a bot'],
        [joins, ({ activities }) => expect(activities).toEqual([])],
      ],
      { channelId: 'emulator' },
    )
  })

  it('other activities are no business of the bot', async () => {
    await converse(openMiniShop().bot, [
      [{ type: 'typing' }, ({ activities }) => expect(activities).toEqual([])],
      [{ type: 'event', name: 'x', value: {} }, ({ activities }) => expect(activities).toEqual([])],
    ])
  })
})

it('reads a message in a Teams group without the name of the bot', async () => {
  const mention = { type: 'mention', text: '<at>Bot</at>', mentioned: { id: 'bot', name: 'Bot' } }
  const message = { type: 'message', text: `<at>Bot</at> ${FIRST}`, entities: [mention] }
  await converse(openMiniShop().bot, [[message, 'five match']], { channelId: 'msteams' })
})

it('the terminal is a channel: plain lines in, plain lines out', async () => {
  const lines: string[] = []
  const shopper = { id: 'you', conversationId: 'c', locale: 'en-US' }
  const adapter = new ConsoleAdapter(openMiniShop().bot, shopper, (text) => lines.push(text))
  await adapter.join()
  await adapter.say(FIRST)
  expect(lines[0]).toContain('I am a bot')
  expect(lines[1]).toContain('1. Birch jacket\n')
  await adapter.say('why 1')
  expect(lines[2]).toContain('Why “Birch jacket”:')
})

it('names the language of each answer, whatever the device says', async () => {
  const locales = async (text: string, device: string) => {
    const { activities } = await speakTo(openMiniShop().bot, { locale: device })(text)
    return [...new Set(activities.map(({ locale }) => locale))]
  }
  expect(await locales('120 以内的防水外套，不要黑色', 'en-US')).toContain('zh-CN')
  expect(await locales(FIRST, 'zh-CN')).toContain('en-US')
})
