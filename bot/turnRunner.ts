/**
 * What every turn gets, whatever channel it came by: its place in the conversation's queue, a duration, a log line, and
 * an apology when it fails.
 *
 * A turn that fails keeps what the shopper said: nothing is wiped, the error's code goes to the log and the shopper
 * reads an apology in their language.
 */
import type { Activity, TurnContext } from 'botbuilder'
import { AppError, type ErrorCode } from '../data/types/errors.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import type { TurnQueue } from './turnQueue.ts'

export interface TurnRunner {
  /** Runs `turn` when the turns of the same conversation that came before it have ended. */
  run<T>(activity: Activity, turn: () => Promise<T>): Promise<T>
  /** For BotAdapter.onTurnError; never throws. */
  onTurnError(context: TurnContext, error: unknown): Promise<void>
}

export interface TurnRunnerDeps {
  readonly queue: TurnQueue
  readonly log: Log
  readonly metrics: Metrics
  /** The words of the apology, in the language of the turn. Must not fail. */
  readonly apology: (context: TurnContext) => string
}

export function createTurnRunner(deps: TurnRunnerDeps): TurnRunner {
  const { queue, log, metrics } = deps
  const failed = new WeakSet<Activity>()
  return {
    run: async (activity, turn) => {
      const begin = performance.now()
      try {
        return await queue.run(`${activity.channelId} ${activity.conversation.id}`, turn)
      } catch (error) {
        failed.add(activity)
        throw error
      } finally {
        const ms = performance.now() - begin
        const outcome = failed.has(activity) ? 'failed' : 'ok'
        metrics.turn(activity.channelId, outcome, ms / 1000)
        log.info({ ...described(activity), outcome, ms: Math.round(ms * 10) / 10 }, 'turn')
      }
    },
    onTurnError: async (context, error) => {
      failed.add(context.activity)
      const code = codeOf(error)
      metrics.error(code)
      log.error({ ...described(context.activity), code, err: error }, 'turn failed')
      await apologise(context, deps)
    },
  }
}

const codeOf = (error: unknown): ErrorCode => (error instanceof AppError ? error.code : 'INTERNAL')

const described = (activity: Activity): Record<string, unknown> => ({
  channel: activity.channelId,
  kind: activity.type,
  conversation: activity.conversation.id,
  text: activity.text,
})

async function apologise(context: TurnContext, { log, apology }: TurnRunnerDeps): Promise<void> {
  // Nobody waits for an answer to a typing sign, and an invoke wants its own kind of answer.
  if (context.activity.type === 'typing' || context.activity.type === 'invoke') return
  try {
    await context.sendActivity({ type: 'message', text: apology(context), textFormat: 'plain' })
  } catch (error) {
    log.error({ conversation: context.activity.conversation.id, err: error }, 'apology not delivered')
  }
}
