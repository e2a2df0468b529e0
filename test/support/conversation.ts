/**
 * Plays a conversation through botbuilder's TestAdapter as a table of [they say, what must hold], and fails with the
 * place in the table. The bot may stand on fakes or on a whole shop.
 *
 *   they say   a text, a button of the reply before (`press`), or any activity.
 *   must hold  strings that the replies to it hold together, regular expressions, or a function of the replies.
 */
import { type Activity, TestAdapter, type TurnContext } from 'botbuilder'
import { actionValue, type ShopperAction } from '../../dialogs/actions.ts'

export interface Heard {
  /** All texts and all words of all cards, one a line. */
  readonly said: string
  readonly activities: readonly Partial<Activity>[]
  /** Of each card: its words, and its buttons' titles -> what they send. */
  readonly cards: readonly { readonly words: string; readonly buttons: ReadonlyMap<string, unknown> }[]
}

export type TheySay = string | Partial<Activity> | ((before: Heard) => Partial<Activity>)
export type MustHold = string | RegExp | ((heard: Heard) => void)
export type Step = readonly [TheySay, ...MustHold[]]

export interface Talking {
  readonly channelId?: string
  readonly locale?: string
  readonly conversation?: string
  readonly user?: string
}

interface Speaker {
  run(context: TurnContext): Promise<void>
}

const NOTHING: Heard = { said: '', activities: [], cards: [] }

export async function converse(bot: Speaker, steps: readonly Step[], talking: Talking = {}): Promise<Heard> {
  const tell = speakTo(bot, talking)
  let heard = NOTHING
  for (const [index, [say, ...expected]] of steps.entries()) {
    const activity = typeof say === 'function' ? say(heard) : say
    heard = await tell(activity)
    for (const one of expected) check(heard, one, `step ${index + 1}, ${describe(activity)}`)
  }
  return heard
}

/** One message at a time; resolves with what was answered to it. */
export function speakTo(
  bot: Speaker,
  talking: Talking = {},
): (say: string | Partial<Activity>) => Promise<Heard> {
  const { channelId = 'directline', locale = 'en-US', conversation = 'talk', user = 'ann' } = talking
  const reference = TestAdapter.createConversation(conversation, user)
  const adapter = new TestAdapter({ ...reference, channelId })
  return async (say) => {
    const activity = typeof say === 'string' ? { type: 'message', text: say } : say
    await adapter.processActivity({ channelId, locale, ...activity }, (context) => bot.run(context))
    return hear(adapter.activeQueue.splice(0))
  }
}

/** Presses a button of the card in `place` (from 1) of the reply before. */
export function press(title: string, place = 1): (before: Heard) => Partial<Activity> {
  return ({ cards }) => {
    const value = cards[place - 1]?.buttons.get(title)
    if (value === undefined) throw new Error(`there is no button "${title}" on card ${place}`)
    return { type: 'message', value }
  }
}

export function act(action: ShopperAction): Partial<Activity> {
  return { type: 'message', value: actionValue(action) }
}

export const joins: Partial<Activity> = {
  type: 'conversationUpdate',
  membersAdded: [
    { id: 'bot', name: 'Bot' },
    { id: 'ann', name: 'Ann' },
  ],
}

function check({ said, ...heard }: Heard, expected: MustHold, place: string): void {
  if (typeof expected === 'function') {
    expected({ said, ...heard })
    return
  }
  const holds = typeof expected === 'string' ? said.includes(expected) : expected.test(said)
  if (!holds) throw new Error(`${place}: expected ${String(expected)} in the reply:\n${said}`)
}

function describe(say: string | Partial<Activity>): string {
  if (typeof say === 'string') return say
  const { text, type } = say
  const value: unknown = say.value
  return text ?? (value === undefined ? String(type) : JSON.stringify(value))
}

function hear(activities: readonly Partial<Activity>[]): Heard {
  const contents = activities.flatMap((one) =>
    (one.attachments ?? []).map(({ content }) => content as unknown),
  )
  const cards = contents.map((content) => ({
    words: wordsOf(content).join('\n'),
    // of two buttons with one title the first is pressed
    buttons: new Map(buttonsOf(content).toReversed()),
  }))
  const texts = activities.map((one) => one.text ?? '')
  return { said: [...texts, ...cards.map((card) => card.words)].join('\n'), activities, cards }
}

function wordsOf(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(wordsOf)
  if (typeof part !== 'object' || part === null) return []
  const { type, text, ...others } = part as Record<string, unknown>
  const own = type === 'TextRun' && typeof text === 'string' ? [text] : []
  return [...own, ...Object.values(others).flatMap(wordsOf)]
}

function buttonsOf(part: unknown): [string, unknown][] {
  if (Array.isArray(part)) return part.flatMap(buttonsOf)
  if (typeof part !== 'object' || part === null) return []
  const { type, title, data, ...others } = part as Record<string, unknown>
  if (type === 'Action.Submit') return [[String(title), data]]
  return Object.values(others).flatMap(buttonsOf)
}
