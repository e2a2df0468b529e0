import { describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { loadConfig, SETTING_NAMES } from '../../bot/config.ts'
import { AppError } from '../../data/types/errors.ts'

const account = { MicrosoftAppId: 'an-id', MicrosoftAppPassword: 'a-password' }

function problems(environment: Record<string, string>): string {
  try {
    loadConfig(environment)
  } catch (error) {
    if (error instanceof AppError && error.code === 'CONFIG_INVALID') return error.message
    throw error
  }
  return 'no problem'
}

/** name -> default, from the lines '#NAME=default' of .env.example. */
function example(): Record<string, string> {
  const lines = readFileSync('.env.example', 'utf8').matchAll(/^#?([A-Za-z_]+)=(.*)$/gm)
  return Object.fromEntries([...lines].map(([, name = '', value = '']) => [name, value]))
}

describe('the settings', () => {
  it('need nothing: an empty environment listens on loopback only', () => {
    const config = loadConfig({})
    expect(config).toMatchObject({ host: '127.0.0.1', port: 3978, credentials: null, dataDir: '.aisle' })
  })

  it('are all in .env.example, and nothing else is', () => {
    expect(new Set(Object.keys(example()))).toEqual(new Set(SETTING_NAMES))
  })

  it('have the defaults that .env.example names', () => {
    expect(loadConfig(example())).toEqual(loadConfig({}))
  })

  it('treat an empty value as not set', () => {
    expect(loadConfig({ AISLE_PORT: '', DATABASE_URL: '' })).toEqual(loadConfig({}))
  })

  it('are frozen, inside too', () => {
    const config = loadConfig({})
    expect(Object.isFrozen(config)).toBe(true)
    expect(Object.isFrozen(config.limits)).toBe(true)
    expect(Object.isFrozen(config.imageHosts)).toBe(true)
  })

  it('convert units once: minutes, kilobytes and seconds', () => {
    const config = loadConfig({
      AISLE_TOKEN_MINUTES: '45',
      AISLE_MAX_BODY_KB: '64',
      AISLE_SHUTDOWN_SECONDS: '3',
    })
    expect(config.directLine.tokenSeconds).toBe(2700)
    expect(config.limits.bodyBytes).toBe(65_536)
    expect(config.limits.shutdownMs).toBe(3000)
  })

  it('keep the space at the end of an encoder prefix', () => {
    expect(loadConfig({ AISLE_ENCODER_QUERY_PREFIX: 'query: ' }).encoder.queryPrefix).toBe('query: ')
  })

  it('hand the account to the SDK under the names that it knows', () => {
    expect(loadConfig(account).credentials).toEqual({
      appId: 'an-id',
      sdk: { ...account, MicrosoftAppType: 'MultiTenant' },
    })
  })
})

describe('wrong settings', () => {
  it.each([
    [{ AISLE_PORT: 'http' }, 'AISLE_PORT: must be a whole number'],
    [{ AISLE_PORT: '70000' }, 'AISLE_PORT: must be at most 65535'],
    [{ AISLE_PROT: '80' }, 'AISLE_PROT: there is no such setting'],
    [{ AISLE_DEMO: 'maybe' }, 'AISLE_DEMO: must be true or false'],
    [
      { AISLE_CORS_ORIGINS: 'https://a.example,b.example' },
      'AISLE_CORS_ORIGINS: must be like https://shop.example',
    ],
    [{ AISLE_PUBLIC_URL: 'https://a.example/shop' }, 'AISLE_PUBLIC_URL: must be like https://shop.example'],
    [{ AISLE_IMAGE_HOSTS: 'https://cdn.example' }, 'AISLE_IMAGE_HOSTS: must be a host name'],
    [{ DATABASE_URL: 'mysql://db' }, 'DATABASE_URL: must begin with postgres://'],
    [{ AISLE_DIRECT_LINE_SECRET: 'short' }, 'AISLE_DIRECT_LINE_SECRET: must have at least 32 characters'],
    [{ MicrosoftAppPassword: 'alone' }, 'MicrosoftAppId: must be set beside MicrosoftAppPassword'],
    [{ MicrosoftAppId: 'alone' }, 'MicrosoftAppPassword: must be set beside MicrosoftAppId'],
    [
      { ...account, MicrosoftAppType: 'SingleTenant' },
      'MicrosoftAppTenantId: must be set for a SingleTenant bot',
    ],
    [{ NODE_ENV: 'production' }, 'MicrosoftAppId: must be set when NODE_ENV is production'],
    [{ AISLE_HOST: '0.0.0.0' }, 'AISLE_HOST: must be a loopback address'],
    [{ AISLE_HOST: '127.evil.example' }, 'AISLE_HOST: must be a loopback address'],
  ])('%j is refused', (environment, problem) => {
    expect(problems(environment)).toContain(problem)
  })

  it('are all listed at once, contradictions too', () => {
    const message = problems({ AISLE_PORT: 'x', LOG_LEVEL: 'loud', AISLE_TYPO: '1', AISLE_HOST: '0.0.0.0' })
    for (const name of ['AISLE_PORT', 'LOG_LEVEL', 'AISLE_TYPO', 'AISLE_HOST'])
      expect(message).toContain(name)
  })

  it('never repeat a secret', () => {
    expect(problems({ AISLE_DIRECT_LINE_SECRET: 'hunter2' })).not.toContain('hunter2')
  })
})

describe('allowed together', () => {
  it.each([
    { AISLE_HOST: '::1' },
    { AISLE_HOST: '127.0.0.2' },
    { AISLE_HOST: 'localhost' },
    { ...account, NODE_ENV: 'production', AISLE_HOST: '0.0.0.0' },
    { MicrosoftAppId: 'an-id', MicrosoftAppType: 'UserAssignedMsi', MicrosoftAppTenantId: 'a-tenant' },
  ])('%j is taken', (environment) => {
    expect(problems(environment)).toBe('no problem')
  })
})
