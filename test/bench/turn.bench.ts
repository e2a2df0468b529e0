/**
 * A whole turn over HTTP: POST /api/messages until the answer is delivered to the channel's service and the POST returns.
 * Ours on the demo shop and on icecat, an echo bot on the same server, and the same shop with naive parts on icecat
 * (naiveParts.ts); each server is a process of its own, they are asked in turn, so that a machine that slows down slows
 * all of them. Each conversation is new and begins as the channel begins it, by saying who joined; that is not timed.
 *
 * No search is sent twice, so that no cache answers it; refinements repeat, as they do in a shop. Goals: ours over echo at
 * most 2, naive over ours at least 3.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, link, mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { appendEvents } from '../../data/store/eventStore.ts'
import { catalogStore } from '../../data/store/catalogStore.ts'
import { migrate } from '../../data/store/migrate.ts'
import { openSql } from '../../data/store/openSql.ts'
import type { EventId, ShopperId } from '../../data/types/ids.ts'
import type { Product } from '../../data/types/product.ts'
import { seededRandom } from '../../recommender/rank/random.ts'
import { toFloat32 } from './fp32Model.ts'

const FOLDER = resolve('.aisle/bench/turn')
const ICECAT = '../shared/data/icecat/products.jsonl.gz'
/** What tutorials take; without it the naive shop runs the bundled encoder, which is faster. */
const TUTORIAL_ENCODER = '../shared/models/minilm-l6'
const WARM_UP = 60
const TURNS = 400
/** No conversation of an earlier run is gone on with. */
const RUN = randomUUID()

interface Target {
  readonly name: string
  readonly process: ChildProcess
  readonly port: number
  readonly messages: readonly string[]
  readonly times: number[]
}

export async function run(): Promise<void> {
  await mkdir(FOLDER, { recursive: true })
  const connector = await startConnector()
  const demo = await prepareDemo()
  const icecat = await prepareIcecat('icecat', {})
  const targets = [
    await start('demo: ours', 'ours', demo, demoMessages()),
    await start('echo', 'echo', join(FOLDER, 'echo'), demoMessages()),
  ]
  if (icecat !== null) {
    const encoder = await naiveEncoder()
    const naive = await prepareIcecat('naive', encoder)
    targets.push(await start('icecat: ours', 'ours', icecat, icecatMessages()))
    targets.push(await start('icecat: naive', 'naive', naive ?? '', icecatMessages(), encoder))
  }
  try {
    for (let i = 0; i < WARM_UP + TURNS; i++) {
      for (const target of targets) {
        const ms = await turn(target, i, connector)
        if (i >= WARM_UP) target.times.push(ms)
      }
    }
  } finally {
    for (const target of targets) target.process.stdin?.end()
    connector.close()
  }
  report(targets)
}

function report(targets: readonly Target[]): void {
  const of = (name: string, share: number): number => {
    const target = targets.find((one) => one.name === name)
    return target === undefined ? NaN : quantile(target.times, share)
  }
  console.log(`turn over HTTP, ms             p50      p95      p99   (${TURNS} turns each)`)
  for (const { name } of targets) {
    const cells = [0.5, 0.95, 0.99].map((share) => of(name, share).toFixed(2).padStart(9))
    console.log(`${name.padEnd(24)}${cells.join('')}`)
  }
  const result = {
    bench: 'turn',
    demo_p50_over_echo: of('demo: ours', 0.5) / of('echo', 0.5),
    icecat_p50_over_echo: of('icecat: ours', 0.5) / of('echo', 0.5),
    icecat_naive_over_p50: of('icecat: naive', 0.5) / of('icecat: ours', 0.5),
    icecat_p99_ms: of('icecat: ours', 0.99),
    demo_p50_ms: of('demo: ours', 0.5),
    icecat_p50_ms: of('icecat: ours', 0.5),
    echo_p50_ms: of('echo', 0.5),
  }
  const rounded = Object.entries(result).map(([key, value]) => [
    key,
    typeof value === 'number' ? round(value) : value,
  ])
  console.log(`RESULT ${JSON.stringify(Object.fromEntries(rounded))}`)
}

const round = (value: number): number | null =>
  Number.isFinite(value) ? Math.round(value * 1000) / 1000 : null

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN
}

/** A channel's service: takes the bot's answers, as the Emulator does. */
async function startConnector(): Promise<Server> {
  const server = createServer((request, response) => {
    request.resume().once('end', () => {
      response.setHeader('content-type', 'application/json')
      response.end(`{"id":"${randomUUID()}"}`)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return server
}

/** A search, then two refinements of it, by one shopper; then the next shopper. */
async function turn(target: Target, i: number, connector: Server): Promise<number> {
  const shopper = { id: `shopper-${Math.floor(i / 3)}-${RUN}`, role: 'user' }
  const begins = {
    channelId: 'emulator',
    serviceUrl: `http://127.0.0.1:${(connector.address() as AddressInfo).port}`,
    conversation: { id: `bench-${Math.floor(i / 3)}-${RUN}` },
    from: shopper,
    recipient: { id: 'bot', role: 'bot' },
    locale: 'en-US',
  }
  if (i % 3 === 0) await post(target, { ...begins, type: 'conversationUpdate', membersAdded: [shopper] })
  return post(target, { ...begins, type: 'message', text: target.messages[i] })
}

/** Milliseconds. */
async function post({ name, port }: Target, activity: Readonly<Record<string, unknown>>): Promise<number> {
  const body = JSON.stringify({ id: randomUUID(), timestamp: new Date().toISOString(), ...activity })
  const headers = { 'content-type': 'application/json' }
  const begin = performance.now()
  const response = await fetch(`http://127.0.0.1:${port}/api/messages`, { method: 'POST', headers, body })
  await response.arrayBuffer()
  const ms = performance.now() - begin
  if (!response.ok) throw new Error(`${name}: HTTP ${response.status} for ${body}`)
  return ms
}

const REFINEMENTS = [
  'cheaper than that, please',
  'in blue instead',
  'only well rated ones',
  'anything in black?',
]

function conversations(openers: readonly string[]): string[] {
  return Array.from({ length: WARM_UP + TURNS }, (_, i) => {
    const shopper = Math.floor(i / 3)
    // Each budget is named once, so no two searches are the same text.
    if (i % 3 === 0) return `${openers[shopper % openers.length]!} under ${40 + shopper * 3}`
    return REFINEMENTS[(shopper + i) % REFINEMENTS.length]!
  })
}

function demoMessages(): string[] {
  const kinds = [
    'waterproof jacket',
    'running shoes',
    'linen shirt',
    'leather boots',
    'noise cancelling headphones',
  ]
  const extras = ['not black', 'for a rainy commute', 'for my mother', 'any brand but North Peak', 'in green']
  return conversations(kinds.flatMap((kind) => extras.map((extra) => `I need a ${kind}, ${extra},`)))
}

function icecatMessages(): string[] {
  const kinds = ['laptop', 'toner cartridge', 'computer mouse', 'hdmi cable', 'monitor', 'printer', 'headset']
  const extras = ['black', 'wireless', 'for the office', 'original', 'not white']
  return conversations(
    kinds.flatMap((kind) => extras.map((extra) => `I am looking for a ${kind}, ${extra},`)),
  )
}

async function prepareDemo(): Promise<string> {
  const dataDir = join(FOLDER, 'demo')
  if (!existsSync(join(dataDir, 'ready'))) await firstStart(dataDir, { AISLE_DEMO: 'true' })
  return dataDir
}

async function prepareIcecat(name: string, settings: Record<string, string>): Promise<string | null> {
  if (!existsSync(ICECAT)) {
    console.log(`${ICECAT} is missing (Icecat Open Content): the icecat figures are skipped`)
    return null
  }
  const dataDir = join(FOLDER, name)
  if (existsSync(join(dataDir, 'ready'))) return dataDir
  const args = ['--feed', 'jsonl', '--file', ICECAT, '--map', 'docs/feeds/icecat.json']
  await promisify(execFile)('node', ['--import', 'tsx', 'bot/commands/import.ts', ...args], {
    env: { ...process.env, AISLE_DATA_DIR: dataDir, AISLE_DEMO: 'false', ...settings },
  })
  await addEvents(dataDir)
  await firstStart(dataDir, { AISLE_DEMO: 'false', ...settings })
  return dataDir
}

/** Starts and stops ours once, so that vectors, index and models are on disk. */
async function firstStart(dataDir: string, settings: Record<string, string>): Promise<void> {
  const target = await start('first start', 'ours', dataDir, [], settings)
  target.process.stdin?.end()
  await new Promise((done) => target.process.once('exit', done))
  await writeFile(join(dataDir, 'ready'), '')
}

/** icecat has no shoppers; so that the network takes part, made-up ones who each like two brands and come five times. */
async function addEvents(dataDir: string): Promise<void> {
  const sql = await openSql({ databaseUrl: null, dataDir })
  await migrate(sql)
  const products = await catalogStore(sql).all()
  const byBrand = new Map<string, Product[]>()
  for (const product of products) {
    const brand = product.brand ?? ''
    byBrand.set(brand, [...(byBrand.get(brand) ?? []), product])
  }
  const brands = [...byBrand.values()].filter((members) => members.length >= 20)
  const random = seededRandom(1)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random.next() * list.length)]!
  const start = Date.UTC(2026, 0, 1)
  const atOf = (shopper: number, i: number): Date =>
    new Date(start + Math.floor(i / 10) * 10 * 24 * 60 * 60_000 + shopper * 20 * 60_000 + (i % 10) * 60_000)
  for (let shopper = 0; shopper < 400; shopper++) {
    const liked = [pick(brands), pick(brands)]
    const events = Array.from({ length: 50 }, (_, i) => ({
      kind: i % 5 === 4 ? ('product-bought' as const) : ('product-clicked' as const),
      id: `bench-${shopper}-${i}` as EventId,
      at: atOf(shopper, i),
      shopperId: `bench-${shopper}` as ShopperId,
      sessionId: `bench-${shopper}-${Math.floor(i / 10)}`,
      productId: pick(pick(liked)).id,
      listId: null,
      quantity: 1,
      priceMinor: null,
    }))
    await appendEvents(sql, events)
  }
  await sql.close()
}

/** The tutorial's encoder in float32, in transformers.js layout, as the setting that chooses it. */
async function naiveEncoder(): Promise<Record<string, string>> {
  if (!existsSync(TUTORIAL_ENCODER)) {
    console.log(`${TUTORIAL_ENCODER} is missing: the naive shop runs the bundled encoder`)
    return {}
  }
  const source = TUTORIAL_ENCODER
  const folder = join(FOLDER, 'minilm-fp32')
  const shops = join(folder, 'onnx/model_quantized.onnx')
  if (!existsSync(shops)) {
    await mkdir(join(folder, 'onnx'), { recursive: true })
    for (const file of ['config.json', 'tokenizer.json', 'tokenizer_config.json']) {
      await cp(join(source, file), join(folder, file))
    }
    const weights = join(folder, 'onnx/model.onnx')
    await writeFile(weights, toFloat32(await readFile(join(source, 'onnx/model_quantized.onnx'))))
    // The shop opens a folder's int8 file; for its catalogue to be embedded by the same network it is given this one.
    await link(weights, shops)
  }
  return { AISLE_ENCODER: folder }
}

async function start(
  name: string,
  kind: string,
  dataDir: string,
  messages: readonly string[],
  environment: Record<string, string> = {},
): Promise<Target> {
  await mkdir(dataDir, { recursive: true })
  const child = spawn('node', ['--import', 'tsx', 'test/bench/turnServer.ts', kind], {
    env: {
      ...process.env,
      AISLE_DATA_DIR: dataDir,
      AISLE_PORT: '0',
      AISLE_IMAGE_HOSTS: '*',
      AISLE_MESSAGES_PER_MINUTE: '100000',
      AISLE_DEMO: String(dataDir.endsWith('demo')),
      ...environment,
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const port = await portOf(child, name)
  return { name, process: child, port, messages, times: [] }
}

function portOf(child: ChildProcess, name: string): Promise<number> {
  return new Promise((done, fail) => {
    child.once('exit', (code) => fail(new Error(`${name} ended with ${code}`)))
    createInterface({ input: child.stdout! }).on('line', (line) => {
      if (line.startsWith('{"port"')) done((JSON.parse(line) as { port: number }).port)
    })
  })
}
