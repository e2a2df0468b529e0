/** botbuilder's own state classes on the shop's database. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { ConversationState, type StoreItem, TestAdapter, type TurnContext } from 'botbuilder'
import { PostgresStorage } from '../../bot/conversationStorage.ts'
import { stateStore } from '../../data/store/stateStore.ts'
import type { Sql } from '../../data/types/ports.ts'
import { emptyTables, openTestSql } from '../support/openTestSql.ts'

let sql: Sql
let storage: PostgresStorage
beforeAll(async () => {
  sql = await openTestSql()
  storage = new PostgresStorage(stateStore(sql))
})
beforeEach(() => emptyTables(sql))
afterAll(() => sql.close())

describe('the storage of the bot', () => {
  it('gives back what was written, with an eTag', async () => {
    await storage.write({ 'emulator/conversations/1|livechat/': { turns: 1, nested: { deep: [null] } } })
    const items = await storage.read(['emulator/conversations/1|livechat/', 'unknown'])
    const { eTag, ...value } = items['emulator/conversations/1|livechat/'] as StoreItem
    expect(value).toEqual({ turns: 1, nested: { deep: [null] } })
    expect(eTag).toMatch(/^[-0-9a-f]{36}$/)
    expect(Object.keys(items).length).toBe(1)
  })

  it('throws the conflict that botbuilder users know when the eTag is old', async () => {
    await storage.write({ k: { n: 1 } })
    const old = (await storage.read(['k']))['k'] as StoreItem
    await storage.write({ k: { ...old, n: 2 } })
    await expect(storage.write({ k: { ...old, n: 3 } })).rejects.toThrow(
      'Storage: error writing "k" due to eTag conflict.',
    )
    expect(await storage.read(['k'])).toMatchObject({ k: { n: 2 } })
  })

  it.each(['*', '', undefined])('overwrites with the eTag %p', async (eTag) => {
    await storage.write({ k: { n: 1 } })
    await storage.write({ k: eTag === undefined ? { n: 2 } : { n: 2, eTag } })
    expect(await storage.read(['k'])).toMatchObject({ k: { n: 2 } })
  })

  it('deletes', async () => {
    await storage.write({ k: { n: 1 } })
    await storage.delete(['k', 'unknown'])
    expect(await storage.read(['k'])).toEqual({})
  })

  it('keeps the state of a conversation over turns', async () => {
    const state = new ConversationState(storage)
    const turns = state.createProperty<number>('turns')
    const adapter = new TestAdapter(async (context: TurnContext) => {
      const count = (await turns.get(context, 0)) + 1
      await turns.set(context, count)
      await context.sendActivity(`turn ${count}`)
      await state.saveChanges(context)
    })
    await adapter.send('hello').assertReply('turn 1').send('again').assertReply('turn 2').startTest()
  })
})
