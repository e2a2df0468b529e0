/**
 * Learns again when the newest version is a day old. Looks at what lies on disk and not at how long this process runs: a
 * shop that restarts every night learns as often as one that runs for a month. Looks once at the start and then every ten
 * minutes; a learning that fails is logged and tried again an hour later. Never two at once.
 */
export interface LearnDailyOptions {
  /** When the newest version was learned, taken or not; null when there is none. */
  readonly lastLearnedAt: () => Promise<Date | null>
  readonly learn: () => Promise<void>
  readonly now: () => Date
  readonly log: { error(details: object, message: string): void }
  /** Default ten minutes. */
  readonly checkMs?: number
}

export interface DailyLearning {
  /** Whether a learning is under way. */
  readonly busy: () => boolean
  /** Looks now, without waiting for the timer; resolves when what is under way is done. Never rejects. */
  check(): Promise<void>
  /** Begins nothing more; what is under way goes on. */
  stop(): void
}

const LEARN_EVERY_MS = 24 * 60 * 60_000
const RETRY_MS = 60 * 60_000
const CHECK_MS = 10 * 60_000

export function learnDaily(options: LearnDailyOptions): DailyLearning {
  const { learn, log, now } = options
  let underWay: Promise<void> | null = null
  let notBeforeMs = 0

  const attempt = async (): Promise<void> => {
    try {
      if (now().getTime() < notBeforeMs || !(await isDue(options))) return
      await learn()
    } catch (error) {
      notBeforeMs = now().getTime() + RETRY_MS
      log.error({ err: error }, 'learning failed; the models in use stay')
    }
  }
  const check = (): Promise<void> => {
    underWay ??= attempt().finally(() => (underWay = null))
    return underWay
  }
  const timer = setInterval(() => void check(), options.checkMs ?? CHECK_MS).unref()
  void check()
  return { busy: () => underWay !== null, check, stop: () => clearInterval(timer) }
}

async function isDue({ lastLearnedAt, now }: LearnDailyOptions): Promise<boolean> {
  const last = await lastLearnedAt()
  return last === null || now().getTime() - last.getTime() >= LEARN_EVERY_MS
}
