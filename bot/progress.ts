/**
 * Progress of the start, for the person who waits: one bar a stage on a terminal, one line a finished stage elsewhere.
 * Fractions are in [0, 1]; a stage is announced by its first report.
 */
import { MultiBar, type SingleBar } from 'cli-progress'

export type Progress = (stage: string, fraction: number) => void

export interface ProgressDisplay {
  readonly report: Progress
  /** Ends the bars; nothing may be reported afterwards. */
  readonly stop: () => void
}

export function showProgress(out: NodeJS.WriteStream): ProgressDisplay {
  return out.isTTY ? bars(out) : lines(out)
}

const STEPS = 100

function bars(out: NodeJS.WriteStream): ProgressDisplay {
  const all = new MultiBar({
    stream: out,
    format: '  {stage} {bar} {percentage} %  {duration_formatted}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 32,
    hideCursor: true,
    clearOnComplete: false,
  })
  const byStage = new Map<string, SingleBar>()
  return {
    report: (stage, fraction) => {
      const bar = byStage.get(stage) ?? all.create(STEPS, 0, { stage: stage.padEnd(10) })
      byStage.set(stage, bar)
      bar.update(Math.round(fraction * STEPS))
    },
    stop: () => all.stop(),
  }
}

function lines(out: NodeJS.WriteStream): ProgressDisplay {
  const startedAt = new Map<string, number>()
  const finished = new Set<string>()
  return {
    report: (stage, fraction) => {
      const started = startedAt.get(stage) ?? performance.now()
      startedAt.set(stage, started)
      if (fraction < 1 || finished.has(stage)) return
      finished.add(stage)
      out.write(`  ${stage.padEnd(10)} ${((performance.now() - started) / 1000).toFixed(1)} s\n`)
    },
    stop: () => undefined,
  }
}
