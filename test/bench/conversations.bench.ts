/**
 * The written conversations with the demo shop: of how many messages all holds that must, and of how many whole
 * conversations. `--failed` after the name prints what does not hold.
 */
import { generateDemoShop } from '../../data/sample/demoShop.ts'
import { createBundledEncoder } from '../../nlp/encoder/bundledEncoder.ts'
import { openTalkingShop } from '../support/talkingShop.ts'
import type { Answered, TalkingShop } from '../support/talkingShop.ts'
import { holds, readWritten } from '../support/writtenConversations.ts'
import type { Written } from '../support/writtenConversations.ts'

const SEED = 1
const NOW = new Date('2026-11-21T10:00:00Z')

interface Failure {
  readonly say: string
  readonly line: string
  readonly answer: string
}

export async function run(): Promise<void> {
  const encoder = await createBundledEncoder()
  const shop = await openTalkingShop(generateDemoShop({ seed: SEED, now: NOW }).products, encoder, NOW)
  const counts = new Map<string, { conversations: number; whole: number; lines: number; held: number }>()
  for (const written of readWritten()) {
    const failures = await play(written, shop)
    const language = written.file.slice(0, 2)
    const count = counts.get(language) ?? { conversations: 0, whole: 0, lines: 0, held: 0 }
    const lines = written.steps.reduce((sum, step) => sum + step.must.length, 0)
    count.conversations += 1
    count.whole += failures.length === 0 ? 1 : 0
    count.lines += lines
    count.held += lines - failures.length
    counts.set(language, count)
    if (process.argv.includes('--failed')) print(written, failures)
  }
  await encoder.close()
  console.log('            conversations  wholly right     lines      hold')
  const result: Record<string, number> = {}
  for (const [language, { conversations, whole, lines, held }] of counts) {
    const cells = [conversations, whole, lines, held].map((cell) => String(cell).padStart(12))
    console.log(language.padEnd(10) + cells.join(''))
    result[`${language}_whole`] = whole / conversations
    result[`${language}_lines`] = held / lines
  }
  console.log(`RESULT ${JSON.stringify({ bench: 'conversations', ...result })}`)
}

async function play(written: Written, shop: TalkingShop): Promise<Failure[]> {
  const tell = shop.talk()
  const failures: Failure[] = []
  let before: Answered | null = null
  for (const { say, must } of written.steps) {
    const after: Answered = await tell(say)
    for (const line of must) {
      if (holds(line, { before, after, product: shop.product })) continue
      const { constraints, query } = after.memory.search
      const wishes = constraints.map((one) => JSON.stringify(one)).join(' ')
      const replies = after.replies.map((reply) => ('lead' in reply ? reply.lead : reply.text)).join(' | ')
      failures.push({ say, line, answer: `${replies} [${query}] ${wishes}` })
    }
    before = after
  }
  return failures
}

function print({ file, title }: Written, failures: readonly Failure[]): void {
  if (failures.length === 0) return
  console.log(`${file}: ${title}`)
  for (const { say, line, answer } of failures) console.log(`  > ${say}\n    ${line}\n      ${answer}`)
}
