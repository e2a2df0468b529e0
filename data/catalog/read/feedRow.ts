/** What every format becomes: rows of named fields, in the order of the file, or the reason why one cannot be read. */

/** Field name -> value: text from CSV and XML; whatever JSON can hold from JSON. */
export type Fields = Readonly<Record<string, unknown>>

interface Place {
  /** Line on which the row begins, from 1. */
  readonly line: number
  /** Which row of the file it is, from 1; several rows may share a line in a JSON array. */
  readonly row: number
}

export interface ReadableRow extends Place {
  readonly kind: 'row'
  readonly fields: Fields
  /** How many rows of the file stand behind it: a product with three variants may be three lines of CSV. */
  readonly fileRows: number
}

export interface UnreadableRow extends Place {
  readonly kind: 'unreadable'
  readonly problem: string
  /** Its beginning, at most RAW_LIMIT characters. */
  readonly raw: string
}

export type FeedRow = ReadableRow | UnreadableRow

/** Characters of a bad row that are kept for the person who repairs the file. */
export const RAW_LIMIT = 2000

/** The value of `name`: a field of that very name, else a path into nested JSON ('details.maker'); undefined if none. */
export function fieldValue(fields: Fields, name: string): unknown {
  if (Object.hasOwn(fields, name)) return fields[name]
  let value: unknown = fields
  for (const key of name.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<string, unknown>)[key]
  }
  return value
}
