/**
 * Every picture that leaves in a card is one that may be shown: ours, with an address that the channel can reach, or an
 * https one of an allowed host. Others are left out of the card; the rest of it stays.
 *
 * In   replies, as the bot sends them. Out  the same replies with pictures resolved by `resolve` (http/pictureUrl.ts).
 * Cost linear in the size of the cards; replies without attachments cost nothing.
 */
import type { Activity, Attachment, Middleware } from 'botbuilder'

export type ResolvePicture = (url: string) => string | null

export function allowedPictures(resolve: ResolvePicture): Middleware {
  return {
    onTurn: async (context, next) => {
      context.onSendActivities((_, activities, send) => {
        for (const activity of activities) checkPictures(activity, resolve)
        return send()
      })
      context.onUpdateActivity((_, activity, send) => {
        checkPictures(activity, resolve)
        return send()
      })
      await next()
    },
  }
}

function checkPictures(activity: Partial<Activity>, resolve: ResolvePicture): void {
  if (activity.attachments === undefined || activity.attachments.length === 0) return
  activity.attachments = activity.attachments.flatMap((attachment) => {
    const checked = checkAttachment(attachment, resolve)
    return checked === null ? [] : [checked]
  })
}

function checkAttachment(attachment: Attachment, resolve: ResolvePicture): Attachment | null {
  const content: unknown = check(attachment.content, resolve)
  if (!attachment.contentType.startsWith('image/')) return { ...attachment, content }
  const contentUrl = resolve(attachment.contentUrl ?? '')
  return contentUrl === null ? null : { ...attachment, contentUrl }
}

/** What a button sends back is the bot's own; it holds no pictures. */
const OPAQUE = new Set(['data', 'value'])
/** Pictures that are only an address: the icon of a button, the background of a card. */
const ADDRESSES = new Set(['iconUrl', 'backgroundImage'])

/** A card or a part of one; null when it is a picture that may not be shown. What needs no change is not copied. */
function check(part: unknown, resolve: ResolvePicture): unknown {
  if (typeof part !== 'object' || part === null) return part
  if (Array.isArray(part)) return checkList(part, resolve)
  if (isPicture(part)) {
    const url = resolve(part.url)
    if (url === null) return null
    return checkParts({ ...part, url }, resolve)
  }
  return checkParts(part as Readonly<Record<string, unknown>>, resolve)
}

function checkList(parts: readonly unknown[], resolve: ResolvePicture): readonly unknown[] {
  const checked = parts.map((one) => check(one, resolve))
  return checked.every((one, i) => one === parts[i]) ? parts : checked.filter((one) => one !== null)
}

function checkParts(
  parts: Readonly<Record<string, unknown>>,
  resolve: ResolvePicture,
): Readonly<Record<string, unknown>> {
  let copy: Record<string, unknown> | null = null
  let dropped = false
  for (const key of Object.keys(parts)) {
    const value = parts[key]
    const checked = checkEntry(key, value, resolve)
    if (checked === value) continue
    copy ??= { ...parts }
    copy[key] = checked
    dropped ||= checked === null
  }
  if (copy === null || !dropped) return copy ?? parts
  return Object.fromEntries(
    Object.entries(copy).filter(([key, value]) => value !== null || parts[key] === null),
  )
}

function checkEntry(key: string, value: unknown, resolve: ResolvePicture): unknown {
  if (OPAQUE.has(key)) return value
  return ADDRESSES.has(key) && typeof value === 'string' ? resolve(value) : check(value, resolve)
}

/** Adaptive cards say that it is an image, the older cards do not; links have another type. */
function isPicture(part: object): part is { readonly url: string } {
  const { type, url } = part as { type?: unknown; url?: unknown }
  return typeof url === 'string' && (type === undefined || type === 'Image')
}
