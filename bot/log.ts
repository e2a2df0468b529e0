/**
 * The log: JSON lines through pino, to stdout unless a stream is handed in.
 *
 * What shoppers write is personal data and stays out unless `text` is on. Secrets never get here: nothing logs headers,
 * query strings or settings.
 */
import { pino, type DestinationStream, type Logger } from 'pino'

export type Log = Logger

export function createLog(
  options: { readonly level: string; readonly text: boolean },
  destination?: DestinationStream,
): Log {
  const settings = {
    level: options.level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    ...(options.text ? {} : { redact: { paths: ['text'], remove: true } }),
  }
  return destination === undefined ? pino(settings) : pino(settings, destination)
}
