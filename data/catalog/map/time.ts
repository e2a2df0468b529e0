/** Moments as shops write them. A time without a zone is in the map's `offset`, never in the zone of this machine. */
import type { TimeSpec } from './feedMap.ts'

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(\.\d+)?)?)?\s*(Z|UTC|[+-]\d\d:?\d\d)?$/i
const SLASHED = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})(?:,? +(\d{1,2}):(\d\d)(?::(\d\d))?)?$/

/** null when the text is not a moment between 1970 and 2100. */
export function readMoment(text: string, spec: Pick<TimeSpec, 'format' | 'offset'>): Date | null {
  const value = text.trim()
  if (spec.format === 'unix' || spec.format === 'unix-ms') {
    if (!/^\d{1,14}(?:\.\d+)?$/.test(value)) return null
    return within(new Date(Math.round(Number(value) * (spec.format === 'unix' ? 1000 : 1))))
  }
  if (spec.format === 'iso') {
    const match = ISO.exec(value)
    if (match === null) return null
    const [, year, month, day, hour, minute, second, fraction, zone] = match
    return moment([year, month, day, hour, minute, second], Number(fraction ?? 0) * 1000, zone ?? spec.offset)
  }
  const match = SLASHED.exec(value)
  if (match === null) return null
  const [, first, second, year, ...clock] = match
  const [month, day] = spec.format === 'day/month/year' ? [second, first] : [first, second]
  return moment([year, month, day, ...clock], 0, spec.offset)
}

function moment(parts: readonly (string | undefined)[], milliseconds: number, zone: string): Date | null {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.map((one) =>
    Number(one ?? 0),
  )
  const at = Date.UTC(year, month - 1, day, hour, minute, second, Math.round(milliseconds))
  // The 31st of February would become a day in March.
  const isDay = new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day && month >= 1 && month <= 12
  if (!isDay || hour > 23 || minute > 59 || second > 60) return null
  return within(new Date(at - offsetMinutes(zone) * 60_000))
}

function offsetMinutes(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0))
}

function within(at: Date): Date | null {
  const year = at.getUTCFullYear()
  return year >= 1970 && year < 2100 ? at : null
}
