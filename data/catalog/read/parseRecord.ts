/** From one record's bytes to named fields. What cannot be read becomes a reason that a shop owner can act on. */
import { isUtf8 } from 'node:buffer'
import { SaxesParser } from 'saxes'
import type { Fields } from './feedRow.ts'
import { RAW_LIMIT } from './feedRow.ts'

export type Parsed = { readonly fields: Fields } | { readonly problem: string }

/** The text of a record, or where its first bad byte stands. */
export function textOf(bytes: Buffer): { readonly text: string } | { readonly problem: string } {
  if (isUtf8(bytes)) return { text: bytes.toString('utf8') }
  const at = firstBadByte(bytes)
  const byte = bytes[at]?.toString(16).toUpperCase().padStart(2, '0') ?? '??'
  return {
    problem: `byte ${at + 1} (${byte} hex) is not UTF-8; save the file as UTF-8 or name its encoding in the map`,
  }
}

/** The beginning of a bad record; bytes that are not UTF-8 are shown as \xNN. */
export function rawOf(bytes: Buffer): string {
  const head = bytes.subarray(0, RAW_LIMIT)
  if (isUtf8(head)) return head.toString('utf8')
  let raw = ''
  for (let from = 0; from < head.length;) {
    const bad = firstBadByte(head.subarray(from)) + from
    raw += head.toString('utf8', from, bad)
    if (bad < head.length) raw += `\\x${head[bad]!.toString(16).padStart(2, '0')}`
    from = bad + 1
  }
  return raw
}

/** Index of the first byte that no UTF-8 character has there; the length when all are fine. */
function firstBadByte(bytes: Buffer): number {
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at]!
    const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
    if (!isUtf8(bytes.subarray(at, Math.min(at + length, bytes.length)))) return at
    at += length
  }
  return bytes.length
}

export function parseJson(text: string): Parsed {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { fields: value as Fields }
    return { problem: 'this is not a JSON object' }
  } catch (error) {
    return { problem: `this is not valid JSON: ${error instanceof Error ? shortened(error.message) : ''}` }
  }
}

/** The engine's message repeats the text; the raw row stands beside it anyway. */
const shortened = (message: string): string => message.replace(/, ".*$/s, '').replace(/^(.{120}).*$/s, '$1')

/** Names of a header: trimmed; an empty name is a column that nobody can ask for. */
export function namedFields(header: readonly string[], values: readonly string[]): Parsed {
  const extra = values.slice(header.length)
  if (values.length < header.length || extra.some((value) => value.trim() !== '')) {
    return { problem: `it has ${values.length} fields, the header has ${header.length}` }
  }
  const fields: Record<string, string> = {}
  for (const [index, name] of header.entries()) {
    if (name !== '' && !Object.hasOwn(fields, name)) fields[name] = values[index] ?? ''
  }
  return { fields }
}

/**
 * The children of one XML item: name without the `g:` prefix -> text. A name that comes again becomes an array; a child
 * of a child is 'shipping.price'. An element with an `href` and no text (Atom's link) has that as its text.
 */
export function parseXmlItem(text: string): Parsed {
  const fields: Record<string, string | string[]> = {}
  const faults: string[] = []
  const path: string[] = []
  let content = ''
  const parser = new SaxesParser({ fragment: true, xmlns: false })
  const add = (piece: string) => (content += piece)
  parser.on('error', (error) => faults.push(error.message.replace(/^[\d:]+ /, '')))
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('opentag', (tag) => {
    path.push(tag.name.replace(/^g:/, ''))
    content = tag.attributes['href'] ?? ''
  })
  parser.on('closetag', () => {
    const name = path.slice(1).join('.')
    if (name !== '' && content.trim() !== '') fields[name] = joined(fields[name], content.trim())
    path.pop()
    content = ''
  })
  parser.write(text).close()
  return faults[0] === undefined ? { fields } : { problem: `this is not well-formed XML: ${faults[0]}` }
}

const joined = (before: string | string[] | undefined, value: string): string | string[] =>
  before === undefined ? value : [before, value].flat()
