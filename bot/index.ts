/** `npm start`: settings -> shop -> server -> listen; SIGTERM and SIGINT stop it in the reverse order. */
import { text } from '../dialogs/text/text.ts'
import { AppError } from '../data/types/errors.ts'
import { type Config, loadConfig, readEnvironment } from './config.ts'
import { openDirectLineSecret } from './directLine/secret.ts'
import { createLog, type Log } from './log.ts'
import { createMetrics } from './metrics.ts'
import { showProgress } from './progress.ts'
import { type RunningServer, startServer } from './server.ts'
import { openShop, type Shop } from './wiring.ts'

async function main(): Promise<void> {
  const startedAt = performance.now()
  const config = loadConfig(readEnvironment())
  const log = createLog(config.log)
  const display = showProgress(process.stdout)
  const shop = await openShop({ config, log, progress: display.report }).finally(display.stop)
  const server = await listen(shop, config, log)
  stopOnSignal(server, shop, log)
  shop.startJobs()
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  log.info({ url: server.url, seconds: Number(seconds) }, 'ready')
  process.stdout.write(`\n  ${config.shopName} is open at ${server.url}   (${seconds} s)\n\n`)
}

async function listen(shop: Shop, config: Config, log: Log): Promise<RunningServer> {
  return startServer({
    config,
    log,
    metrics: createMetrics(),
    bot: shop.bot,
    apology: (context) => text(context.activity.locale?.startsWith('zh') ? 'zh' : 'en').apology,
    shop: shop.pages,
    activityLog: shop.activityLog,
    directLineSecret: await openDirectLineSecret(config.directLine.secret, config.dataDir),
    readiness: shop.readiness,
    now: () => new Date(),
  })
}

function stopOnSignal(server: RunningServer, shop: Shop, log: Log): void {
  let stopping = false
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    if (stopping) return
    stopping = true
    log.info({ signal }, 'stopping')
    await server.close()
    await shop.close()
  }
  const stopOn = (signal: NodeJS.Signals): void => {
    stop(signal).then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'stopped with an error')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', stopOn)
  process.on('SIGINT', stopOn)
}

main().catch((error: unknown) => {
  // A known error says what to do; its stack would only hide it.
  process.stderr.write(`\n${error instanceof AppError ? error.message : String((error as Error).stack)}\n`)
  process.exit(1)
})
