/** The routes over real HTTP on loopback. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ProductId } from '../../data/types/ids.ts'
import { type Edge, startEdge } from '../support/edge.ts'
import { call, openWidget } from '../support/widget.ts'

let edge: Edge
beforeAll(async () => {
  edge = await startEdge({ environment: { AISLE_CORS_ORIGINS: 'https://shop.example' } })
})
afterAll(() => edge.close())

const json = { 'content-type': 'application/json' }

/** Node's client: sends headers as they are, also those that fetch would not. */
function send(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: string }> {
  const { method = 'GET', headers = {}, body } = options
  return new Promise((resolve, reject) => {
    const sending = request({ host: '127.0.0.1', port: edge.port, path, method, headers }, (answer) => {
      let text = ''
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()))
      answer.on('end', () => resolve({ status: answer.statusCode!, headers: answer.headers, body: text }))
    })
    sending.on('error', reject)
    sending.end(body)
  })
}

const activity = (more: object = {}): string =>
  JSON.stringify({
    ...{ type: 'message', id: 'a1', text: 'hi', channelId: 'emulator' },
    ...{ serviceUrl: 'http://localhost:1', from: { id: 'u' }, recipient: { id: 'b' } },
    ...{ conversation: { id: 'c1|livechat' }, deliveryMode: 'expectReplies', ...more },
  })

describe('what an operator asks', () => {
  it('is alive, and ready when every part answers', async () => {
    expect(await call(`${edge.url}/health`, 'GET', null)).toEqual({ status: 200, body: { alive: true } })
    expect(await call(`${edge.url}/ready`, 'GET', null)).toMatchObject({ status: 200, body: { ready: true } })
  })

  it('is not ready, and says which part is missing, while one does not answer', async () => {
    const other = await startEdge({ readiness: async () => ({ database: true, index: false, models: true }) })
    expect(await call(`${other.url}/ready`, 'GET', null)).toEqual({
      status: 503,
      body: { ready: false, stopping: false, parts: { database: true, index: false, models: true } },
    })
    await other.close()
  })

  it('counts turns and errors for this machine', async () => {
    await send('/api/messages', { method: 'POST', headers: json, body: activity() })
    await send('/nowhere')
    const { status, body } = await send('/metrics')
    expect(status).toBe(200)
    expect(body).toMatch(/aisle_turn_seconds_count\{channel="emulator",outcome="ok"\} \d/)
    expect(body).toMatch(/aisle_errors_total\{code="ROUTE_NOT_FOUND"\} \d/)
    expect(body).toMatch(/aisle_turns_waiting \d/)
  })

  it('keeps metrics from callers elsewhere', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.9' }
    expect((await send('/metrics', { headers })).status).toBe(403)
  })

  it('gives metrics to whoever has the token, when there is one', async () => {
    const other = await startEdge({ environment: { AISLE_METRICS_TOKEN: 'sixteen-letters-x' } })
    const statusWith = async (authorization?: string): Promise<number> =>
      (await fetch(`${other.url}/metrics`, { headers: authorization === undefined ? {} : { authorization } }))
        .status
    expect(await statusWith('Bearer sixteen-letters-x')).toBe(200)
    expect(await statusWith('Bearer something-else-xx')).toBe(403)
    expect(await statusWith()).toBe(403)
    await other.close()
  })
})

describe('/api/messages', () => {
  it('answers in the body when the caller wants it so', async () => {
    const { status, body } = await send('/api/messages', { method: 'POST', headers: json, body: activity() })
    expect(status).toBe(200)
    expect(JSON.parse(body)).toMatchObject({ activities: [{ text: 'you said hi', replyToId: 'a1' }] })
  })

  const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`
  it.each([
    ['broken JSON', '{"type":', json, 400, 'REQUEST_INVALID'],
    ['no JSON at all', 'hello', json, 400, 'REQUEST_INVALID'],
    ['another content type', activity(), { 'content-type': 'text/plain' }, 415, 'REQUEST_TYPE_UNSUPPORTED'],
    [
      'a form',
      'a=b',
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
      'REQUEST_TYPE_UNSUPPORTED',
    ],
    ['no content type', activity(), {}, 415, 'REQUEST_TYPE_UNSUPPORTED'],
    ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22]), json, 400, 'REQUEST_INVALID'],
    ['a megabyte', activity({ text: 'x'.repeat(1_000_000) }), json, 413, 'REQUEST_TOO_LARGE'],
    ['five thousand levels', activity({ value: 0 }).replace('0', deep), json, 400, 'REQUEST_INVALID'],
    ['a prototype', '{"__proto__":{"type":"message"}}', json, 400, 'REQUEST_INVALID'],
    ['nothing', '', json, 400, 'ACTIVITY_INVALID'],
    ['null', 'null', json, 400, 'ACTIVITY_INVALID'],
    ['a list', '[]', json, 400, 'ACTIVITY_INVALID'],
    ['no type', '{}', json, 400, 'ACTIVITY_INVALID'],
    ['a number as text', activity({ text: 7 }), json, 400, 'ACTIVITY_INVALID'],
    ['no conversation', activity({ conversation: null }), json, 400, 'ACTIVITY_INVALID'],
    ['a conversation without id', activity({ conversation: {} }), json, 400, 'ACTIVITY_INVALID'],
    ['nobody', activity({ from: undefined }), json, 400, 'ACTIVITY_INVALID'],
    ['members that are no list', activity({ membersAdded: {} }), json, 400, 'ACTIVITY_INVALID'],
    ['attachments that are no objects', activity({ attachments: ['x'] }), json, 400, 'ACTIVITY_INVALID'],
    [
      'another machine as service',
      activity({ serviceUrl: 'http://evil.example' }),
      json,
      400,
      'ACTIVITY_INVALID',
    ],
    ['a file as service', activity({ serviceUrl: 'file:///etc/passwd' }), json, 400, 'ACTIVITY_INVALID'],
  ])('refuses %s with JSON and no trace', async (_, body, headers, status, code) => {
    const answer = await send('/api/messages', { method: 'POST', headers, body })
    expect(answer.status).toBe(status)
    expect(JSON.parse(answer.body)).toMatchObject({ error: { code } })
    expect(answer.body).not.toMatch(/at .*\.[jt]s:\d+/)
  })

  it('takes what is odd but harmless: bad dates, nulls, unknown fields, no recipient', async () => {
    const body = activity({
      timestamp: 'yesterday',
      localTimestamp: 5,
      locale: null,
      recipient: null,
      hello: 1,
    })
    expect((await send('/api/messages', { method: 'POST', headers: json, body })).status).toBe(200)
  })

  it.each([
    '',
    ' ',
    '😀',
    '\u0000\u0007',
    '<script>alert(1)</script>',
    '${process.exit()}',
    '![x](http://e/x.png)',
  ])('has a turn for the text %j', async (text) => {
    const body = activity({ text })
    expect((await send('/api/messages', { method: 'POST', headers: json, body })).status).toBe(200)
  })

  it('apologises for a turn that fails; the caller sees no fault', async () => {
    const body = activity({ text: 'fail' })
    const answer = await send('/api/messages', { method: 'POST', headers: json, body })
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.body)).toMatchObject({ activities: [{ text: 'Sorry, something went wrong.' }] })
  })

  it.each([
    ['through a proxy', { 'x-forwarded-for': '203.0.113.9' }],
    ['under a name that is not of this machine', { host: 'evil.example' }],
  ])('without credentials refuses a caller %s', async (_, headers) => {
    const answer = await send('/api/messages', {
      method: 'POST',
      headers: { ...json, ...headers },
      body: activity(),
    })
    expect(answer.status).toBe(403)
    expect(JSON.parse(answer.body)).toMatchObject({ error: { code: 'REQUEST_FORBIDDEN' } })
  })

  it('never writes what a shopper says into the log, unless it is told to', async () => {
    const body = activity({ text: 'my secret wish' })
    await send('/api/messages', { method: 'POST', headers: json, body })
    expect(edge.logged.join('')).not.toContain('my secret wish')
    const open = await startEdge({ environment: { AISLE_LOG_TEXT: 'true' } })
    await fetch(`${open.url}/api/messages`, { method: 'POST', headers: json, body })
    await open.close()
    expect(open.logged.join('')).toContain('my secret wish')
  })
})

describe('addresses that are not there', () => {
  it.each([
    ['GET', '/nowhere', 404],
    ['GET', '/%ff%fe', 404],
    ['GET', '/web/../config.ts', 404],
    ['GET', '/web/..%2fconfig.ts', 404],
    ['GET', '/api/messages', 405],
    ['DELETE', '/health', 405],
    ['GET', '/v3/directline/conversations', 405],
    ['GET', '/pictures/nobody.svg', 404],
    ['GET', '/pictures/p1.png', 404],
    ['GET', '/shop/products?page=0', 400],
    ['GET', '/shop/products?page=x', 400],
  ])('%s %s is %i, as JSON', async (method, path, status) => {
    const answer = await send(path, { method })
    expect(answer.status).toBe(status)
    expect(JSON.parse(answer.body)).toHaveProperty('error.code')
  })
})

describe('the page', () => {
  it('comes with a policy that allows our own scripts only', async () => {
    const { headers, body } = await send('/')
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain(`default-src 'none'; script-src 'self';`)
    expect(policy).not.toContain('unsafe')
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1]
    expect(body).toContain(`content="${nonce}"`)
    expect(String((await send('/')).headers['content-security-policy'])).not.toContain(nonce)
  })

  it("writes the shop's name as text", async () => {
    const other = await startEdge({ environment: { AISLE_SHOP_NAME: '<b>"A"&B</b>' } })
    const page = await (await fetch(other.url)).text()
    expect(page).toContain('<title>&lt;b&gt;&quot;A&quot;&amp;B&lt;/b&gt;</title>')
    await other.close()
  })

  it('sends files compressed, and not again to a browser that has them', async () => {
    const first = await send('/web/shop.js', { headers: { 'accept-encoding': 'gzip' } })
    expect(first.headers['content-encoding']).toBe('gzip')
    const again = await send('/web/shop.js', { headers: { 'if-none-match': String(first.headers['etag']) } })
    expect(again).toMatchObject({ status: 304, body: '' })
  })

  it('shows products with their quote, and pictures from allowed places only', async () => {
    const { body } = await call(`${edge.url}/shop/products?category=jackets`, 'GET', null)
    expect(body).toMatchObject({ page: 1, pages: 1, total: 3, categories: [{ key: 'jackets', count: 3 }] })
    expect(body.products[0]).toMatchObject({
      id: 'p1',
      imageUrl: '/pictures/p1.svg',
      percentOff: null,
    })
    expect(body.products[1]).toMatchObject({ lowest30Minor: 6000, percentOff: 25 })
    expect(body.products[2]?.imageUrl).toBeNull()
  })

  it('draws pictures that run nothing', async () => {
    const { status, headers } = await send('/pictures/p1.svg')
    expect(status).toBe(200)
    expect(headers).toMatchObject({ 'content-type': 'image/svg+xml', 'x-content-type-options': 'nosniff' })
    expect(headers['content-security-policy']).toContain(`default-src 'none'`)
  })
})

describe('what the shopper looks at', () => {
  it('is recorded under the name that the turns know', async () => {
    const widget = await openWidget(edge.url)
    const body = { kind: 'viewed', productId: 'p1' }
    expect((await call(`${edge.url}/shop/events`, 'POST', widget.token, body)).status).toBe(202)
    expect(edge.recorded.at(-1)).toEqual({
      kind: 'product-viewed',
      productId: 'p1' as ProductId,
      userId: widget.userId,
      conversationId: widget.conversationId,
    })
  })

  it.each([
    ['without a token', null, { kind: 'viewed', productId: 'p1' }, 401],
    ['with a bad token', 'bad', { kind: 'viewed', productId: 'p1' }, 403],
    ['of an unknown product', 'good', { kind: 'viewed', productId: 'p9' }, 400],
    ['of another kind', 'good', { kind: 'product-bought', productId: 'p1' }, 400],
    ['without a body', 'good', undefined, 400],
  ])('is refused %s', async (_, token, body, status) => {
    const { token: good } = await openWidget(edge.url)
    const given = token === 'good' ? good : token
    expect((await call(`${edge.url}/shop/events`, 'POST', given, body)).status).toBe(status)
  })
})

describe('pages of other origins', () => {
  const ask = (origin: string, method: string) => send('/shop/products', { method, headers: { origin } })

  it('may read answers when they are listed', async () => {
    const preflight = await ask('https://shop.example', 'OPTIONS')
    expect(preflight.status).toBe(204)
    expect(preflight.headers['access-control-allow-origin']).toBe('https://shop.example')
    expect(preflight.headers['access-control-allow-headers']).toBe(
      'authorization, content-type, x-ms-bot-agent, x-requested-with',
    )
    const answer = await ask('https://shop.example', 'GET')
    expect(answer.headers['access-control-allow-origin']).toBe('https://shop.example')
  })

  it('may not when they are not', async () => {
    expect(
      (await ask('https://evil.example', 'OPTIONS')).headers['access-control-allow-origin'],
    ).toBeUndefined()
    expect((await ask('https://evil.example', 'GET')).headers['access-control-allow-origin']).toBeUndefined()
  })
})

describe('stopping', () => {
  it('lets the turn in progress end, and closes the widget', async () => {
    const steps: string[] = []
    const stopping = await startEdge({
      bot: {
        run: async (context) => {
          if (context.activity.type !== 'message') return
          await sleep(80)
          await context.sendActivity('done')
          steps.push('turn ended')
        },
      },
    })
    const widget = await openWidget(stopping.url)
    await widget.start()
    const stream = await widget.stream()
    await widget.say('hi')
    await stopping.close()
    steps.push('closed')
    expect(steps).toEqual(['turn ended', 'closed'])
    expect(await stream.closed).toBe(1001)
    expect(stream.activities.at(-1)?.text).toBe('done')
    await expect(fetch(`${stopping.url}/health`)).rejects.toThrow()
  })

  it('does not wait longer than it is told', async () => {
    const stopping = await startEdge({
      environment: { AISLE_SHUTDOWN_SECONDS: '0' },
      bot: { run: () => sleep(60_000, undefined, { ref: false }) },
    })
    const widget = await openWidget(stopping.url)
    await widget.start()
    const begin = Date.now()
    await stopping.close()
    expect(Date.now() - begin).toBeLessThan(2000)
  })
})
