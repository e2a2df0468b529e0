/**
 * Reads a request's JSON body within bounds.
 *
 * Out     the value; undefined when there is no body.
 * Errors  REQUEST_TYPE_UNSUPPORTED unless the body says it is JSON (a page of another origin cannot say that without
 *         asking first), REQUEST_TOO_LARGE, REQUEST_INVALID for anything that is not UTF-8, not JSON, nested deeper than
 *         MOST_DEPTH (serialising it again would exhaust the stack) or that names a prototype.
 */
import type { IncomingMessage } from 'node:http'
import { AppError } from '../../data/types/errors.ts'

/** Adaptive cards nest a few levels for each column; 20 is deep for one. */
const MOST_DEPTH = 64

export async function readJson(request: IncomingMessage, limitBytes: number): Promise<unknown> {
  const bytes = await readBytes(request, limitBytes)
  if (bytes.length === 0) return undefined
  const type = request.headers['content-type'] ?? ''
  if (!/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type)) {
    throw new AppError('REQUEST_TYPE_UNSUPPORTED', { expected: 'application/json' })
  }
  return parseJson(decode(bytes))
}

async function readBytes(request: IncomingMessage, limitBytes: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) throw tooLarge(limitBytes)
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > limitBytes) throw tooLarge(limitBytes)
      chunks.push(chunk)
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw invalid('the body broke off')
  }
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw invalid('the body is not UTF-8')
  }
}

function parseJson(text: string): unknown {
  if (depth(text) > MOST_DEPTH) throw invalid(`the body is nested deeper than ${MOST_DEPTH} levels`)
  try {
    return JSON.parse(text, text.includes('__proto__') ? refusePrototype : undefined)
  } catch (error) {
    if (error instanceof AppError) throw error
    throw invalid('the body is not JSON')
  }
}

function refusePrototype(key: string, value: unknown): unknown {
  if (key === '__proto__') throw invalid('the body names a prototype')
  return value
}

/** Levels of brackets outside strings. */
function depth(text: string): number {
  let deepest = 0
  let level = 0
  let inString = false
  for (let i = 0; i < text.length; i++) {
    const character = text.charCodeAt(i)
    if (inString) {
      if (character === 92 /* \ */) i++
      else if (character === 34 /* " */) inString = false
    } else if (character === 34) inString = true
    else if (character === 91 /* [ */ || character === 123 /* { */) deepest = Math.max(deepest, ++level)
    else if (character === 93 /* ] */ || character === 125 /* } */) level--
  }
  return deepest
}

const tooLarge = (limit: number): AppError => new AppError('REQUEST_TOO_LARGE', { limit })
const invalid = (problem: string): AppError => new AppError('REQUEST_INVALID', { problem })
