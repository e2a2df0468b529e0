import { describe, expect, it } from '@jest/globals'
import type { Reranker } from '../../../../data/types/ports.ts'
import { batchedReranker } from '../../../../recommender/rank/backends/batchedReranker.ts'

/** Rows of two; a logit is ten times the first plus the second. Notes the rows of each forward pass. */
function counting(fails: (pass: number) => boolean = () => false) {
  const passes: number[] = []
  const log: string[] = []
  const reranker: Reranker = {
    backend: 'by hand',
    width: 2,
    async score(features) {
      passes.push(features.length / 2)
      if (features.length % 2 !== 0) throw new Error('half a row')
      const pass = passes.length
      await new Promise((resolve) => setTimeout(resolve, 5))
      log.push(`pass ${pass}`)
      if (fails(pass)) throw new Error(`pass ${pass} failed`)
      return Float32Array.from(
        { length: features.length / 2 },
        (_, i) => 10 * features[2 * i]! + features[2 * i + 1]!,
      )
    },
    close: () => Promise.resolve(void log.push('closed')),
  }
  return { reranker, passes, log }
}

const rows = (...values: number[]): Float32Array => Float32Array.from(values)
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1))

describe('calls at the same time', () => {
  it('are one forward pass, and each caller gets its own logits', async () => {
    const { passes, reranker } = counting()
    const batched = batchedReranker(reranker)
    // caller i has i + 1 rows of (i, 1): logits 10 i + 1
    const logits = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        batched.score(rows(...Array.from({ length: i + 1 }, () => [i, 1]).flat())),
      ),
    )
    expect(passes).toEqual([55])
    logits.forEach((own, i) => expect([...own]).toEqual(Array.from({ length: i + 1 }, () => 10 * i + 1)))
  })

  it('wait for the pass that runs and then go together, in the order in which they came', async () => {
    const { passes, reranker } = counting()
    const batched = batchedReranker(reranker)
    const done: string[] = []
    const ask = (name: string, value: number): Promise<unknown> =>
      batched.score(rows(value, 0)).then(([logit]) => done.push(`${name} ${String(logit)}`))
    const first = ask('first', 1)
    await turn()
    await Promise.all([first, ask('second', 2), ask('third', 3)])
    expect(passes).toEqual([1, 2])
    expect(done).toEqual(['first 10', 'second 20', 'third 30'])
  })

  it('are cut into batches of so many rows; a larger call goes alone', async () => {
    const { passes, reranker } = counting()
    const batched = batchedReranker(reranker, 3)
    const sizes = [2, 1, 1, 5, 1]
    const logits = await Promise.all(sizes.map((size) => batched.score(new Float32Array(2 * size))))
    expect(passes).toEqual([3, 1, 5, 1])
    expect(logits.map(({ length }) => length)).toEqual(sizes)
  })

  it('all hear of a failure, and the next ones are tried again', async () => {
    const { reranker } = counting((pass) => pass === 1)
    const batched = batchedReranker(reranker)
    const both = await Promise.allSettled([batched.score(rows(1, 1)), batched.score(rows(2, 2))])
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect([...(await batched.score(rows(1, 2)))]).toEqual([12])
  })

  it('do not suffer from one that has half a row', async () => {
    const { reranker } = counting()
    const batched = batchedReranker(reranker)
    const [bad, good] = await Promise.allSettled([batched.score(rows(1, 1, 1)), batched.score(rows(1, 2))])
    expect(bad.status).toBe('rejected')
    expect(good).toMatchObject({ status: 'fulfilled', value: rows(12) })
  })
})

describe('one call alone', () => {
  it('starts before anything else that waits for its turn, with the same array', async () => {
    const order: string[] = []
    const own = rows(1, 2)
    const batched = batchedReranker({
      ...counting().reranker,
      score: (features) => {
        order.push(features === own ? 'scored uncopied' : 'scored a copy')
        return Promise.resolve(rows(12))
      },
    })
    setImmediate(() => order.push('next turn'))
    process.nextTick(() => order.push('next tick'))
    await batched.score(own)
    await turn()
    expect(order[0]).toBe('scored uncopied')
    expect(order).toContain('next turn')
  })

  it('may have no rows', async () => {
    expect(await batchedReranker(counting().reranker).score(rows())).toHaveLength(0)
  })
})

describe('closing', () => {
  it('answers those who wait, then closes, and refuses whoever comes later', async () => {
    const { log, reranker } = counting()
    const batched = batchedReranker(reranker)
    const first = batched.score(rows(1, 0))
    await turn()
    const waiting = batched.score(rows(2, 0))
    const closing = batched.close()
    await expect(batched.score(rows(3, 0))).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE' })
    expect([...(await first), ...(await waiting)]).toEqual([10, 20])
    await closing
    expect(log).toEqual(['pass 1', 'pass 2', 'closed'])
  })
})
