/** Is a product a thing of this name, or does its name only speak of one? "Laptop backpack" is no laptop. Pure. */
import { type Language, localized } from '../../data/types/language.ts'
import type { Product } from '../../data/types/product.ts'
import { normaliseTerm, singular } from '../../data/types/terms.ts'

/** What stands behind these says more of the thing named before. */
const DETAILS = /[,;:(（，；：|/]| [-–—] |\s(?:with|for|in|by|from|of|and|w)\s/iu

/** The name's last words before its details, in either language, are those of `word`. */
export function isCalled({ name }: Product, word: string): boolean {
  return (['en', 'zh'] as const satisfies readonly Language[]).some((language) => {
    const named = name[language] === undefined ? '' : localized(name, language)
    const [thing = ''] = named.split(DETAILS)
    return endsWith(normaliseTerm(thing), normaliseTerm(word))
  })
}

function endsWith(thing: string, word: string): boolean {
  if (/\p{Script=Han}$/u.test(word)) return thing.endsWith(word)
  const [words, wanted] = [thing, word].map((text) => text.split(' ').map(singular))
  return wanted!.length > 0 && wanted!.join(' ') === words!.slice(-wanted!.length).join(' ')
}
