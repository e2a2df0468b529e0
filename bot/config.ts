/**
 * Every setting of the product, read once: the only reader of the process' environment.
 *
 * In   the environment (strings); an empty value counts as not set. `readEnvironment` adds the lines of a `.env` file
 *      below the real environment.
 * Out  a frozen Config. Each default stands in SETTINGS below, with its unit; .env.example says the same, and a test
 *      holds the two together.
 * Errors  AppError CONFIG_INVALID that lists every bad setting at once, one a line; values of secrets are not repeated.
 */
import { existsSync, readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { parseEnv } from 'node:util'
import { z } from 'zod'
import { AppError } from '../data/types/errors.ts'
import { MOST_WEIGHT, USUAL_WEIGHTS } from '../recommender/rank/objectives.ts'
import type { ObjectiveWeights } from '../recommender/rank/objectives.ts'

export type Environment = Readonly<Record<string, string | undefined>>

const text = (fallback: string) => z.string().default(fallback)
const optional = () => z.string().nullable().default(null)
const yesNo = (fallback: boolean) =>
  z
    .stringbool({
      truthy: ['true', '1', 'yes', 'on'],
      falsy: ['false', '0', 'no', 'off'],
      error: 'must be true or false',
    })
    .default(fallback)
const whole = (fallback: number, min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().min(min, `must be at least ${min}`).max(max, `must be at most ${max}`))
    .default(fallback)
const list = (fallback: readonly string[], item: z.ZodType<string, string>) =>
  z
    .string()
    .transform((value) => value.split(',').map((one) => one.trim()))
    .transform((values) => values.filter((one) => one !== ''))
    .pipe(z.array(item))
    .default([...fallback])

/** 'margin=0.1, stock=0.05': what is not named keeps its default. */
const weights = (fallback: ObjectiveWeights) =>
  z
    .string()
    .transform((value, context): ObjectiveWeights => {
      const out: Record<keyof ObjectiveWeights, number> = { ...fallback }
      const named = new Set<string>()
      for (const part of value.split(',')) {
        const [, name = '', weight] = /^\s*([a-z]+)\s*=\s*(0?\.\d+|[01])\s*$/.exec(part) ?? []
        if (!isObjective(name, out) || named.has(name)) {
          context.addIssue(
            'must be like diversity=0.15, novelty=0, margin=0.1, stock=0.05, each at most once',
          )
          return z.NEVER
        }
        named.add(name)
        out[name] = Number(weight)
      }
      return out
    })
    .refine(
      (all) => Object.values<number>({ ...all }).reduce((sum, one) => sum + one, 0) <= MOST_WEIGHT,
      `must sum to at most ${MOST_WEIGHT}: relevance has the rest`,
    )
    .default(fallback)

function isObjective(name: string, weights: ObjectiveWeights): name is keyof ObjectiveWeights {
  return name in weights
}

const origin = z.string().refine((value) => value === originOf(value), 'must be like https://shop.example')
const hostPattern = z
  .string()
  .regex(/^(?:\*|(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*)$/i, 'must be a host name, *.host or *')

function originOf(value: string): string | null {
  const url = URL.canParse(value) ? new URL(value) : null
  return url !== null && /^https?:$/.test(url.protocol) ? url.origin : null
}

const SETTINGS = z.object({
  NODE_ENV: text('development'),

  AISLE_HOST: text('127.0.0.1'),
  AISLE_PORT: whole(3978, 0, 65535),
  AISLE_PUBLIC_URL: origin.nullable().default(null),
  AISLE_TRUST_PROXY: yesNo(false),
  AISLE_CORS_ORIGINS: list([], origin),

  AISLE_DATA_DIR: text('.aisle'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(?:ql)?:\/\//, 'must begin with postgres:// or postgresql://')
    .nullable()
    .default(null),

  AISLE_SHOP_NAME: z.string().trim().min(1).max(60).default('Aisle'),
  AISLE_CONTACT: z.string().trim().max(200).nullable().default(null),
  AISLE_DEMO: yesNo(true),
  AISLE_IMAGE_HOSTS: list([], hostPattern),

  AISLE_ENCODER: text('bundled'),
  AISLE_ENCODER_QUERY_PREFIX: text(''),
  AISLE_ENCODER_PRODUCT_PREFIX: text(''),
  AISLE_RERANKER: z.enum(['auto', 'tfjs-node-gpu', 'webgpu', 'cpu', 'wasm']).default('auto'),

  /** Shares of what a list is chosen for beside relevance; see recommender/rank/objectives.ts. */
  AISLE_LIST_WEIGHTS: weights(USUAL_WEIGHTS),

  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  AISLE_LOG_TEXT: yesNo(false),
  AISLE_METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').nullable().default(null),

  AISLE_DIRECT_LINE_SECRET: z.string().min(32, 'must have at least 32 characters').nullable().default(null),
  /** Minutes. Web Chat renews its token every 15 minutes, so anything below 20 would end conversations. */
  AISLE_TOKEN_MINUTES: whole(30, 20, 24 * 60),
  /** Days that a conversation in the widget is kept for a shopper who comes back. */
  AISLE_KEEP_CONVERSATIONS_DAYS: whole(30, 1, 3650),

  MicrosoftAppId: optional(),
  MicrosoftAppPassword: optional(),
  MicrosoftAppTenantId: optional(),
  MicrosoftAppType: z.enum(['MultiTenant', 'SingleTenant', 'UserAssignedMsi']).default('MultiTenant'),
  ChannelService: optional(),
  ToChannelFromBotLoginUrl: optional(),
  ToChannelFromBotOAuthScope: optional(),
  ToBotFromChannelTokenIssuer: optional(),
  ToBotFromChannelOpenIdMetadataUrl: optional(),
  ToBotFromEmulatorOpenIdMetadataUrl: optional(),
  OAuthUrl: optional(),

  /** Kilobytes of one request's body. Teams sends up to 80 KB; cards come back with their data. */
  AISLE_MAX_BODY_KB: whole(256, 16, 4096),
  /** Messages a minute that one shopper may send; a burst may use a quarter of a minute's worth at once. */
  AISLE_MESSAGES_PER_MINUTE: whole(60, 1, 100_000),
  /** Requests a minute from one address, over all of its shoppers, to the page and the widget. */
  AISLE_REQUESTS_PER_MINUTE: whole(1200, 10, 1_000_000),
  /** New conversations an hour from one address: many people may share an address. */
  AISLE_CONVERSATIONS_PER_HOUR: whole(240, 1, 100_000),
  /** Seconds that a stopping server waits for turns in progress. */
  AISLE_SHUTDOWN_SECONDS: whole(10, 0, 300),
})

type Settings = z.infer<typeof SETTINGS>

/** Names of all settings, in the order of .env.example. */
export const SETTING_NAMES = Object.keys(SETTINGS.shape) as readonly (keyof Settings)[]

export interface Config {
  readonly production: boolean
  readonly host: string
  /** 0 lets the system choose. */
  readonly port: number
  /** Origin under which shoppers reach the server; null when they use the address it listens on. */
  readonly publicUrl: string | null
  /** The server stands behind a proxy that sets X-Forwarded-For: the last entry is the caller. */
  readonly trustProxy: boolean
  /** Origins of pages, other than our own, that may hold the widget. */
  readonly corsOrigins: readonly string[]
  readonly dataDir: string
  /** null: the embedded database in `dataDir`. */
  readonly databaseUrl: string | null
  readonly shopName: string
  /** How shoppers reach a person of the shop, in words; null when the shop does not say. */
  readonly contact: string | null
  /** Generate the demo shop when the catalogue is empty. */
  readonly demo: boolean
  /** Host names ('cdn.shop.example', '*.shop.example', '*') from which product pictures may be shown. */
  readonly imageHosts: readonly string[]
  /** `model`: 'bundled', a folder, or a model id of transformers.js. */
  readonly encoder: { readonly model: string; readonly queryPrefix: string; readonly productPrefix: string }
  readonly reranker: 'auto' | 'tfjs-node-gpu' | 'webgpu' | 'cpu' | 'wasm'
  readonly listWeights: ObjectiveWeights
  readonly log: { readonly level: string; readonly text: boolean }
  /** Bearer token for /metrics; null: only callers on this machine may read it. */
  readonly metricsToken: string | null
  readonly directLine: {
    /** null: a random one is made and kept in `dataDir`. */
    readonly secret: string | null
    readonly tokenSeconds: number
    readonly keepDays: number
  }
  /** The bot's account with Microsoft's channels; null: only callers on this machine are answered. */
  readonly credentials: Credentials | null
  readonly limits: {
    readonly bodyBytes: number
    readonly messagesPerMinute: number
    readonly requestsPerMinute: number
    readonly conversationsPerHour: number
    readonly shutdownMs: number
  }
}

export interface Credentials {
  readonly appId: string
  /** Exactly the settings that the Bot Framework SDK reads, by the names it knows them under. */
  readonly sdk: Readonly<Record<string, string>>
}

const SDK_SETTINGS = [
  'MicrosoftAppId',
  'MicrosoftAppPassword',
  'MicrosoftAppTenantId',
  'MicrosoftAppType',
  'ChannelService',
  'ToChannelFromBotLoginUrl',
  'ToChannelFromBotOAuthScope',
  'ToBotFromChannelTokenIssuer',
  'ToBotFromChannelOpenIdMetadataUrl',
  'ToBotFromEmulatorOpenIdMetadataUrl',
  'OAuthUrl',
] as const satisfies readonly (keyof Settings)[]

/** The real environment over the lines of `file`, when there is one. */
export function readEnvironment(file = '.env'): Environment {
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}
  return { ...fromFile, ...process.env }
}

export function loadConfig(environment: Environment): Config {
  const given = Object.entries(environment).filter(([, value]) => value !== undefined && value !== '')
  const issues = SETTINGS.safeParse(Object.fromEntries(given)).error?.issues ?? []
  const bad = new Set(issues.map((issue) => issue.path[0]))
  // Bad settings fall back to their default here, so that contradictions among the others are still found.
  const settings = SETTINGS.parse(Object.fromEntries(given.filter(([name]) => !bad.has(name))))
  const problems = [
    ...unknownSettings(given.map(([name]) => name)),
    ...issues.map(problemOf),
    ...contradictions(settings),
  ]
  if (problems.length > 0) {
    throw new AppError('CONFIG_INVALID', { problems: problems.map((one) => `  ${one}`).join('\n') })
  }
  return deepFreeze(configOf(settings))
}

const problemOf = (issue: z.core.$ZodIssue): string => `${issue.path[0]?.toString() ?? ''}: ${issue.message}`

/** A misspelt setting would be ignored silently; ours all begin with AISLE_, so a stranger there is a mistake. */
const unknownSettings = (names: readonly string[]): string[] =>
  names
    .filter((name) => name.startsWith('AISLE_') && !(SETTING_NAMES as readonly string[]).includes(name))
    .map((name) => `${name}: there is no such setting`)

/** What is fine alone and wrong together. */
function contradictions(settings: Settings): string[] {
  const {
    NODE_ENV,
    AISLE_HOST,
    MicrosoftAppId,
    MicrosoftAppPassword,
    MicrosoftAppTenantId,
    MicrosoftAppType,
  } = settings
  const problems: string[] = []
  if (MicrosoftAppId === null) {
    if (NODE_ENV === 'production') problems.push('MicrosoftAppId: must be set when NODE_ENV is production')
    if (MicrosoftAppPassword !== null)
      problems.push('MicrosoftAppId: must be set beside MicrosoftAppPassword')
    if (!isLoopbackHost(AISLE_HOST)) {
      problems.push('AISLE_HOST: must be a loopback address (127.0.0.1, ::1) while MicrosoftAppId is not set')
    }
    return problems
  }
  if (MicrosoftAppType === 'UserAssignedMsi') {
    if (MicrosoftAppPassword !== null) problems.push('MicrosoftAppPassword: a UserAssignedMsi bot has none')
  } else if (MicrosoftAppPassword === null) {
    problems.push('MicrosoftAppPassword: must be set beside MicrosoftAppId')
  }
  if (MicrosoftAppType !== 'MultiTenant' && MicrosoftAppTenantId === null) {
    problems.push(`MicrosoftAppTenantId: must be set for a ${MicrosoftAppType} bot`)
  }
  return problems
}

/** True for names and addresses that only this machine can reach. */
export function isLoopbackHost(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase()
  const address = bare.startsWith('::ffff:') ? bare.slice(7) : bare
  if (isIP(address) === 4) return address.startsWith('127.')
  return address === '::1' || address === 'localhost'
}

function configOf(settings: Settings): Config {
  return {
    production: settings.NODE_ENV === 'production',
    host: settings.AISLE_HOST,
    port: settings.AISLE_PORT,
    publicUrl: settings.AISLE_PUBLIC_URL,
    trustProxy: settings.AISLE_TRUST_PROXY,
    corsOrigins: settings.AISLE_CORS_ORIGINS,
    dataDir: settings.AISLE_DATA_DIR,
    databaseUrl: settings.DATABASE_URL,
    shopName: settings.AISLE_SHOP_NAME,
    contact: settings.AISLE_CONTACT,
    demo: settings.AISLE_DEMO,
    imageHosts: settings.AISLE_IMAGE_HOSTS.map((host) => host.toLowerCase()),
    encoder: {
      model: settings.AISLE_ENCODER,
      queryPrefix: settings.AISLE_ENCODER_QUERY_PREFIX,
      productPrefix: settings.AISLE_ENCODER_PRODUCT_PREFIX,
    },
    reranker: settings.AISLE_RERANKER,
    listWeights: settings.AISLE_LIST_WEIGHTS,
    log: { level: settings.LOG_LEVEL, text: settings.AISLE_LOG_TEXT },
    metricsToken: settings.AISLE_METRICS_TOKEN,
    directLine: {
      secret: settings.AISLE_DIRECT_LINE_SECRET,
      tokenSeconds: settings.AISLE_TOKEN_MINUTES * 60,
      keepDays: settings.AISLE_KEEP_CONVERSATIONS_DAYS,
    },
    credentials: credentialsOf(settings),
    limits: {
      bodyBytes: settings.AISLE_MAX_BODY_KB * 1024,
      messagesPerMinute: settings.AISLE_MESSAGES_PER_MINUTE,
      requestsPerMinute: settings.AISLE_REQUESTS_PER_MINUTE,
      conversationsPerHour: settings.AISLE_CONVERSATIONS_PER_HOUR,
      shutdownMs: settings.AISLE_SHUTDOWN_SECONDS * 1000,
    },
  }
}

function credentialsOf(settings: Settings): Credentials | null {
  if (settings.MicrosoftAppId === null) return null
  const given = SDK_SETTINGS.flatMap((name) => {
    const value = settings[name]
    return value === null ? [] : [[name, value] as const]
  })
  return { appId: settings.MicrosoftAppId, sdk: Object.fromEntries(given) }
}

function deepFreeze<T extends object>(value: T): T {
  for (const inner of Object.values(value)) {
    if (typeof inner === 'object' && inner !== null) deepFreeze(inner as object)
  }
  return Object.freeze(value)
}
