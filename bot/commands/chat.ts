/**
 * `npm run chat`: the shop's bot in the terminal, over the same shop as `npm start`, beside it or alone. Lines come from
 * the keyboard, a pipe or a script.
 *
 * Exit codes: 0 the conversation ended; 1 the shop could not be opened, or a turn failed; 2 the arguments are wrong.
 */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Language } from '../../data/types/language.ts'
import { text } from '../../dialogs/text/text.ts'
import { ConsoleAdapter, type ConsoleShopper } from '../consoleAdapter.ts'
import type { Shop } from '../wiring.ts'
import { openForCommand } from './openForCommand.ts'
import { readOptions, runCommand, UsageError } from './runCommand.ts'

const HELP = `npm run chat [-- --language en|zh] [--shopper ID] [--script FILE]

  --language en|zh  the language of the greeting; afterwards the bot answers in yours
  --shopper ID      whose profile and conversation it is; 'you' unless said
  --script FILE     plays a conversation: one message a line, # for comments; prints it with the replies
  --help            this text

An empty line or Ctrl-D ends the conversation. It goes on at the next start; a script always begins a new one.
`

interface Arguments {
  readonly language: Language
  readonly shopper: string | null
  readonly script: readonly string[] | null
}

function readArguments(args: readonly string[]): Arguments | null {
  const values = readOptions(args, {
    language: { type: 'string' },
    shopper: { type: 'string' },
    script: { type: 'string' },
    help: { type: 'boolean' },
  })
  if (values.help === true) return null
  const { language = 'en', shopper = null, script } = values
  if (language !== 'en' && language !== 'zh') throw new UsageError('--language is en or zh')
  if (shopper !== null && !/^[\w.@-]{1,100}$/.test(shopper)) {
    throw new UsageError('--shopper takes up to 100 letters, digits and . _ - @')
  }
  return { language, shopper, script: script === undefined ? null : readScript(script) }
}

function readScript(file: string): readonly string[] {
  try {
    const lines = readFileSync(file, 'utf8').split(/\r?\n/)
    return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'))
  } catch (error) {
    throw new UsageError(`--script ${file} cannot be read: ${(error as Error).message}`)
  }
}

function shopperOf({ shopper, language, script }: Arguments): ConsoleShopper {
  const locale = language === 'zh' ? 'zh-CN' : 'en-US'
  const id = shopper ?? (script === null ? 'you' : randomUUID())
  return { id, locale, conversationId: script === null ? `console-${id}` : randomUUID() }
}

/** What was typed is on the screen of a terminal already; elsewhere it is printed, so that the output can be read. */
async function* typedLines(): AsyncGenerator<string> {
  const isTerminal = process.stdin.isTTY
  const lines = createInterface({
    input: process.stdin,
    output: process.stdout,
    terminal: isTerminal,
    prompt: '> ',
  })
  if (isTerminal) lines.prompt()
  for await (const line of lines) {
    if (isTerminal && line.trim() === '') break
    if (line.trim() !== '') yield line
    if (isTerminal) lines.prompt()
  }
  lines.close()
}

async function converse(shop: Shop, args: Arguments): Promise<boolean> {
  const print = (reply: string): void => void process.stdout.write(`${indented(reply)}\n\n`)
  const adapter = new ConsoleAdapter(shop.bot, shopperOf(args), print)
  let failed = false
  adapter.onTurnError = async (context, error) => {
    failed = true
    process.stderr.write(`${String(error.stack)}\n`)
    await context.sendActivity(text(args.language).apology)
  }
  await adapter.join()
  const echoes = args.script !== null || !process.stdin.isTTY
  for await (const line of args.script ?? typedLines()) {
    if (echoes) process.stdout.write(`> ${line}\n`)
    await adapter.say(line)
  }
  return !failed
}

const indented = (reply: string): string => reply.replace(/^/gm, '  ')

async function main(given: readonly string[]): Promise<number> {
  const args = readArguments(given)
  if (args === null) {
    process.stdout.write(HELP)
    return 0
  }
  const shop = await openForCommand()
  try {
    return (await converse(shop, args)) ? 0 : 1
  } finally {
    await shop.close()
  }
}

await runCommand({ help: HELP, main })
