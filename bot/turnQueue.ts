/**
 * Turns of one conversation run one after the other, so that no turn reads state that another is about to write;
 * turns of different conversations run side by side.
 *
 * Errors  RATE_LIMITED when too many turns of one conversation wait already. A turn that throws rejects its own promise
 *         only; the next one runs.
 * Cost    one map entry for each conversation with a turn in progress, none for the others.
 */
import { AppError } from '../data/types/errors.ts'

/** A shopper who types ahead has a few messages waiting; fifty are a program. */
const MOST_WAITING = 50

export interface TurnQueue {
  run<T>(key: string, turn: () => Promise<T>): Promise<T>
  /** Turns in progress or waiting. */
  readonly size: () => number
  /** Resolves when nothing runs or waits, with true; after `timeoutMs`, with false. */
  idle(timeoutMs: number): Promise<boolean>
}

interface Lane {
  tail: Promise<unknown>
  length: number
}

export function createTurnQueue(): TurnQueue {
  const lanes = new Map<string, Lane>()
  let size = 0
  let onIdle: (() => void)[] = []

  function leave(key: string, lane: Lane): void {
    size -= 1
    lane.length -= 1
    if (lane.length === 0) lanes.delete(key)
    if (size > 0) return
    for (const resolve of onIdle) resolve()
    onIdle = []
  }

  return {
    run: (key, turn) => {
      const lane = lanes.get(key) ?? { tail: Promise.resolve(), length: 0 }
      if (lane.length >= MOST_WAITING) return Promise.reject(new AppError('RATE_LIMITED', { seconds: 5 }))
      lanes.set(key, lane)
      lane.length += 1
      size += 1
      const done = lane.tail.then(turn).finally(() => leave(key, lane))
      // The lane goes on after a failure, which belongs to the caller of that turn.
      lane.tail = done.catch(() => undefined)
      return done
    },
    size: () => size,
    idle: (timeoutMs) => {
      if (size === 0) return Promise.resolve(true)
      return new Promise((resolve) => {
        const timer = setTimeout(() => resolve(false), timeoutMs)
        onIdle.push(() => {
          clearTimeout(timer)
          resolve(true)
        })
      })
    },
  }
}
