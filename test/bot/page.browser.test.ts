/**
 * The shop's page in a real browser: headless Chromium through playwright-core. Skipped where none is installed; CHROMIUM
 * names one that is somewhere else.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'
import { type Edge, startEdge } from '../support/edge.ts'

const EXECUTABLE = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]
  .filter((path) => path !== undefined)
  .find((path) => existsSync(path))

const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
]

const INPUT = '.webchat__send-box-text-box__input'
const BUBBLE = '.webchat__bubble__content'

if (EXECUTABLE === undefined) {
  describe.skip('the page in a browser: skipped, no Chromium is installed and CHROMIUM is not set', () => {
    it('is shown', () => undefined)
  })
} else {
  describe('the page in a browser (Chromium)', () => inBrowser(EXECUTABLE))
}

function inBrowser(executablePath: string): void {
  let browser: Browser
  let edge: Edge
  let page: Page
  let complaints: string[]

  beforeAll(async () => {
    edge = await startEdge()
    browser = await chromium.launch({ executablePath, args: FLAGS })
  })
  afterAll(async () => {
    await browser.close()
    await edge.close()
  })

  async function open(width: number): Promise<void> {
    const context = await browser.newContext({ viewport: { width, height: 800 }, locale: 'en-US' })
    page = await context.newPage()
    complaints = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    await page.goto(edge.url)
    await page.waitForSelector('.card')
  }

  async function say(text: string): Promise<void> {
    await page.fill(INPUT, text)
    await page.keyboard.press('Enter')
    await page.waitForSelector(`${BUBBLE}:has-text("you said ${text}")`)
  }

  const bubbles = async (): Promise<string[]> =>
    (await page.locator(BUBBLE).allInnerTexts()).map((text) => text.trim())

  it('shows products, talks in the docked chat, and goes on after a reload', async () => {
    await open(1400)
    await page.waitForSelector(`${BUBBLE}:has-text("welcome")`)
    await say('hello')
    await page.reload()
    await page.waitForSelector(`${BUBBLE}:has-text("you said hello")`)
    await say('again')
    expect(await bubbles()).toEqual(['welcome', 'hello', 'you said hello', 'again', 'you said again'])
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('shows a hostile name as text, and reports what was looked at', async () => {
    await open(1400)
    const name = '<img src=x onerror=alert(1)>'
    await page.click(`.card:has-text("${name}")`)
    expect(await page.innerText('#details-name')).toBe(name)
    for (let i = 0; i < 100 && edge.recorded.length === 0; i++) await page.waitForTimeout(20)
    expect(edge.recorded).toMatchObject([{ kind: 'product-viewed', productId: 'p2' }])
    expect(await page.locator('img[src="x"]').count()).toBe(0)
    await page.click('#details .primary')
    await page.waitForSelector(`${BUBBLE}:has-text("you said Show me something like")`)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('speaks Chinese when asked to, and still does after a reload', async () => {
    await open(1400)
    await page.click('#language')
    await page.waitForSelector('.card:has-text("中文")')
    await page.reload()
    await page.waitForSelector('.chip:has-text("全部商品")')
    expect(await page.getAttribute('html', 'lang')).toBe('zh-CN')
    await page.context().close()
  })

  it('has the words of the widget in the language that the bot answers in, and in the page’s when that is changed', async () => {
    await open(1400)
    await page.waitForSelector(`${BUBBLE}:has-text("welcome")`)
    const hinted = (hint: string) => page.waitForSelector(`${INPUT}[placeholder="${hint}"]`)
    await hinted('Type your message')
    await say('防水外套')
    await hinted('键入消息')
    await page.reload()
    await hinted('键入消息')
    await say('a coat')
    await hinted('Type your message')
    await page.click('#language')
    await hinted('键入消息')
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('begins a new conversation for the same shopper', async () => {
    await open(1400)
    await page.waitForSelector(`${BUBBLE}:has-text("welcome")`)
    await say('one')
    await page.click('#chat-new')
    await page.waitForSelector(`${BUBBLE}:has-text("one")`, { state: 'detached' })
    await page.waitForSelector(`${BUBBLE}:has-text("welcome")`)
    expect(await bubbles()).toEqual(['welcome'])
    await page.context().close()
  })

  it('opens the chat over the whole screen of a phone, with what was asked on the page', async () => {
    await open(390)
    expect(await page.locator('#chat').isVisible()).toBe(false)
    await page.fill('#ask-text', 'a coat')
    await page.keyboard.press('Enter')
    await page.waitForSelector(`${BUBBLE}:has-text("you said a coat")`)
    const box = await page.locator('#chat').boundingBox()
    expect(box).toMatchObject({ x: 0, y: 0, width: 390 })
    await page.click('#chat-close')
    expect(await page.locator('#chat').isVisible()).toBe(false)
    expect(complaints).toEqual([])
    await page.context().close()
  })
}
