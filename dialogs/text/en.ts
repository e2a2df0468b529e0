/**
 * Every sentence that the bot says in English; zh.ts says the same under the same names. Arguments are plain text that
 * is already formatted in English; counts are numbers.
 */
import { englishSearch, forWhat } from './enSearch.ts'
import { capitalised, currencyName, formatCount, formatRating, joined } from './format.ts'

const NUMBERS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const inWords = (count: number): string => NUMBERS[count] ?? String(count)
const PREPOSITIONS: Readonly<Record<string, string>> = {
  gender: 'for ',
  age: 'for ',
  brand: 'by ',
  size: 'size ',
}
/** Questions of what somebody likes in general. */
const LIKED: Readonly<Record<string, string>> = {
  gender: 'Do you mostly look for women, for men or for anybody?',
  age: 'Do you mostly look for grown-ups or for children?',
  category: 'What do you mostly look for?',
}
const ASKED: Readonly<Record<string, string>> = {
  type: 'What kind are you thinking of?',
  gender: 'Who is it for?',
  style: 'Which style do you like best?',
}
const ORDINAL = new Intl.PluralRules('en', { type: 'ordinal' })
const SUFFIXES: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' }
const ordinal = (place: number): string => `${place}${SUFFIXES[ORDINAL.select(place)] ?? 'th'}`
const inDays = (count: number): string => (count === 1 ? 'one day' : `${formatCount(count, 'en')} days`)
/** Why a place in a bundle stays empty. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  'sold-out': 'sold out',
  'over-budget': 'over your limit',
  'does-not-fit': 'nothing that fits',
  refused: 'you have it or did not want it',
}
const times = (count: number): string => (count === 1 ? 'once' : `${formatCount(count, 'en')} times`)

/** Aspects that reviews are read for. */
const ASPECTS: Readonly<Record<string, string>> = {
  performance: 'Performance',
  ease: 'Ease of use',
  durability: 'Durability',
  features: 'Features',
  value: 'Value for money',
  quality: 'Quality',
  sound: 'Sound',
  comfort: 'Comfort',
  picture: 'Picture',
  look: 'Looks',
  size: 'Size',
  service: 'Service',
  material: 'Material',
  battery: 'Battery',
  taste: 'Taste',
  safety: 'Safety',
  fit: 'Fit',
  weight: 'Weight',
  smell: 'Smell',
  cleaning: 'Cleaning',
  packaging: 'Packaging',
  delivery: 'Delivery',
}

export const en = {
  apology: 'Sorry, something went wrong on my side. Nothing you told me is lost: please try that again.',

  greeting: (shop: string) =>
    `Hello, I am the shopping assistant of ${shop}. I am a bot, and I only know this shop. ` +
    'Tell me what you need in your own words, such as “a waterproof jacket under 120, not black”.',
  greetingAgain: (search: string | null) =>
    `Hello again. ${search === null ? 'What are you looking for?' : `We were looking at ${search}.`}`,
  disclosure: (shop: string) => `Before we begin: I am ${shop}'s shopping assistant, a bot.`,
  remembered: (tastes: readonly string[]) =>
    `From last time I remember that you like ${joined(tastes, 'and')}. You can see or delete that at any time.`,
  help:
    'Say what you are looking for, then change it step by step: “cheaper”, “in blue instead”, “any brand but North Peak”.\n' +
    'About a product on screen: “more like the second one”, “not the first one”, “why the third?”, “tell me about the first”, “compare the first two”, “add the second to my cart”, “what goes with the first?”.\n' +
    'At any time: “show more”, “undo”, “start over”, “what am I looking for?”, “what do you know about me?”, “forget me”, “talk to a person”.',
  /** Between two sentences of one paragraph. */
  gap: ' ',
  cancelled: 'All right, I leave it there.',
  searchKept: (search: string) => `Your search is still here: ${search}.`,
  startedOver: 'A fresh start. What are you looking for?',
  undone: 'Back to the step before.',
  nothingToUndo: 'There is nothing to undo yet.',
  lookingFor: (search: string) => `You are looking for ${search}.`,
  lookingForNothing: 'You have not told me yet what you are looking for.',
  thanks: 'You are welcome. Shall I look for anything else?',
  goodbye: 'Goodbye. Your search stays here in case you come back.',
  person: (shop: string, contact: string | null) =>
    `I am a bot, and nobody from ${shop} is connected to this chat yet. ` +
    (contact === null
      ? 'Please use the contact page of the shop to reach a person.'
      : `You can reach a person here: ${contact}`),
  outOfScope:
    'I can only help with finding things in this shop, so I leave that to others. What are you looking for?',
  notUnderstoodAgain:
    'I still cannot make out what you need, and I do not want to waste your time. I can tell you how to reach a person.',
  sorryOffer: 'I am sorry this is not going well. I can tell you how to reach a person.',
  talkToPerson: 'Talk to a person',
  askFor: (facet: string) => ASKED[facet] ?? `Which ${facet} would you like?`,
  youChoose: 'You choose',
  iChoose: 'This would be my choice:',
  onboardingBegin: 'Two quick questions',
  onboardingAsk: (facet: string) => LIKED[facet] ?? `Which ${facet} do you like best?`,
  onboardingSkip: 'Skip',
  onboardingDone: 'Chosen by what you told me, and you can delete that at any time:',
  noWords: 'I could not find words in that. Tell me in a few words what you are looking for.',
  onlyText: 'I can only read text so far. Tell me in a few words what you are looking for.',
  truncated: 'That was long, so I read the beginning only.',
  otherCurrency: (said: string, shop: string) =>
    `Prices here are in ${currencyName(shop, 'en')}. I read your number as that; I do not convert ${currencyName(said, 'en')}.`,
  staleButton: 'I can no longer read that button. Just tell me what you would like.',

  search: englishSearch,
  lead: (search: string, matching: number, shown: number) => {
    const found = capitalised(search)
    if (matching === 1) return `${found} – one matches:`
    if (matching <= shown) return `${found} – ${inWords(matching)} match:`
    return `${found} – ${formatCount(matching, 'en')} match. My first ${inWords(shown)}:`
  },
  leadOpen: 'Something to begin with. Tell me more, and I can choose better:',
  leadPersonal: 'Chosen from what I know of your taste:',
  leadMore: (search: string | null) => (search === null ? 'More to look at:' : `More ${search}:`),
  noMore: 'That is all that matches. Drop a condition or start over to see others.',
  emptyShop: 'The shop has no products to show yet.',
  nothingMatches: (search: string) => `Nothing matches exactly: ${search}.`,
  notSold: (words: string) =>
    `I find nothing called “${words}” in this shop. Tell me in other words, or what else you need.`,
  nearest: 'The smallest changes that find something:',
  noRelaxation: 'No single change finds something either. Shall we start over?',
  refusedLead: (name: string) => `I will not show you “${name}” again. Instead:`,
  refusedOnly: (name: string) => `I will not show you “${name}” again.`,
  likeEarlier: 'That was from an earlier search. I look for similar things:',
  which: 'Which one do you mean? Say its number, such as “the second one”.',
  gone: 'The shop does not have that product any more.',
  conditionGone: 'That condition is not part of the search any more.',

  why: (name: string) => `Why “${name}”:`,
  whatWouldChange: (place: number) => `In your list it is ${ordinal(place)} now. What would change that:`,
  /** `without` is one of the phrases below. */
  wouldBe: (without: string, place: number | null, lookedOver: number) =>
    `${without} it would ${place === null ? `not be among the first ${lookedOver}` : `be ${ordinal(place)}`}.`,
  withoutTaste: (value: string, liked: boolean) =>
    `Without your ${liked ? 'liking for' : 'dislike of'} ${value}`,
  withoutAnswer: (value: string) => `If you had not told me ${value}`,
  withoutCondition: (said: string) => `Without “${said}” in your search`,
  withAllowed: (value: string) => `If ${value} were fine too`,
  withoutPriceLimit: 'Without a limit of the price',
  withoutLike: 'If it need not be similar',
  withoutRemembered: {
    liked: 'Without what you liked',
    bought: 'Without what you bought',
    recent: 'Without what you looked at',
    'price-level': 'Without the prices that you usually choose',
  },
  tooDear: (limit: string) => `At more than ${limit} it would not be there.`,
  forgetTaste: (value: string) => `Forget ${value}`,
  forgetRemembered: {
    liked: 'Forget what I liked',
    bought: 'Forget what I bought',
    recent: 'Forget what I looked at',
    'price-level': 'Forget which prices I choose',
  },
  notOnlyLike: 'Not only similar ones',
  listWithout: 'The list without it:',
  factsOf: (name: string) => `What the shop knows of “${name}”:`,
  reviewsOf: (name: string, reviews: number, stars: number) =>
    `What ${reviews === 1 ? 'one buyer says' : `${formatCount(reviews, 'en')} buyers say`} of “${name}” (${formatRating(stars)} of 5 stars), as I count their words:`,
  noReviews: (name: string) => `Nobody has written about “${name}” yet.`,
  noAspects: 'They name nothing in particular.',
  aspect: (aspect: string, good: number, bad: number, quotes: readonly string[]) =>
    `${ASPECTS[aspect] ?? capitalised(aspect)}: ${good} for, ${bad} against${quotes.map((quote) => ` – “${quote}”`).join('')}`,
  fact: (facet: string, values: readonly string[]) => `${capitalised(facet)}: ${values.join(', ')}`,
  price: 'Price',
  ratingFact: 'Rating',
  stockFact: 'Stock',
  unknownFact: 'not known',
  compared: 'Side by side:',
  sameFacts: (facts: readonly string[]) => `The same: ${facts.join('; ')}`,
  whyThese: 'Why I chose these:',
  reasonOf: (name: string, reason: string) => `${name}: ${reason}`,
  whyForgotten: 'That list is too old: I do not keep its reasons that long. Ask about a newer one.',
  cart: (name: string, price: string) => `Noted: “${name}” for ${price}.`,
  cartLink: 'Buy it in the shop',
  cartNoCheckout: 'This chat has no checkout yet, so nothing is ordered and nothing is reserved.',
  goesWithIt: 'What goes with it?',
  bundleLead: (name: string, pieces: number, total: string) =>
    pieces === 1
      ? `One thing that goes with “${name}”, for ${total}:`
      : `${capitalised(inWords(pieces))} things that go with “${name}”, ${total} together:`,
  bundleByLook: (name: string, pieces: number, total: string) =>
    `Orders do not tell yet what goes with “${name}”. By style and occasion ${pieces === 1 ? 'this would, for' : 'these would, together'} ${total}:`,
  bundleUnknown: (name: string) =>
    `I do not know yet what goes with “${name}”: the orders of this shop do not tell, and I do not want to guess.`,
  bundleEmpty: (name: string) => `I cannot put anything together for “${name}” at the moment.`,
  bundleLeftOut: (names: readonly string[], because: string) =>
    `Left out: ${joined(names, 'and')} (${LEFT_OUT[because] ?? because}).`,
  soldOutNow: (name: string) => `“${name}” is sold out at the moment.`,

  inStock: 'In stock',
  lowStock: (left: number) => `Only ${left} left`,
  soldOut: 'Sold out',
  rating: (stars: string, rating: string, count: number) =>
    `${stars} ${rating} (${formatCount(count, 'en')})`,
  priceNote: (before: string, lowest: string, percent: number | null) =>
    `Was ${before}. Lowest price of the 30 days before: ${lowest}` +
    (percent === null ? '' : ` (−${percent}%)`),

  /** What a product is, in an enumeration. */
  property: (facet: string, value: string) =>
    facet === 'occasion' ? forWhat(value) : `${PREPOSITIONS[facet] ?? ''}${value}`,
  reasonMatches: (values: readonly string[]) => `${capitalised(joined(values, 'and'))}, as you asked`,
  reasonBudget: (limit: string) => `Within your limit of ${limit}`,
  reasonWords: (query: string) => `Close to your words “${query}”`,
  reasonLike: (name: string | null) =>
    name === null ? 'Similar to the one you liked' : `Similar to “${name}”`,
  reasonTogether: (name: string | null) =>
    name === null ? 'Often bought with something you chose' : `Often bought with “${name}”`,
  reasonGoesWith: (name: string | null) =>
    `Bought by shoppers who choose things like ${name === null ? 'it' : `“${name}”`}`,
  reasonShares: (name: string | null, facet: string, value: string) =>
    `Same ${facet} as ${name === null ? 'the other' : `“${name}”`}: ${value}`,
  reasonColours: (colour: string, other: string) => `${capitalised(colour)} goes with ${other}`,
  reasonShoppers: 'Chosen by shoppers who like what you like',
  reasonDue: (daysAgo: number, usualDays: number) =>
    `You bought it ${inDays(daysAgo)} ago; it is usually bought again after about ${inDays(usualDays)}`,
  reasonTaste: (value: string) => `Fits your taste: ${value}`,
  reasonReduced: (percent: number) => `${percent}% below its lowest price of the 30 days before`,
  reasonRated: (rating: string, count: number) =>
    `Rated ${rating} of 5 by ${formatCount(count, 'en')} shoppers`,
  reasonPopular: (purchases: number) => `Bought ${times(purchases)} in this shop`,
  reasonStock: (stock: number) => `In stock: ${formatCount(stock, 'en')}`,
  reasonNew: 'Something less usual, as you like it',
  reasonShop: 'In this list also because the shop has plenty of it or earns well with it',
  reasonFirstLook: 'A first look around: you have not said what you want yet',

  profileLead: 'This is what I remember about you. Delete whatever you like:',
  profileEmpty: 'I remember nothing about you yet.',
  profileLikes: (facet: string, value: string) => `You like ${value} (${facet})`,
  profileDislikes: (facet: string, value: string) => `You do not like ${value} (${facet})`,
  profileMayLike: (facet: string, value: string) => `Perhaps you like ${value} (${facet})`,
  profileMayDislike: (facet: string, value: string) => `Perhaps you do not like ${value} (${facet})`,
  profilePriceLow: 'You tend to choose the cheaper ones',
  profilePriceMiddle: 'You tend to choose prices in the middle',
  profilePriceHigh: 'You tend to choose the dearer ones',
  profileAnswered: (facet: string, value: string) => `You told me: ${value} (${facet})`,
  profileBold: 'You like adventurous suggestions',
  profileSafe: 'You like safe suggestions',
  profileLiked: (count: number, names: string) => `You liked ${formatCount(count, 'en')}: ${names}`,
  profileRefused: (count: number, names: string) =>
    `Never shown again, ${formatCount(count, 'en')}: ${names}`,
  profileBought: (count: number, names: string) => `You bought ${formatCount(count, 'en')}: ${names}`,
  profileRecent: (count: number, names: string) => `You looked at ${formatCount(count, 'en')}: ${names}`,
  profileForgotten: 'Deleted. I do not use that any more.',
  forgetAsk:
    'Shall I delete everything that I remember about you, and the record of what you did here? It cannot be undone.',
  forgotten: 'Done. I remember nothing about you now.',
  notForgotten: 'All right, I keep it.',
  adventureBold: 'All right, less usual things as well:',
  adventureSafe: 'All right, I keep to what many choose and to what you know:',
  adventureMiddle: 'All right, a bit of both again:',
  saferChoices: 'Safer suggestions',
  bolderChoices: 'More adventurous suggestions',
  names: (names: readonly string[], more: number) =>
    more === 0 ? joined(names, 'and') : `${names.join(', ')} and ${formatCount(more, 'en')} more`,

  facet: (facet: string) => facet,
  anyValue: (facet: string) => `Any ${facet}`,
  notOnly: (value: string) => `Not only ${value}`,
  allow: (value: string) => `Allow ${value}`,
  anyPrice: 'Any price',
  anyRating: 'Any rating',
  alsoSoldOut: 'Also sold out',
  alsoFullPrice: 'Also at full price',
  withCount: (label: string, count: number) => `${label} (${formatCount(count, 'en')})`,
  widenMax: (price: string) => `Up to ${price}`,
  widenMin: (price: string) => `From ${price}`,

  moreLike: 'More like this',
  notThis: 'Not this',
  whyThis: 'Why?',
  addToCart: 'Add to cart',
  showMore: 'Show more',
  cheaper: 'Cheaper',
  startOver: 'Start over',
  undo: 'Undo',
  showProfile: 'What do you know about me?',
  forgetThis: 'Forget',
  forgetMe: 'Forget me',
  yesForget: 'Yes, delete it',
  noKeep: 'No, keep it',
  examples: ['A waterproof jacket under 120', 'Running shoes', 'A gift for under 50'],
  sayHint: (place: number) => `Say “more ${place}”, “not ${place}” or “why ${place}” about number ${place}.`,
  choices: (labels: readonly string[]) => `You can say: ${labels.map((one) => `“${one}”`).join(', ')}`,
  yes: /^(?:y|yes|yes,? (?:please|do it)|yep|sure|ok(?:ay)?|do it|delete it)[.!]*$/i,
  no: /^(?:n|no|no,? thanks?|nope|keep it|don'?t)[.!]*$/i,
}

export type Sentences = typeof en
