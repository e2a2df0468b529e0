/** Exchanges as the Emulator has them, and tokens as Microsoft's service sends them, against stand-ins on loopback. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Connector, startConnector } from '../support/connector.ts'
import { echo, type Edge, type EdgeOptions, startEdge } from '../support/edge.ts'

const CONVERSATION = '7f9d8a10-1111-2222-3333-444455556666|livechat'

let connector: Connector
beforeEach(async () => {
  connector = await startConnector()
})
afterEach(() => connector.close())

const emulator = (more: object): object => ({
  ...{ channelId: 'emulator', serviceUrl: connector.serviceUrl, conversation: { id: CONVERSATION } },
  ...{ from: { id: 'u1', name: 'User', role: 'user' }, recipient: { id: 'b1', name: 'Bot', role: 'bot' } },
  ...{ locale: 'en-US', localTimestamp: '2026-01-02T03:04:05+08:00', timestamp: '2026-01-01T19:04:05.000Z' },
  ...more,
})

const post = (edge: Edge, activity: object, headers: object = {}): Promise<Response> =>
  fetch(`${edge.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(activity),
  })

describe('the Emulator', () => {
  it('is greeted, then answered, at its own address and in its own conversation', async () => {
    const edge = await startEdge()
    const members = [{ id: 'b1', name: 'Bot' }, { id: 'u1' }]
    const joined = await post(edge, emulator({ type: 'conversationUpdate', id: 'a0', membersAdded: members }))
    expect(joined.status).toBe(200)
    expect((await post(edge, emulator({ type: 'message', id: 'a1', text: 'hi' }))).status).toBe(200)
    const path = `/v3/conversations/${encodeURIComponent(CONVERSATION)}/activities`
    expect(connector.received).toMatchObject([
      { path: `${path}/a0`, activity: { text: 'welcome', recipient: { id: 'u1' } } },
      { path: `${path}/a1`, activity: { text: 'you said hi', replyToId: 'a1' } },
    ])
    await edge.close()
  })

  it('has the turns of one conversation one after the other, of two side by side', async () => {
    const running: string[] = []
    const seen: string[] = []
    const bot: EdgeOptions['bot'] = {
      run: async (context) => {
        running.push(context.activity.conversation.id)
        seen.push(running.join('+'))
        await sleep(30)
        running.splice(running.indexOf(context.activity.conversation.id), 1)
      },
    }
    const edge = await startEdge({ bot })
    const message = (id: string): object => emulator({ type: 'message', text: 'x', conversation: { id } })
    await Promise.all([post(edge, message('one')), post(edge, message('one')), post(edge, message('two'))])
    expect(seen.some((together) => together.includes('one+one'))).toBe(false)
    expect(seen.some((together) => together.includes('+'))).toBe(true)
    await edge.close()
  })

  it('gets a reply that the channel was too busy for, once', async () => {
    const edge = await startEdge()
    connector.failures.push(429, 502)
    expect((await post(edge, emulator({ type: 'message', id: 'a1', text: 'hi' }))).status).toBe(200)
    expect(connector.received.map((one) => one.activity.text)).toEqual(['you said hi'])
    await edge.close()
  })

  it('that takes no replies costs a line in the log, not a fault', async () => {
    const edge = await startEdge()
    connector.failures.push(400, 400)
    expect((await post(edge, emulator({ type: 'message', id: 'a1', text: 'hi' }))).status).toBe(200)
    expect(edge.logged.join('')).toContain('apology not delivered')
    connector.failures.length = 0
    await post(edge, emulator({ type: 'message', id: 'a2', text: 'again' }))
    expect(connector.received.map((one) => one.activity.text)).toEqual(['you said again'])
    await edge.close()
  })
})

describe('a bot with an account', () => {
  const ISSUER = 'https://issuer.test'
  let openId: Server
  let edge: Edge
  let tokenOf: (claims: object, alg?: 'good' | 'forged' | 'none') => Promise<string>

  beforeAll(async () => {
    const good = await generateKeyPair('RS256', { extractable: true })
    const forged = await generateKeyPair('RS256')
    const key = { ...(await exportJWK(good.publicKey)), kid: 'k1', use: 'sig', endorsements: ['emulator'] }
    openId = createServer((request, response) => {
      response.setHeader('content-type', 'application/json')
      const { port } = openId.address() as AddressInfo
      const metadata = { issuer: ISSUER, jwks_uri: `http://localhost:${port}/keys` }
      const algorithms = { id_token_signing_alg_values_supported: ['RS256'] }
      response.end(JSON.stringify(request.url === '/keys' ? { keys: [key] } : { ...metadata, ...algorithms }))
    })
    await new Promise<void>((resolve) => openId.listen(0, '127.0.0.1', resolve))
    const metadataUrl = `http://localhost:${(openId.address() as AddressInfo).port}/openid`
    edge = await startEdge({
      bot: { run: echo },
      environment: {
        MicrosoftAppId: 'the-bot',
        MicrosoftAppPassword: 'a-password',
        ToChannelFromBotLoginUrl: 'http://localhost:1/login',
        ToChannelFromBotOAuthScope: 'https://api.test',
        ToBotFromChannelTokenIssuer: ISSUER,
        OAuthUrl: 'http://localhost:1',
        ToBotFromChannelOpenIdMetadataUrl: metadataUrl,
        ToBotFromEmulatorOpenIdMetadataUrl: metadataUrl,
      },
    })
    tokenOf = async (claims, kind = 'good') => {
      const at = Math.floor(Date.now() / 1000)
      const payload = { iss: ISSUER, aud: 'the-bot', nbf: at - 60, exp: at + 600, ...claims }
      if (kind === 'none') {
        const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
        return `${part({ alg: 'none', kid: 'k1', typ: 'JWT' })}.${part(payload)}.`
      }
      const { privateKey } = kind === 'good' ? good : forged
      return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid: 'k1', typ: 'JWT' }).sign(privateKey)
    }
  })
  afterAll(async () => {
    await edge.close()
    await new Promise((resolve) => {
      openId.close(resolve)
      openId.closeAllConnections()
    })
  })

  const message = (): object =>
    emulator({ type: 'message', id: 'a1', text: 'hi', deliveryMode: 'expectReplies' })

  it('answers a token of its channel', async () => {
    const token = await tokenOf({ serviceurl: connector.serviceUrl })
    const answer = await post(edge, message(), { authorization: `Bearer ${token}` })
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ activities: [{ text: 'you said hi' }] })
  })

  it.each([
    ['none', () => Promise.resolve('')],
    ['garbage', () => Promise.resolve('Bearer garbage')],
    ['another scheme', () => Promise.resolve('Basic dTpw')],
    ['a forged one', async () => `Bearer ${await tokenOf({}, 'forged')}`],
    ['an unsigned one', async () => `Bearer ${await tokenOf({}, 'none')}`],
    ['an expired one', async () => `Bearer ${await tokenOf({ exp: 1000 })}`],
    ['one for another bot', async () => `Bearer ${await tokenOf({ aud: 'another-bot' })}`],
    ['one of another issuer', async () => `Bearer ${await tokenOf({ iss: 'https://else.test' })}`],
    ['one for another service', async () => `Bearer ${await tokenOf({ serviceurl: 'https://else.test' })}`],
  ])('refuses %s with 401 and one line in the log', async (_, authorization) => {
    const before = edge.logged.filter((line) => line.includes('token refused')).length
    const answer = await post(edge, message(), { authorization: await authorization() })
    expect(answer.status).toBe(401)
    const text = await answer.text()
    expect(JSON.parse(text)).toMatchObject({ error: { code: 'REQUEST_UNAUTHENTICATED' } })
    expect(text).not.toContain('node_modules')
    expect(edge.logged.filter((line) => line.includes('token refused'))).toHaveLength(before + 1)
    expect(edge.logged.filter((line) => line.includes('"level":"error"'))).toHaveLength(0)
  })
})
