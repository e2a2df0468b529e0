/** What the widget does, over real HTTP and WebSockets, in the fewest words. */
import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocket } from 'ws'

/** What the routes answer, all in one: a test reads the fields of the route that it called. */
export interface AnswerBody {
  readonly id: string
  readonly token: string
  readonly conversationId: string
  readonly streamUrl: string
  readonly activities: readonly Reply[]
  readonly watermark: string
  readonly products: readonly { readonly id: string; readonly imageUrl: string | null }[]
}

export interface Answer {
  readonly status: number
  readonly body: AnswerBody
}

export interface Reply {
  readonly id: string
  readonly type: string
  readonly text?: string
  readonly textFormat?: string
  readonly from: { readonly id: string; readonly role?: string }
  readonly channelData?: { readonly clientActivityID?: string }
}

export async function call(
  url: string,
  method: string,
  token: string | null,
  body?: unknown,
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, body: JSON.parse(text === '' ? 'null' : text) as AnswerBody }
}

export interface Widget {
  readonly token: string
  readonly resume: string
  readonly userId: string
  readonly conversationId: string
  readonly resumed: boolean
  start(locale?: string): Promise<Answer>
  say(text: string, more?: object): Promise<Answer>
  read(watermark?: string | number): Promise<Answer>
  /** Polls until `count` activities are there. */
  readUntil(count: number): Promise<readonly Reply[]>
  end(): Promise<Answer>
  stream(watermark?: string): Promise<Stream>
}

export async function openWidget(
  origin: string,
  options: { resume?: string; fresh?: boolean } = {},
): Promise<Widget> {
  const { body: session } = await call(`${origin}/shop/session`, 'POST', null, options)
  const { token, conversationId } = session
  const base = `${origin}/v3/directline/conversations`
  const own = `${base}/${conversationId}`
  const read = (watermark: string | number = ''): Promise<Answer> =>
    call(`${own}/activities?watermark=${watermark}`, 'GET', token)
  return {
    ...(session as unknown as Widget),
    start: (locale) => call(base, 'POST', token, locale === undefined ? {} : { locale }),
    say: (text, more = {}) => call(`${own}/activities`, 'POST', token, { type: 'message', text, ...more }),
    read,
    readUntil: async (count) => {
      for (let i = 0; i < 200; i++) {
        const { body } = await read()
        if (body.activities.length >= count) return body.activities
        await sleep(10)
      }
      throw new Error(`no ${count} activities came`)
    },
    end: () => call(`${own}/activities`, 'POST', token, { type: 'endOfConversation' }),
    stream: async (watermark = '') => {
      const { body } = await call(`${own}?watermark=${watermark}`, 'GET', token)
      return openStream(body.streamUrl)
    },
  }
}

export interface Stream {
  /** Everything received so far, typing signs too. */
  readonly activities: Reply[]
  readonly watermarks: string[]
  readonly closed: Promise<number>
  /** Waits until `count` activities came. */
  until(count: number): Promise<readonly Reply[]>
  close(): void
}

export async function openStream(url: string): Promise<Stream> {
  const socket = new WebSocket(url)
  const activities: Reply[] = []
  const watermarks: string[] = []
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  socket.on('message', (data: Buffer) => {
    const frame = JSON.parse(data.toString()) as { activities: Reply[]; watermark: string }
    activities.push(...frame.activities)
    watermarks.push(frame.watermark)
  })
  await new Promise((resolve, reject) => {
    socket.on('open', resolve)
    socket.on('error', reject)
  })
  return {
    ...{ activities, watermarks, closed },
    until: async (count) => {
      for (let i = 0; i < 200 && activities.length < count; i++) await sleep(10)
      if (activities.length < count) throw new Error(`${activities.length} of ${count} activities came`)
      return activities
    },
    close: () => socket.close(),
  }
}
