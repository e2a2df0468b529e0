/** Messages that begin a new search although they name no other kind of product. */

/** "A gift for my mother", "something for my son": for somebody else, whatever was searched for before. */
const GIFT = /\b(?:gifts?|presents?)\b|礼物|礼品|送(?:点|些)?什么/iu
const AS_GIFT =
  /\b(?:as|it['’]?s|is|be|for) (?:a |an )?(?:\p{L}+ )?(?:gift|present)\b|\b(?:gift|present)[- ]?(?:wrap|box|card|bag|set)|礼品卡|(?:作为|当|做)(?:生日)?礼物/iu
const FOR_SOMEBODY =
  /^(?:.{0,30}\b)?(?:something|anything) (?:nice |good |cool |special )?for (?:my|a|an|our|his|her) |给.{1,6}(?:买|挑|选)(?:点|个|件|些)?(?:什么|东西)/iu

export function isForSomebody(text: string): boolean {
  return (GIFT.test(text) && !AS_GIFT.test(text)) || FOR_SOMEBODY.test(text)
}
