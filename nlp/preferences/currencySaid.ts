/**
 * The currency that a message names, where it is not the shop's: "under 80 euros" in a shop that sells in dollars. Words for
 * money in general (bucks, 块, 元, "$" among dollars) name none, and neither do pounds, which may be weights. Pure.
 */
const NAMED: readonly { readonly codes: readonly string[]; readonly said: RegExp }[] = [
  { codes: ['EUR'], said: /€|\beuros?\b|\beur\b|欧元/iu },
  { codes: ['GBP'], said: /£|\bgbp\b|\bquid\b|英镑/iu },
  { codes: ['INR'], said: /₹|\brupees?\b|\binr\b|\brs\.? ?\d/iu },
  { codes: ['CNY', 'JPY'], said: /[¥￥]/u },
  { codes: ['CNY'], said: /\b(?:rmb|cny|yuan)\b|人民币/iu },
  { codes: ['JPY'], said: /\b(?:jpy|yen)\b|日元|日圆/iu },
  { codes: ['USD'], said: /\bus ?\$|\busd\b|美元|美金|美刀/iu },
  { codes: ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'TWD', 'MXN'], said: /\$|\bdollars?\b/iu },
]

/** `shop`: ISO 4217. Null when none is named, or that of the shop. */
export function otherCurrencyIn(text: string, shop: string): string | null {
  const named = NAMED.find(({ said }) => said.test(text))
  return named === undefined || named.codes.includes(shop) ? null : named.codes[0]!
}
