/** Every error that a person may see by its code, in one table. docs/developer.md lists the same codes. */
const ERRORS = {
  CONFIG_INVALID: { status: 500, message: 'Settings are wrong:\n{problems}' },
  FEED_UNREADABLE: { status: 400, message: 'The feed {file} cannot be read: {problem}' },
  FEED_MAP_INVALID: { status: 400, message: 'The map {file} is wrong: {problem}' },
  PRODUCT_INVALID: { status: 400, message: 'Line {line}, field {field}: {problem}' },
  DATABASE_IN_USE: { status: 503, message: 'The database in {path} is in use by another process: {problem}' },
  DATABASE_UNAVAILABLE: { status: 503, message: 'The database does not answer: {problem}' },
  SCHEMA_INVALID: { status: 500, message: 'The tables of the database cannot be used: {problem}' },
  STATE_CONFLICT: { status: 412, message: 'The state {key} was changed by someone else meanwhile' },
  ENCODER_UNAVAILABLE: { status: 500, message: 'The encoder {id} cannot be used: {problem}' },
  TEXT_INVALID: { status: 400, message: 'The text cannot be read: {problem}' },
  INDEX_UNAVAILABLE: { status: 503, message: 'The index cannot be used: {problem}' },
  MODEL_UNAVAILABLE: { status: 503, message: 'The model cannot be used: {problem}' },
  DIRECT_LINE_BAD_REQUEST: { status: 400, message: '{problem}' },
  DIRECT_LINE_FORBIDDEN: { status: 403, message: '{problem}' },
  DIRECT_LINE_NOT_FOUND: { status: 404, message: '{problem}' },
  REQUEST_INVALID: { status: 400, message: 'The request is not valid: {problem}' },
  REQUEST_UNAUTHENTICATED: { status: 401, message: 'The request does not show who sends it' },
  REQUEST_FORBIDDEN: { status: 403, message: '{problem}' },
  ROUTE_NOT_FOUND: { status: 404, message: 'There is nothing at this address' },
  METHOD_NOT_ALLOWED: { status: 405, message: 'This address does not take this method' },
  REQUEST_TOO_LARGE: { status: 413, message: 'At most {limit} bytes are taken' },
  REQUEST_TYPE_UNSUPPORTED: { status: 415, message: 'Only {expected} is taken here' },
  RATE_LIMITED: { status: 429, message: 'Too many requests; try again in {seconds} seconds' },
  NOT_READY: { status: 503, message: 'The server is starting or stopping' },
  INTERNAL: { status: 500, message: 'Something went wrong here' },
  ACTIVITY_INVALID: { status: 400, message: 'The activity is not valid: {problem}' },
} as const satisfies Record<string, { status: number; message: string }>

export type ErrorCode = keyof typeof ERRORS
export const ERROR_CODES = Object.keys(ERRORS) as readonly ErrorCode[]

/** A fault with a code from the table; `details` fills the message's placeholders. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly status: number
  readonly details: Readonly<Record<string, string | number>>

  constructor(code: ErrorCode, details: Readonly<Record<string, string | number>> = {}, cause?: unknown) {
    super(
      ERRORS[code].message.replace(/\{(\w+)\}/g, (_, key: string) => String(details[key] ?? '?')),
      cause === undefined ? undefined : { cause },
    )
    this.name = 'AppError'
    this.code = code
    this.status = ERRORS[code].status
    this.details = details
  }
}
