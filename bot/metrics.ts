/**
 * What an operator watches, for Prometheus. Names begin with aisle_; durations are in seconds.
 * Cost of one observation: below a microsecond. Labels come from fixed sets, so that no caller can grow the memory.
 */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { ErrorCode } from '../data/types/errors.ts'

export interface Metrics {
  readonly registry: Registry
  turn(channel: string, outcome: 'ok' | 'failed', seconds: number): void
  error(code: ErrorCode): void
  /** Samples `read` whenever the page is read. */
  gauge(name: string, help: string, read: () => number): void
}

/** The turn budget is tens of milliseconds; what is slower than 2.5 s is simply slow. */
const TURN_BUCKETS = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2.5]

const CHANNELS = new Set(['directline', 'emulator', 'msteams', 'webchat', 'test'])

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'aisle_' })
  const turns = new Histogram({
    name: 'aisle_turn_seconds',
    help: 'From the arrival of an activity to the end of its turn, waiting included',
    labelNames: ['channel', 'outcome'],
    buckets: TURN_BUCKETS,
    registers: [registry],
  })
  const errors = new Counter({
    name: 'aisle_errors_total',
    help: 'Errors by code of the error table',
    labelNames: ['code'],
    registers: [registry],
  })
  return {
    registry,
    turn: (channel, outcome, seconds) =>
      turns.observe({ channel: CHANNELS.has(channel) ? channel : 'other', outcome }, seconds),
    error: (code) => errors.inc({ code }),
    gauge: (name, help, read) => {
      const gauge: Gauge = new Gauge({
        name,
        help,
        registers: [registry],
        collect: () => gauge.set(read()),
      })
    },
  }
}
