/**
 * Labelled examples: one file per intent in examples/, named for it, one sentence a line, English or Chinese. Lines that
 * begin with # are comments. A shop may edit them; they are read at start.
 */
import { readdirSync, readFileSync } from 'node:fs'
import type { Intent } from '../../data/types/understanding.ts'

export interface IntentExample {
  readonly intent: Intent
  readonly text: string
}

/** Every intent must have its file: the type says so. */
const INTENTS: Readonly<Record<Intent, true>> = {
  search: true,
  refine: true,
  'more-results': true,
  'more-like': true,
  refuse: true,
  why: true,
  about: true,
  reviews: true,
  'add-to-cart': true,
  'goes-with': true,
  greet: true,
  help: true,
  cancel: true,
  'start-over': true,
  undo: true,
  'what-looking-for': true,
  'show-profile': true,
  'forget-profile': true,
  'talk-to-person': true,
  thanks: true,
  goodbye: true,
  'out-of-scope': true,
}

const FOLDER = new URL('./examples/', import.meta.url)

export function readIntentExamples(): readonly IntentExample[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.txt'))
  const intents = files.map((file) => file.slice(0, -'.txt'.length)).filter(isIntent)
  return intents.flatMap((intent) =>
    readFileSync(new URL(`${intent}.txt`, FOLDER), 'utf8')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((text) => ({ intent, text })),
  )
}

function isIntent(name: string): name is Intent {
  return Object.hasOwn(INTENTS, name)
}
