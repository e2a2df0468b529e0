/**
 * Words for attribute values that shops of all kinds share, in both languages. A catalogue's own values need not be
 * here; those that are can be asked for and answered in either language.
 *
 * `value` is the canonical normalised value; `en` and `zh` are the words for it, the first one is used for display.
 */
import type { Language } from './language.ts'

export interface LexiconEntry {
  readonly facet: string
  readonly value: string
  readonly en: readonly string[]
  readonly zh: readonly string[]
}

const entry = (facet: string, value: string, en: string, zh: string): LexiconEntry => ({
  facet,
  value,
  en: en === '' ? [value] : en.split('|'),
  zh: zh.split('|'),
})

export const LEXICON: readonly LexiconEntry[] = [
  entry('colour', 'black', 'black', '黑色|黑'),
  entry('colour', 'white', 'white', '白色|白'),
  entry('colour', 'grey', 'grey|gray', '灰色|灰'),
  entry('colour', 'blue', 'blue', '蓝色|蓝'),
  entry('colour', 'navy', 'navy|navy blue', '藏青色|藏青|深蓝'),
  entry('colour', 'green', 'green', '绿色|绿'),
  entry('colour', 'olive', 'olive', '橄榄绿|军绿'),
  entry('colour', 'red', 'red', '红色|红'),
  entry('colour', 'orange', 'orange', '橙色|橘色|橙'),
  entry('colour', 'yellow', 'yellow', '黄色|黄'),
  entry('colour', 'pink', 'pink', '粉色|粉红|粉'),
  entry('colour', 'purple', 'purple', '紫色|紫'),
  entry('colour', 'brown', 'brown', '棕色|褐色|咖啡色'),
  entry('colour', 'beige', 'beige', '米色|米白'),
  entry('colour', 'silver', 'silver', '银色|银'),
  entry('colour', 'gold', 'gold|golden', '金色|金'),
]

/** The word for a value in `language`; the value itself when the lexicon does not know it. */
export function valueName(facet: string, value: string, language: Language): string {
  const found = LEXICON.find((one) => one.facet === facet && one.value === value)
  return found?.[language][0] ?? value
}
