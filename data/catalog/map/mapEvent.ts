/**
 * From a row of any feed to an interaction, and to a review when the row has the text of one. Pure.
 *
 * The id of an event is made from its content, so the same row in another file, or imported twice, is the same event.
 * Two rows that agree in everything cannot be told apart and count once.
 */
import { createHash } from 'node:crypto'
import type { InteractionEvent } from '../../types/event.ts'
import type { Review } from '../../types/history.ts'
import type { EventId, ProductId, ShopperId } from '../../types/ids.ts'
import type { Language } from '../../types/language.ts'
import type { Fields } from '../read/feedRow.ts'
import type { EventsMap } from './feedMap.ts'
import { FieldProblem, quoted } from './fieldProblem.ts'
import { reasonOf } from './readConditions.ts'
import { firstTexts, numberReader, priceReader, type Reader, textReader, timeReader } from './readFields.ts'

export type EventOutcome =
  | { readonly kind: 'event'; readonly event: InteractionEvent; readonly review: Review | null }
  | { readonly kind: 'skipped'; readonly because: string }
  | { readonly kind: 'rejected'; readonly field: string; readonly problem: string }

const ID_LIMIT = 200
const REVIEW_LIMIT = 8000
/** Clocks of two machines differ by minutes, time zones by hours; nothing happens days from now. */
const FUTURE_MS = 24 * 60 * 60 * 1000

export function eventMapper(
  map: EventsMap,
  language: Language,
  currency: string | null,
  now: Date,
): (fields: Fields) => EventOutcome {
  const read = eventReader(map, currency, now)
  const review = map.review === undefined ? () => null : textReader(map.review, REVIEW_LIMIT)
  return (fields) => {
    const skip = reasonOf(map.skip, fields)
    if (skip !== null) return { kind: 'skipped', because: skip }
    try {
      const event = read(fields)
      const text = review(fields)
      return { kind: 'event', event, review: text === null ? null : reviewOf(event, text, language) }
    } catch (error) {
      if (error instanceof FieldProblem)
        return { kind: 'rejected', field: error.field, problem: error.problem }
      throw error
    }
  }
}

/** Only ratings in whole stars can be shown as reviews. */
function reviewOf(event: InteractionEvent, text: string, language: Language): Review | null {
  if (event.kind !== 'product-rated') return null
  const { id, productId, shopperId, at } = event
  return { id, productId, shopperId, stars: Math.round(event.stars), text: { [language]: text }, at }
}

function eventReader(
  map: EventsMap,
  currency: string | null,
  now: Date,
): (fields: Fields) => InteractionEvent {
  const shopper = textReader(map.shopper, ID_LIMIT)
  const guest = map.guest === undefined ? () => null : textReader(map.guest, ID_LIMIT)
  const product = textReader(map.product, ID_LIMIT)
  const kindOf = kindReader(map.kind)
  const time = timeReader(map.time)
  const session = map.session === undefined ? () => null : textReader(map.session, ID_LIMIT)
  const quantity: Reader<number> = map.quantity === undefined ? () => null : numberReader(map.quantity)
  const price = map.price === undefined ? () => null : priceReader(map.price, currency)
  const stars: Reader<number> = map.stars === undefined ? () => null : numberReader(map.stars)
  const required = <Value>(value: Value | null, from: readonly string[], what: string): Value => {
    if (value === null) throw new FieldProblem(from.join(' | '), `${what} is missing`)
    return value
  }
  return (fields) => {
    const visitor = guest(fields)
    const about = {
      at: notInFuture(required(time(fields), map.time.from, 'the time'), map.time.from, now),
      shopperId: required(
        shopper(fields) ?? (visitor && `guest:${visitor}`),
        map.shopper.from,
        'the shopper',
      ) as ShopperId,
      sessionId: session(fields),
      productId: required(product(fields), map.product.from, 'the product') as ProductId,
      listId: null,
    }
    const kind = kindOf(fields)
    if (kind === 'product-rated') {
      return identified({
        ...about,
        kind,
        stars: required(starsIn(stars(fields)), map.stars?.from ?? ['stars'], 'the rating'),
      })
    }
    if (kind === 'product-viewed' || kind === 'product-clicked') return identified({ ...about, kind })
    const pieces = quantity(fields) ?? 1
    if (!Number.isSafeInteger(pieces) || pieces < 1) {
      throw new FieldProblem(
        (map.quantity?.from ?? []).join(' | '),
        `is not a number of pieces: ${quoted(String(pieces))}`,
      )
    }
    return identified({ ...about, kind, quantity: pieces, priceMinor: price(fields)?.minor ?? null })
  }

  function starsIn(value: number | null): number | null {
    if (value !== null && (value < 1 || value > 5)) {
      throw new FieldProblem(
        (map.stars?.from ?? []).join(' | '),
        `stars lie between 1 and 5, not ${quoted(String(value))}`,
      )
    }
    return value
  }
}

type Kind = Extract<EventsMap['kind'], { always: unknown }>['always']

function kindReader(spec: EventsMap['kind']): (fields: Fields) => Kind {
  if ('always' in spec) return () => spec.always
  const kinds = new Map(Object.entries(spec.words).map(([word, kind]) => [word.toLowerCase(), kind]))
  return (fields) => {
    const found = firstTexts(fields, spec.from)
    const word = found?.texts.join(' ') ?? ''
    const kind = kinds.get(word.toLowerCase())
    if (kind !== undefined) return kind
    throw new FieldProblem(
      found?.name ?? spec.from.join(' | '),
      `the map has no kind of event for ${quoted(word)}`,
    )
  }
}

function notInFuture(at: Date, from: readonly string[], now: Date): Date {
  if (at.getTime() <= now.getTime() + FUTURE_MS) return at
  throw new FieldProblem(from.join(' | '), `lies in the future: ${at.toISOString()}`)
}

type WithoutId<Event> = Event extends InteractionEvent ? Omit<Event, 'id'> : never

function identified(event: WithoutId<InteractionEvent>): InteractionEvent {
  const { kind, shopperId, productId, sessionId } = event
  const detail =
    'stars' in event ? [event.stars] : 'quantity' in event ? [event.quantity, event.priceMinor] : []
  const content = JSON.stringify([kind, shopperId, productId, sessionId, event.at.getTime(), ...detail])
  // 128 bits: enough that two contents never meet.
  const id = createHash('sha256').update(content).digest('hex').slice(0, 32) as EventId
  return { ...event, id }
}
