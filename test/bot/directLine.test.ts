/** The widget's protocol over real HTTP and WebSockets on loopback. */
import { afterEach, describe, expect, it } from '@jest/globals'
import { setTimeout as sleep } from 'node:timers/promises'
import { createTokens } from '../../bot/directLine/tokens.ts'
import { echo, type Edge, type EdgeOptions, SECRET, startEdge } from '../support/edge.ts'
import { memoryActivityLog } from '../support/memoryActivityLog.ts'
import { call, openStream, openWidget, type Reply } from '../support/widget.ts'

let edges: Edge[] = []
afterEach(async () => {
  for (const edge of edges) await edge.close()
  edges = []
})

async function start(options: EdgeOptions = {}): Promise<Edge> {
  const edge = await startEdge(options)
  edges.push(edge)
  return edge
}

const texts = (replies: readonly Reply[]): (string | undefined)[] => replies.map((one) => one.text)
const base = (edge: Edge): string => `${edge.url}/v3/directline`

describe('a conversation over polling', () => {
  it('greets, echoes the shopper with the id that the post returned, and answers', async () => {
    const widget = await openWidget((await start()).url)
    expect((await widget.start()).status).toBe(201)
    await widget.readUntil(1)
    const posted = await widget.say('hi', { channelData: { clientActivityID: 'c7' } })
    expect(posted.status).toBe(200)

    const [welcome, mine, answer] = await widget.readUntil(3)
    expect(welcome).toMatchObject({ text: 'welcome', from: { id: 'bot', role: 'bot' } })
    expect(mine).toMatchObject({
      id: posted.body.id,
      text: 'hi',
      from: { id: widget.userId, role: 'user' },
      channelData: { clientActivityID: 'c7' },
    })
    expect(answer).toMatchObject({ text: 'you said hi', replyToId: posted.body.id })
  })

  it('counts with its watermark: 3 read, 0 left, then only what is new', async () => {
    const widget = await openWidget((await start()).url)
    await widget.start()
    await widget.readUntil(1)
    await widget.say('one')
    await widget.readUntil(3)
    expect((await widget.read()).body.watermark).toBe('3')
    expect((await widget.read(3)).body).toEqual({ activities: [], watermark: '3' })
    expect(texts((await widget.read(2)).body.activities)).toEqual(['you said one'])
    expect((await widget.read(99)).body).toEqual({ activities: [], watermark: '3' })
    expect((await widget.read('soon')).status).toBe(400)
  })

  it('answers in the order of the questions, one turn at a time', async () => {
    let running = 0
    let most = 0
    const slow: EdgeOptions['bot'] = {
      run: async (context) => {
        most = Math.max(most, ++running)
        await sleep(5)
        await echo(context)
        running -= 1
      },
    }
    const widget = await openWidget((await start({ bot: slow })).url)
    await widget.start()
    for (const text of ['a', 'b', 'c']) await widget.say(text)
    const replies = await widget.readUntil(7)
    expect(texts(replies.filter((one) => one.from.id === 'bot'))).toEqual([
      'welcome',
      'you said a',
      'you said b',
      'you said c',
    ])
    expect(most).toBe(1)
  })

  it('believes the token, not the body, about who speaks', async () => {
    const widget = await openWidget((await start()).url)
    await widget.start()
    await widget.say('hi', {
      from: { id: 'dl_someone-else' },
      conversation: { id: 'other' },
      type: 'message',
    })
    const replies = await widget.readUntil(2)
    expect(replies.find((one) => one.text === 'hi')?.from.id).toBe(widget.userId)
  })

  it('has every text shown as plain text: Web Chat would load the pictures of Markdown', async () => {
    const widget = await openWidget((await start()).url)
    await widget.start()
    await widget.say('![x](https://evil.example/x.png)', { textFormat: 'markdown' })
    const replies = await widget.readUntil(3)
    expect(replies.map((one) => one.textFormat)).toEqual(['plain', 'plain', 'plain'])
  })

  it('starts a conversation once: the second start is not a second greeting', async () => {
    const widget = await openWidget((await start()).url)
    const answers = await Promise.all([widget.start(), widget.start(), widget.start()])
    expect(answers.map((one) => one.status).sort()).toEqual([200, 200, 201])
    await sleep(30)
    expect(texts(await widget.readUntil(1))).toEqual(['welcome'])
  })

  it('apologises for a turn that fails, and goes on', async () => {
    const edge = await start()
    const widget = await openWidget(edge.url)
    await widget.start()
    await widget.say('fail')
    await widget.say('hi')
    expect(texts(await widget.readUntil(5))).toEqual([
      ...['welcome', 'fail', 'Sorry, something went wrong.', 'hi', 'you said hi'],
    ])
    expect(edge.logged.join('')).toContain('the bot failed as it was told')
  })

  it('says the words of a carousel before its cards: they would scroll away with them', async () => {
    const attachments = [{ contentType: 'application/vnd.microsoft.card.hero', content: { title: 'Jacket' } }]
    const suggestedActions = { actions: [], to: [] }
    const bot: EdgeOptions['bot'] = {
      run: async (context) => {
        await context.sendActivity({
          text: 'two',
          attachments,
          suggestedActions,
          attachmentLayout: 'carousel',
        })
      },
    }
    const widget = await openWidget((await start({ bot })).url)
    await widget.start()
    const [words, cards] = await widget.readUntil(2)
    expect(words).toMatchObject({ type: 'message', text: 'two' })
    expect(words).not.toHaveProperty('attachments')
    expect(cards).toMatchObject({
      type: 'message',
      attachments,
      suggestedActions,
      attachmentLayout: 'carousel',
    })
    expect(cards).not.toHaveProperty('text')
  })

  it('keeps a hand-off, with its transcript, out of the stream', async () => {
    const bot: EdgeOptions['bot'] = {
      run: async (context) => {
        await context.sendActivities([
          { type: 'event', name: 'handoff.initiate' },
          { type: 'message', text: 'ok' },
        ])
      },
    }
    const widget = await openWidget((await start({ bot })).url)
    await widget.start()
    expect(texts(await widget.readUntil(1))).toEqual(['ok'])
  })
})

describe('the stream', () => {
  it('replays what was said, then brings what is said, each once', async () => {
    const widget = await openWidget((await start()).url)
    await widget.start()
    await widget.say('before')
    await widget.readUntil(3)
    const stream = await widget.stream()
    await stream.until(3)
    await widget.say('after')
    expect(texts(await stream.until(5))).toEqual([
      ...['welcome', 'before', 'you said before', 'after', 'you said after'],
    ])
    expect(stream.watermarks.at(-1)).toBe('5')
    stream.close()
  })

  it('goes on from a watermark', async () => {
    const widget = await openWidget((await start()).url)
    await widget.start()
    await widget.say('hi')
    await widget.readUntil(3)
    const stream = await widget.stream('2')
    expect(texts(await stream.until(1))).toEqual(['you said hi'])
    stream.close()
  })

  it('brings a long conversation back completely, though only its end is held in memory', async () => {
    const long = 'x'.repeat(3000)
    const widget = await openWidget((await start({ environment: { AISLE_MESSAGES_PER_MINUTE: '1000' } })).url)
    await widget.start()
    for (let i = 0; i < 60; i++) await widget.say(`${i} ${long}`)
    await sleep(50)
    const stream = await widget.stream()
    const replies = await stream.until(121)
    const said = replies.filter((one) => one.from.id === widget.userId).map((one) => one.text?.split(' ')[0])
    expect(said).toEqual(Array.from({ length: 60 }, (_, i) => String(i)))
    expect(new Set(replies.map((one) => one.id)).size).toBe(121)
    stream.close()
  })

  it('shows typing to those who look, and does not keep it', async () => {
    const bot: EdgeOptions['bot'] = {
      run: async (context) => {
        await context.sendActivities([{ type: 'typing' }, { type: 'message', text: 'there' }])
      },
    }
    const widget = await openWidget((await start({ bot })).url)
    await widget.start()
    await widget.readUntil(1)
    const stream = await widget.stream('1')
    await widget.say('hi')
    const replies = await stream.until(3)
    expect(replies.map((one) => one.type)).toEqual(['message', 'typing', 'message'])
    expect((await widget.read()).body.activities).toHaveLength(3)
    stream.close()
  })

  it('sends a replaced reply again under its id', async () => {
    const bot: EdgeOptions['bot'] = {
      run: async (context) => {
        const sent = await context.sendActivity('looking ...')
        await context.updateActivity({ ...context.activity, id: sent!.id, type: 'message', text: 'found' })
      },
    }
    const widget = await openWidget((await start({ bot })).url)
    await widget.start()
    const [first, second] = await widget.readUntil(2)
    expect(second).toMatchObject({ id: first?.id, text: 'found', type: 'message' })
  })

  it('closes with the conversation', async () => {
    const widget = await openWidget((await start()).url)
    await widget.start()
    const stream = await widget.stream()
    await widget.end()
    expect(await stream.closed).toBe(1005)
  })

  it.each([
    ['a forged token', 403, (url: string) => url.replace(/t=.*/, 't=nonsense')],
    [
      'another conversation',
      403,
      (url: string) => url.replace(/conversations\/[^/]+/, 'conversations/other'),
    ],
    ['another path', 404, (url: string) => url.replace('/stream', '/river')],
  ])('refuses %s with %i', async (_, status, change) => {
    const widget = await openWidget((await start()).url)
    const { body } = await widget.start()
    await expect(openStream(change(body.streamUrl))).rejects.toThrow(String(status))
  })
})

describe('who may do what', () => {
  it('refuses an expired token with 403, also for a renewal', async () => {
    let now = Date.now()
    const edge = await start({ now: () => new Date(now) })
    const widget = await openWidget(edge.url)
    await widget.start()
    now += 31 * 60_000
    expect(await widget.read()).toMatchObject({
      status: 403,
      body: { error: { message: 'Token has expired' } },
    })
    expect((await call(`${base(edge)}/tokens/refresh`, 'POST', widget.token)).status).toBe(403)
  })

  it('renews a token that is still good', async () => {
    const edge = await start()
    const widget = await openWidget(edge.url)
    await widget.start()
    const { status, body } = await call(`${base(edge)}/tokens/refresh`, 'POST', widget.token)
    expect(status).toBe(200)
    expect(body).toMatchObject({ conversationId: widget.conversationId, expires_in: 1800 })
    const read = await call(
      `${base(edge)}/conversations/${widget.conversationId}/activities`,
      'GET',
      body.token,
    )
    expect(read.status).toBe(200)
  })

  it("refuses another shopper's conversation with 403", async () => {
    const edge = await start()
    const [mine, theirs] = [await openWidget(edge.url), await openWidget(edge.url)]
    await theirs.start()
    const path = `${base(edge)}/conversations/${theirs.conversationId}/activities`
    expect((await call(path, 'GET', mine.token)).status).toBe(403)
    expect((await call(path, 'POST', mine.token, { type: 'message', text: 'hi' })).status).toBe(403)
  })

  it('answers 404 for a conversation that has ended or never began', async () => {
    const widget = await openWidget((await start()).url)
    expect((await widget.read()).status).toBe(404)
    await widget.start()
    await widget.end()
    expect((await widget.read()).status).toBe(404)
    expect((await widget.say('hi')).status).toBe(404)
    expect((await widget.start()).status).toBe(404)
  })

  it('takes no token at all for 403, and one of another key, or of no key', async () => {
    const edge = await start()
    const widget = await openWidget(edge.url)
    await widget.start()
    const now = (): Date => new Date()
    const others = createTokens({ secret: 'x'.repeat(40), accessSeconds: 60, resumeSeconds: 60, now })
    const forged = await others.issue('access', widget)
    const [, payload = ''] = widget.token.split('.')
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`
    const path = `${base(edge)}/conversations/${widget.conversationId}/activities`
    for (const token of [null, 'garbage', forged, unsigned, widget.resume]) {
      expect((await call(path, 'GET', token)).status).toBe(403)
    }
  })

  it("lets a shop's server name the shopper with the secret, and nobody else", async () => {
    const edge = await start()
    const path = `${base(edge)}/tokens/generate`
    expect((await call(path, 'POST', null)).status).toBe(403)
    expect((await call(path, 'POST', 'not the secret')).status).toBe(403)
    const { body } = await call(path, 'POST', SECRET, { user: { id: 'dl_ann' } })
    const claims: unknown = JSON.parse(Buffer.from(body.token.split('.')[1]!, 'base64url').toString())
    expect(claims).toMatchObject({ user: 'dl_ann', conv: body.conversationId })
    expect((await call(path, 'POST', SECRET, { user: { id: 'ann' } })).status).toBe(400)
    expect((await call(`${base(edge)}/conversations`, 'POST', SECRET)).status).toBe(201)
  })

  it.each([
    ['an invoke', { type: 'invoke', name: 'x' }],
    ['somebody joining', { type: 'conversationUpdate', membersAdded: [{ id: 'x' }] }],
    ['a number as text', { type: 'message', text: 5 }],
    ['a list', []],
    ['nothing', undefined],
  ])('refuses %s from the widget with 400', async (_, body) => {
    const edge = await start()
    const widget = await openWidget(edge.url)
    await widget.start()
    const path = `${base(edge)}/conversations/${widget.conversationId}/activities`
    expect((await call(path, 'POST', widget.token, body)).status).toBe(400)
  })

  it('takes no files, and says so', async () => {
    const edge = await start()
    const widget = await openWidget(edge.url)
    await widget.start()
    const path = `${base(edge)}/conversations/${widget.conversationId}/upload?userId=x`
    expect(await call(path, 'POST', widget.token)).toMatchObject({
      status: 415,
      body: { error: { code: 'REQUEST_TYPE_UNSUPPORTED' } },
    })
  })

  it('slows down a shopper who sends too much, and nobody else', async () => {
    const edge = await start({ environment: { AISLE_MESSAGES_PER_MINUTE: '12' } })
    const [eager, calm] = [await openWidget(edge.url), await openWidget(edge.url)]
    await eager.start()
    await calm.start()
    const statuses: number[] = []
    for (let i = 0; i < 4; i++) statuses.push((await eager.say('hi')).status)
    expect(statuses).toEqual([200, 200, 200, 429])
    expect((await calm.say('hi')).status).toBe(200)
  })
})

describe('coming back', () => {
  it('resumes after a restart: same shopper, same conversation, every word', async () => {
    const activityLog = memoryActivityLog()
    const first = await startEdge({ activityLog })
    const widget = await openWidget(first.url)
    await widget.start()
    await widget.say('hi')
    await widget.readUntil(3)
    await first.close()

    const second = await start({ activityLog })
    const again = await openWidget(second.url, { resume: widget.resume })
    expect(again).toMatchObject({
      userId: widget.userId,
      conversationId: widget.conversationId,
      resumed: true,
    })
    const stream = await again.stream()
    expect(texts(await stream.until(3))).toEqual(['welcome', 'hi', 'you said hi'])
    await again.say('still here?')
    const replies = await stream.until(5)
    expect(replies.at(-1)?.text).toBe('you said still here?')
    expect(new Set(replies.map((one) => one.id)).size).toBe(5)
    stream.close()
  })

  it('begins anew for the same shopper when the conversation is gone', async () => {
    const edge = await start()
    const widget = await openWidget(edge.url)
    await widget.start()
    await widget.end()
    const again = await openWidget(edge.url, { resume: widget.resume })
    expect(again).toMatchObject({ userId: widget.userId, resumed: false })
    expect(again.conversationId).not.toBe(widget.conversationId)
  })

  it('begins anew for the same shopper who asks for it', async () => {
    const edge = await start()
    const widget = await openWidget(edge.url)
    await widget.start()
    const again = await openWidget(edge.url, { resume: widget.resume, fresh: true })
    expect(again).toMatchObject({ userId: widget.userId, resumed: false })
  })

  it('is a stranger with a resume token that is not ours', async () => {
    const edge = await start()
    const widget = await openWidget(edge.url, { resume: 'garbage' })
    expect(widget.resumed).toBe(false)
    expect(widget.userId).toMatch(/^dl_/)
  })
})
