/** What conversations remember, on the shop's own store. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { conversationMemories, isConflict } from '../../bot/conversationMemories.ts'
import { stateStore } from '../../data/store/stateStore.ts'
import type { Sql } from '../../data/types/ports.ts'
import { type ConversationMemory, NEW_CONVERSATION } from '../../dialogs/memory.ts'
import { emptyTables, openTestSql } from '../support/openTestSql.ts'

let sql: Sql
beforeAll(async () => {
  sql = await openTestSql()
})
beforeEach(() => emptyTables(sql))
afterAll(() => sql.close())

const TALK = ['emulator', '1|livechat'] as const
const numbered = (searchNumber: number): ConversationMemory => ({ ...NEW_CONVERSATION, searchNumber })

describe('the memories of conversations', () => {
  it('begin new, and are there again after a restart', async () => {
    const memories = conversationMemories(stateStore(sql))
    const before = await memories.load(...TALK)
    expect(before).toEqual({ memory: NEW_CONVERSATION, etag: null, json: null })
    await memories.save(...TALK, numbered(1), before)
    expect((await memories.load(...TALK)).memory).toEqual(numbered(1))
    expect((await conversationMemories(stateStore(sql)).load(...TALK)).memory).toEqual(numbered(1))
    expect((await memories.load('msteams', TALK[1])).memory).toEqual(NEW_CONVERSATION)
  })

  it('refuse what was made of an older one, and then give the newer', async () => {
    const [one, other] = [conversationMemories(stateStore(sql)), conversationMemories(stateStore(sql))]
    await one.save(...TALK, numbered(1), await one.load(...TALK))
    const old = await other.load(...TALK)
    await one.save(...TALK, numbered(2), await one.load(...TALK))
    const late = await other.save(...TALK, numbered(3), old).catch((error: unknown) => error)
    expect(isConflict(late)).toBe(true)
    const newer = await other.load(...TALK)
    expect(newer.memory).toEqual(numbered(2))
    await other.save(...TALK, numbered(3), newer)
    expect((await conversationMemories(stateStore(sql)).load(...TALK)).memory).toEqual(numbered(3))
  })

  it('do not remember that there was nothing: who wrote first meanwhile is seen and kept', async () => {
    const [one, other] = [conversationMemories(stateStore(sql)), conversationMemories(stateStore(sql))]
    await other.load(...TALK)
    await one.save(...TALK, numbered(1), await one.load(...TALK))
    expect((await other.load(...TALK)).memory).toEqual(numbered(1))
  })

  it('are written when they changed only', async () => {
    const memories = conversationMemories(stateStore(sql))
    await memories.save(...TALK, numbered(1), await memories.load(...TALK))
    const { etag } = await memories.load(...TALK)
    await memories.save(...TALK, { ...numbered(1) }, await memories.load(...TALK))
    expect((await memories.load(...TALK)).etag).toBe(etag)
  })

  it('hold as many as they may, and read the others again', async () => {
    const states = stateStore(sql)
    let reads = 0
    const counting = {
      ...states,
      read: (keys: readonly string[]) => {
        reads += 1
        return states.read(keys)
      },
    }
    const memories = conversationMemories(counting, 2)
    for (const id of ['a', 'b', 'c']) {
      await memories.save('emulator', id, numbered(1), await memories.load('emulator', id))
    }
    await memories.load('emulator', 'c')
    expect(reads).toBe(3)
    await memories.load('emulator', 'a')
    expect(reads).toBe(4)
  })
})
