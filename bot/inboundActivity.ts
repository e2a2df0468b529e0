/**
 * What may enter a turn. The SDK trusts the shape of an activity; this makes the shape true, so that nothing a caller
 * sends ends in a fault of ours.
 *
 * In      parsed JSON.
 * Out     a copy without nulls, its timestamps as Dates.
 * Errors  ACTIVITY_INVALID, naming the field.
 */
import type { Activity } from 'botbuilder'
import { z } from 'zod'
import { AppError } from '../data/types/errors.ts'

const id = z.string().min(1).max(1000)
const account = z.looseObject({ id: z.string().max(1000), name: z.string().nullish() })
const anyObject = z.record(z.string(), z.unknown())

/** The SDK reads these as Dates. */
const DATES = ['timestamp', 'localTimestamp', 'expiration']

const ACTIVITY = z.looseObject({
  type: z.string().min(1).max(100),
  id: id.nullish(),
  channelId: z.string().min(1).max(100),
  serviceUrl: z.string().max(2000).nullish(),
  conversation: z.looseObject({ id }),
  from: account.extend({ id }),
  recipient: account.nullish(),
  text: z.string().nullish(),
  textFormat: z.string().nullish(),
  name: z.string().nullish(),
  locale: z.string().max(100).nullish(),
  replyToId: z.string().nullish(),
  deliveryMode: z.string().nullish(),
  attachments: z.array(anyObject).nullish(),
  entities: z.array(anyObject).nullish(),
  membersAdded: z.array(account).nullish(),
  membersRemoved: z.array(account).nullish(),
  reactionsAdded: z.array(anyObject).nullish(),
  reactionsRemoved: z.array(anyObject).nullish(),
})

/** What a shopper's widget may post; the server fills in who, where and when. */
const WIDGET_ACTIVITY = z.object({
  type: z.enum(['message', 'event', 'typing', 'endOfConversation']),
  text: z.string().max(100_000).nullish(),
  textFormat: z.enum(['plain', 'markdown', 'xml']).nullish(),
  name: z.string().max(200).nullish(),
  value: z.unknown().optional(),
  valueType: z.string().max(200).nullish(),
  locale: z.string().max(100).nullish(),
  localTimezone: z.string().max(100).nullish(),
  localTimestamp: z.string().max(100).nullish(),
  replyToId: z.string().max(1000).nullish(),
  channelData: anyObject.nullish(),
  entities: z.array(anyObject).max(100).nullish(),
})

export type WidgetActivity = Partial<z.infer<typeof WIDGET_ACTIVITY>> & { readonly type: string }

export function parseActivity(body: unknown): Activity {
  check(ACTIVITY, body)
  const activity = withoutNulls(body as Record<string, unknown>)
  for (const name of DATES) activity[name] = readDate(activity[name])
  activity['recipient'] ??= { id: 'bot', name: 'bot' }
  return activity as unknown as Activity
}

export function parseWidgetActivity(body: unknown): WidgetActivity {
  return withoutNulls(check(WIDGET_ACTIVITY, body)) as unknown as WidgetActivity
}

function check<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]!
  const field = issue.path.join('.')
  throw new AppError('ACTIVITY_INVALID', {
    problem: `${field === '' ? 'the body' : field}: ${issue.message}`,
  })
}

/** null and absent mean the same; the SDK knows only absent. */
const withoutNulls = (value: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined))

/** A date that is none says nothing, and the turn goes on without it. */
function readDate(given: unknown): Date | undefined {
  const date = typeof given === 'string' ? new Date(given) : null
  return date === null || Number.isNaN(date.getTime()) ? undefined : date
}
