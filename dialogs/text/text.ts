/** The bot's sentences in a language. */
import type { Language } from '../../data/types/language.ts'
import { en, type Sentences } from './en.ts'
import { zh } from './zh.ts'

const SENTENCES: Readonly<Record<Language, Sentences>> = { en, zh }

export function text(language: Language): Sentences {
  return SENTENCES[language]
}
