import { describe, expect, it } from '@jest/globals'
import { setTimeout as sleep } from 'node:timers/promises'
import { createTurnQueue } from '../../bot/turnQueue.ts'

describe('the queue of turns', () => {
  it('runs turns of one conversation in order, even when the first is the slowest', async () => {
    const queue = createTurnQueue()
    const ended: number[] = []
    const turn = (ms: number) => () => sleep(ms).then(() => ended.push(ms))
    await Promise.all([30, 20, 0].map((ms) => queue.run('one', turn(ms))))
    expect(ended).toEqual([30, 20, 0])
  })

  it('runs turns of two conversations side by side', async () => {
    const queue = createTurnQueue()
    const steps: string[] = []
    const turn = (name: string) => async () => {
      steps.push(`${name} begins`)
      await sleep(5)
      steps.push(`${name} ends`)
    }
    await Promise.all([queue.run('one', turn('one')), queue.run('two', turn('two'))])
    expect(steps.slice(0, 2)).toEqual(['one begins', 'two begins'])
  })

  it('goes on after a turn that failed, which fails alone', async () => {
    const queue = createTurnQueue()
    const failing = queue.run('one', () => Promise.reject(new Error('no')))
    const next = queue.run('one', () => Promise.resolve('yes'))
    await expect(failing).rejects.toThrow('no')
    expect(await next).toBe('yes')
    expect(queue.size()).toBe(0)
  })

  it('takes no fifty-first turn of one conversation, and still takes those of others', async () => {
    const queue = createTurnQueue()
    const waiting = Array.from({ length: 50 }, () => queue.run('one', () => sleep(10)))
    await expect(queue.run('one', () => sleep(0))).rejects.toMatchObject({ code: 'RATE_LIMITED' })
    await queue.run('two', () => sleep(0))
    await Promise.all(waiting)
  })

  it('says when it is idle, or that it is not in time', async () => {
    const queue = createTurnQueue()
    expect(await queue.idle(0)).toBe(true)
    const turn = queue.run('one', () => sleep(40))
    expect(await queue.idle(5)).toBe(false)
    expect(await queue.idle(1000)).toBe(true)
    await turn
  })
})
