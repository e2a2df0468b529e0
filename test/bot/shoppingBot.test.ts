import { describe, expect, it } from '@jest/globals'
import { MemoryStorage, type StoreItem, type StoreItems } from 'botbuilder'
import { OptimisticStorage } from '../../bot/optimisticStorage.ts'
import { ConsoleAdapter } from '../../bot/consoleAdapter.ts'
import { converse, joins, speakTo } from '../support/conversation.ts'
import { openMiniShop } from '../support/miniShop.ts'

const FIRST = 'a waterproof jacket under 120, not black'

class CountingStorage extends MemoryStorage {
  reads = 0
  writes = 0
  override read(keys: string[]): Promise<StoreItems> {
    this.reads += 1
    return super.read(keys)
  }
  override write(changes: StoreItems): Promise<void> {
    this.writes += 1
    return super.write(changes)
  }
}

/** Puts the new eTags on what it wrote, as the shop's own storage does. */
class TaggingStorage extends MemoryStorage {
  override async write(changes: StoreItems): Promise<void> {
    await super.write(changes)
    for (const [key, item] of Object.entries(await super.read(Object.keys(changes)))) {
      ;(changes[key] as StoreItem).eTag = (item as StoreItem).eTag ?? '*'
    }
  }
}

describe('the state of a conversation', () => {
  it('is read once and written once a turn, and not written when nothing changed', async () => {
    const storage = new CountingStorage()
    const tell = speakTo(openMiniShop({ storage }).bot)
    await tell(FIRST)
    expect([storage.reads, storage.writes]).toEqual([1, 1])
    await tell('thanks')
    await tell('thanks')
    // the first "thanks" takes back what the list offered to say
    expect([storage.reads, storage.writes]).toEqual([3, 2])
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
    const memory = new TaggingStorage()
    let during: (() => Promise<unknown>) | null = null
    const open = () => openMiniShop({ storage: new OptimisticStorage(memory) })
    const [one, other] = [open(), open()]
    const slow = openMiniShop({
      storage: new OptimisticStorage(memory),
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
    const storage = new MemoryStorage()
    const key = 'directline/conversations/talk/'
    await storage.write({ [key]: { shopping: JSON.stringify({ version: 99, search: 'odd' }) } })
    await converse(openMiniShop({ storage }).bot, [['what am I looking for?', 'You have not told me yet']])
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
