/**
 * "Bigger", "something warmer", 再大一点: changes of what is on screen that no filter answers. They refine the search, and
 * the newest one replaces those before it.
 */

const ENGLISH =
  'bigger larger smaller longer shorter lighter heavier warmer cooler softer thicker thinner wider narrower tighter looser ' +
  'darker brighter faster slower stronger quieter louder simpler plainer nicer prettier cuter newer older higher lower ' +
  'deeper taller smarter sturdier tougher comfier cosier cozier stiffer slimmer finer rounder sharper trendier classier ' +
  'dressier sportier roomier bolder baggier'

const WORDS: ReadonlySet<string> = new Set(ENGLISH.split(' '))

const ZH_QUALITY =
  '(?:大|小|长|短|轻|重|厚|薄|宽|窄|亮|暗|深|浅|快|慢|软|硬|高|低|新|暖和?|保暖|结实|好看|简单|舒服|时尚|正式|休闲)'

/** A message that says nothing but a comparison. */
const WHOLE = new RegExp(
  String.raw`^(?:(?:i(?:'d| would)? (?:want|like|prefer|need)|(?:can you )?show me|do you have|have you got|got|make it|how about|maybe|but|and|ok(?:ay)?)[, ]+)?` +
    String.raw`(?:something|anything|a|an|it|one|them)?\s*(?:that(?:'s| is) )?(?:a (?:bit|little) |slightly |much |even |way )?` +
    String.raw`(?:(?:${ENGLISH.split(' ').join('|')})|(?:more|less) \p{L}{3,}|not (?:so|as) \p{L}{3,})(?: (?:ones?|please))*[.!?]*$` +
    String.raw`|^(?:有没有|有|要|想要)?(?:(?:更|再)${ZH_QUALITY}(?:一?[点些])?|${ZH_QUALITY}一?[点些])的?(?:有吗|吗|呢)?[。！？]*$`,
  'iu',
)

export function isComparison(text: string): boolean {
  return WHOLE.test(text)
}

/** True for a word that compares: it goes when the next one comes. */
export function isComparative(word: string): boolean {
  return WORDS.has(word.toLowerCase())
}

/** The plain word of a comparative, for values that a catalogue has: 'warmer' -> 'warm'; null for other words. */
export function plainOf(word: string): readonly string[] | null {
  if (!WORDS.has(word)) return null
  const stem = word.slice(0, -2)
  return [stem, `${stem}e`, stem.replace(/i$/, 'y'), stem.slice(0, -1)]
}
