/**
 * What all commands do alike: arguments, exit codes, errors in words.
 *
 * Exit codes: what the command returns; 1 for an AppError; 2 for a UsageError, which is followed by the help. Any other
 * error is a fault of ours and is thrown on, with its stack.
 */
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { AppError } from '../../data/types/errors.ts'

/** Wrong arguments: the text says what to do. */
export class UsageError extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>

/** The values of `options` in the arguments; UsageError for an argument that is none of them. */
export function readOptions<const Known extends Options>(args: readonly string[], options: Known) {
  try {
    return parseArgs({ args: [...args], options }).values
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

export interface Command {
  readonly help: string
  /** Resolves to the exit code. */
  readonly main: (args: readonly string[]) => Promise<number>
  /** Codes of AppErrors that are the fault of the arguments. */
  readonly usageCodes?: readonly string[]
}

export async function runCommand({ help, main, usageCodes = [] }: Command): Promise<void> {
  try {
    process.exitCode = await main(process.argv.slice(2))
  } catch (error) {
    const usage = error instanceof UsageError
    if (!usage && !(error instanceof AppError)) throw error
    process.stderr.write(`${error.message}\n${usage ? `\n${help}` : ''}`)
    process.exitCode = usage || usageCodes.includes(error.code) ? 2 : 1
  }
}
