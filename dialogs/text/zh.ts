/** Every sentence that the bot says in Chinese; the names are those of en.ts. */
import type { Sentences } from './en.ts'
import { formatCount, joinedChinese, spaced } from './format.ts'
import { chineseSearch } from './zhSearch.ts'

const FACETS: Readonly<Record<string, string>> = {
  brand: '品牌',
  category: '类别',
  colour: '颜色',
  material: '材质',
  size: '尺码',
  gender: '款式',
  age: '年龄',
  feature: '功能',
  occasion: '场合',
  style: '风格',
  pattern: '图案',
  season: '季节',
  type: '种类',
}
const count = (many: number): string => formatCount(many, 'zh')

export const zh: Sentences = {
  apology: '抱歉，我这边出了点问题。您说的内容都还在，请再试一次。',

  greeting: (shop) =>
    `您好，我是 ${shop} 的购物助手。我是机器人，只了解这家店的商品。` +
    '想找什么直接告诉我就好，例如“120 以内的防水外套，不要黑色”。',
  greetingAgain: (search) => `又见面了。${search === null ? '这次想找什么？' : `刚才我们在找：${search}。`}`,
  disclosure: (shop) => `先说明一下：我是 ${shop} 的购物助手，是机器人。`,
  remembered: (tastes) => `我还记得您喜欢${joinedChinese(tastes, '和')}。这些您随时可以查看或删除。`,
  help:
    '先说想找什么，再一步步调整：“便宜一点”“换成蓝色”“不要 North Peak”。\n' +
    '针对眼前的商品：“找和第二个类似的”“不要第一个”“为什么推荐第三个”“把第二个加入购物车”。\n' +
    '任何时候都可以说：“更多”“撤销”“重新开始”“我在找什么”“你记得我什么”“忘记我”“转人工”。',
  gap: '',
  cancelled: '好的，先到这里。',
  searchKept: (search) => `您的搜索还在：${search}。`,
  startedOver: '好，重新开始。想找什么？',
  undone: '已回到上一步。',
  nothingToUndo: '目前没有可以撤销的。',
  lookingFor: (search) => `您在找：${search}。`,
  lookingForNothing: '您还没告诉我想找什么。',
  thanks: '不客气。还需要找别的吗？',
  goodbye: '再见。您的搜索会留在这里，随时可以回来。',
  person: (shop, contact) =>
    `我是机器人，目前 ${shop} 还没有人工客服接入这个对话。` +
    (contact === null ? '请通过店铺的联系页面找到工作人员。' : `可以通过这里联系工作人员：${contact}`),
  outOfScope: '我只能帮您找这家店里的商品，别的帮不上忙。想找点什么？',
  noWords: '我没看到文字。用几个词告诉我想找什么吧。',
  onlyText: '我目前只能看懂文字。用几个词告诉我想找什么吧。',
  truncated: '内容比较长，我只读了开头部分。',
  staleButton: '这个按钮已经失效了。直接告诉我您想做什么就好。',

  search: chineseSearch,
  lead: (search, matching, shown) => {
    if (matching === 1) return `${search}：找到 1 件：`
    if (matching <= shown) return `${search}：共 ${matching} 件：`
    return `${search}：共 ${count(matching)} 件，先看这 ${shown} 件：`
  },
  leadOpen: '先随便看看。多告诉我一些，我能挑得更准：',
  leadPersonal: '根据我了解的您的喜好挑选的：',
  leadMore: (search) => (search === null ? '再看看这些：' : `更多${spaced(search)}：`),
  noMore: '符合条件的都在这里了。去掉一个条件或重新开始，可以看到别的。',
  emptyShop: '店里暂时还没有商品。',
  nothingMatches: (search) => `没有完全符合的商品：${search}。`,
  nearest: '只要稍作调整就能找到：',
  noRelaxation: '只改一个条件也找不到。要重新开始吗？',
  refusedLead: (name) => `好的，不再给您看“${name}”。换成这些：`,
  refusedOnly: (name) => `好的，不再给您看“${name}”。`,
  likeEarlier: '那是之前搜索的商品。我来找和它类似的：',
  which: '您指的是哪一个？说序号就行，例如“第二个”。',
  gone: '这件商品店里已经没有了。',
  conditionGone: '这个条件已经不在搜索里了。',

  why: (name) => `为什么推荐“${name}”：`,
  whyThese: '我这样挑选的理由：',
  reasonOf: (name, reason) => `${name}：${reason}`,
  whyForgotten: '那份列表太久了，理由没有保留。可以问我新一点的列表。',
  cart: (name, price) => `已记下：“${name}”，${price}。`,
  cartLink: '去店里购买',
  cartNoCheckout: '这里还不能结账，所以没有下单，也没有预留。',
  soldOutNow: (name) => `“${name}”目前已售完。`,

  inStock: '有现货',
  lowStock: (left) => `仅剩 ${left} 件`,
  soldOut: '已售完',
  rating: (stars, rating, many) => `${stars} ${rating}（${count(many)} 条评价）`,
  priceNote: (before, lowest, percent) =>
    `原价 ${before}。降价前 30 天最低价：${lowest}` + (percent === null ? '' : `（−${percent}%）`),

  property: (_, value) => value,
  reasonMatches: (values) => spaced(`符合您的要求：${values.join('、')}`),
  reasonBudget: (limit) => `在您 ${limit} 的预算之内`,
  reasonWords: (query) => `贴近您说的“${query}”`,
  reasonLike: (name) => (name === null ? '和您喜欢的那件相似' : `和“${name}”相似`),
  reasonTogether: (name) => (name === null ? '常和您选过的商品一起购买' : `常和“${name}”一起购买`),
  reasonShoppers: '和您喜好相近的顾客也选了它',
  reasonTaste: (value) => spaced(`符合您的喜好：${value}`),
  reasonReduced: (percent) => `比降价前 30 天最低价低 ${percent}%`,
  reasonRated: (rating, many) => `${count(many)} 位顾客评分 ${rating}（满分 5）`,
  reasonPopular: (purchases) => `在本店售出 ${count(purchases)} 次`,
  reasonStock: (stock) => `有现货：${count(stock)} 件`,
  reasonFirstLook: '先随便看看：您还没说想要什么',

  profileLead: '关于您，我记得这些，不想留的都可以删掉：',
  profileEmpty: '关于您，我目前什么都没有记。',
  profileLikes: (facet, value) => spaced(`您喜欢${value}（${facet}）`),
  profileDislikes: (facet, value) => spaced(`您不喜欢${value}（${facet}）`),
  profileMayLike: (facet, value) => spaced(`您可能喜欢${value}（${facet}）`),
  profileMayDislike: (facet, value) => spaced(`您可能不喜欢${value}（${facet}）`),
  profilePriceLow: '您通常选比较便宜的',
  profilePriceMiddle: '您通常选中等价位的',
  profilePriceHigh: '您通常选价位较高的',
  profileLiked: (many, names) => `您喜欢过 ${count(many)} 件：${names}`,
  profileRefused: (many, names) => `不再展示 ${count(many)} 件：${names}`,
  profileBought: (many, names) => `您买过 ${count(many)} 件：${names}`,
  profileRecent: (many, names) => `您看过 ${count(many)} 件：${names}`,
  profileForgotten: '已删除，之后不会再用到它。',
  forgetAsk: '要删除我记得的关于您的一切，以及您在这里的操作记录吗？删除后无法恢复。',
  forgotten: '好了，关于您我现在什么都不记得了。',
  notForgotten: '好的，先保留。',
  names: (names, more) => names.join('、') + (more === 0 ? '' : '等'),

  facet: (facet) => FACETS[facet] ?? facet,
  anyValue: (facet) => `${facet}不限`,
  notOnly: (value) => spaced(`不限于${value}`),
  allow: (value) => spaced(`${value}也可以`),
  anyPrice: '价格不限',
  anyRating: '评分不限',
  alsoSoldOut: '售完的也看看',
  alsoFullPrice: '没降价的也看看',
  withCount: (label, many) => `${label}（${count(many)} 件）`,
  widenMax: (price) => `放宽到 ${price}`,
  widenMin: (price) => `${price} 起`,

  moreLike: '找类似的',
  notThis: '不要这个',
  whyThis: '为什么？',
  addToCart: '加入购物车',
  showMore: '更多',
  cheaper: '便宜一点',
  startOver: '重新开始',
  undo: '撤销',
  showProfile: '你记得我什么？',
  forgetThis: '忘掉',
  forgetMe: '忘记我',
  yesForget: '是的，删除',
  noKeep: '不，保留',
  examples: ['120 以内的防水外套', '跑鞋', '50 以内的礼物'],
  sayHint: (place) => `针对第 ${place} 件，可以说“类似 ${place}”“不要 ${place}”“为什么 ${place}”。`,
  choices: (labels) => `可以说：${labels.map((one) => `“${one}”`).join('')}`,
  yes: /^(?:是|是的|好|好的|对|确定|删除|删吧|可以|嗯)[。！]*$/,
  no: /^(?:不|不要|不用|不了|别|算了|保留|不删)[。！]*$/,
}
