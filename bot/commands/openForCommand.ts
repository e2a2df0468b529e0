/** The shop as commands open it, beside a running one or alone: progress and warnings go to standard error. */
import { type Config, loadConfig, readEnvironment } from '../config.ts'
import { createLog } from '../log.ts'
import { showProgress } from '../progress.ts'
import { openShop } from '../wiring.ts'
import type { Shop } from '../wiring.ts'

/** Errors  AppError of the settings, or of the part that cannot be opened. */
export async function openForCommand(config: Config = loadConfig(readEnvironment())): Promise<Shop> {
  const display = showProgress(process.stderr)
  // Only what goes wrong: other lines would stand between those of the command.
  const log = createLog({ level: 'warn', text: false }, process.stderr)
  return openShop({ config, log, progress: display.report }).finally(display.stop)
}
