/**
 * The language of a message, by script: Chinese when its Chinese characters say more than its Latin words do. A Chinese
 * word has about two characters; Latin words inside a Chinese sentence are mostly names ("我要Nike的鞋"), so one of them
 * weighs as one character. A message without words keeps the language of the turn before, else English.
 */
import type { Language } from '../data/types/language.ts'

const HAN = /\p{Script=Han}/gu
const LATIN_WORD = /(?:(?!\p{Script=Han})\p{L})+/gu
/** Words that hold a sentence together: they say which language the sentence is in, names do not. */
const FUNCTION_WORDS: Readonly<Record<Language, RegExp>> = {
  en: /\b(?:the|an?|i|me|my|you|is|are|do|does|in|on|for|of|to|with|and|or|not|no|want|need|show|please|this|that|what|under|have)\b/giu,
  zh: /[的了吗呢吧我你要想有是不在给和这那个件双款]/gu,
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

export function detectLanguage(text: string, before: Language | null): Language {
  const han = count(text, HAN)
  const latin = count(text, LATIN_WORD)
  if (han === 0 && latin === 0) return before ?? 'en'
  if (han === 0 || latin === 0) return han === 0 ? 'en' : 'zh'
  const zhWeight = han + 2 * count(text, FUNCTION_WORDS.zh)
  const enWeight = latin + 2 * count(text, FUNCTION_WORDS.en)
  return zhWeight >= enWeight ? 'zh' : 'en'
}
