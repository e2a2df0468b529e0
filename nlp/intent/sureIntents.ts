/**
 * Intents that need no guessing: the very words of an example (buttons say these), and a few forms that mean one thing
 * whatever else stands in the message ("why did you suggest the black jacket?" is no search for black jackets).
 */
import { normaliseTerm } from '../../data/types/terms.ts'
import type { Intent } from '../../data/types/understanding.ts'
import type { IntentExample } from './intentExamples.ts'

const FORMS: readonly (readonly [Intent, RegExp])[] = [
  [
    'forget-profile',
    /\b(?:forget|erase|delete|wipe|clear|remove)\b.{0,30}\b(?:about me|(?:forget|erase|delete) me|my (?:data|profile|history|account|personal (?:data|information)|information))\b|^(?:please )?forget me\b|(?:删除|清除|忘记|忘掉|抹掉|删掉|注销).{0,6}(?:我的?(?:资料|数据|信息|记录|历史|账号|一切)|关于我|个人信息)|^请?忘(?:记|掉)我吧?$/iu,
  ],
  [
    'show-profile',
    /\bwhat (?:do|have|did|data do) you (?:know|learn(?:ed)?|remember(?:ed)?|save[d]?|store[d]?|have|keep|kept)\b.{0,20}\b(?:about|of|on) me\b|\b(?:show|see|view)(?: me)? (?:my|the) (?:profile|preferences|data)\b|(?:你|您)(?:都)?(?:了解|知道|记得|保存了?)我|(?:查看|显示|看看)我的(?:资料|偏好|数据|档案)/iu,
  ],
  [
    'talk-to-person',
    /\b(?:talk|speak|chat|connect|transfer|get|want|need|give|put)\b.{0,24}\b(?:human|real person|person|agent|representative|operator|(?:your )?staff|sales assistant|shop assistant|manager|customer (?:service|support))\b(?! (?:tent|bag))|\b(?:talk|speak|chat) (?:to|with) (?:some|any)(?:body|one)\b|转?人工|真人客服|找真人|联系客服|找客服|我要投诉|(?:我要|想|申请)(?:退货|退款)|\bwhere(?:'s| is) my (?:order|parcel|package)\b|\b(?:return|refund) (?:my|the|this|an) (?:order|item|product)\b/iu,
  ],
  [
    'what-looking-for',
    /\bwhat (?:am|was|were|are) (?:i|we|you) (?:looking|searching|filtering) (?:for|by)\b|我(?:在|刚才在|要)找什么|(?:现在|当前)的?(?:筛选|搜索)?条件/iu,
  ],
  [
    'reviews',
    /\bwhat (?:do|are|did|have) (?:the )?(?:people|others|buyers|customers|they|everyone|reviewers)\b.{0,20}\b(?:say|saying|said|think|thought|thinking)\b|\b(?:show|read|see|are there|got)(?: me)?(?: any| the| its| their| some)? (?:reviews|complaints)\b|^(?:and )?(?:the |its |any )?reviews\?*$|(?:买过|用过)的人?.{0,4}(?:怎么|咋)(?:说|样|评价)|(?:看看|看下|看一下|有没有|有|什么|多少)(?:差|好)?评(?:价|论)?[吗呢么]?[?？]?$|^评[价论](?:怎么样|如何|好不好|好吗|呢)?[?？]?$|口碑(?:怎么样|如何|好不好|好吗)/iu,
  ],
  [
    'add-to-cart',
    /\b(?:add|put)\b.{0,60}\b(?:to|in|into) (?:my |the )?(?:shopping )?(?:cart|basket)\b|(?:加入?到?|放进|放入|添加到).{0,4}购物车/iu,
  ],
  [
    'goes-with',
    /\bwhat(?: else)?(?: would| could| can| should| might)?(?: i)? (?:go(?:es)?|match(?:es)?|pairs?|wear|combine)(?: (?:well|nicely|best|good))* (?:with|together with)\b|\b(?:complete|finish|round off|build|make|put together)(?: me| us)? (?:the|my|an?|this|that|a whole|a full) (?:whole |full )?(?:outfit|look|set|ensemble)\b|\bwhat (?:else|other things?) (?:do|would|will|might|should) i need (?:for|with|to go with|along with|besides)\b|(?:配|搭)(?:个|点|些)?什么|怎么(?:搭|配)|搭配(?:一套|一身|一下|什么|建议)|(?:配|搭)(?:成)?一(?:套|身)|整套搭配|还(?:需要|要|得)(?:再)?(?:买|配|准备)(?:点|些)?(?:什么|啥)/iu,
  ],
  [
    'why',
    /^(?:but |so |and )?(?:why|how come)\b(?! not)|\bwhy (?:did|do|are|is|was) (?:you|this|that|these|those|it|the)\b|为什么|为啥|凭什么/iu,
  ],
]

/** Forms that count only when a product on screen is pointed at. */
const POINTING_FORMS: readonly (readonly [Intent, RegExp])[] = [
  ['reviews', /\breviews?\b|\bcomplain(?:ts?|ed|ing)?\b|评价|评論|评论|口碑|差评|好评/iu],
  // Questions about a product are answered by what is known of it; they change nothing.
  [
    'about',
    /^(?:is|are|does|was|has) (?:the|this|that|it)\b|^(?:and )?(?:what|which|how)\b(?!.*\b(?:like|similar|else)\b)|\bhow (?:much|big|heavy|long)\b|\bwhat(?:['’]?s| is) the (?:price|difference|material|fabric|size|colou?r|weight)\b|\btell me (?:more )?about\b|\b(?:details|describe|compare|comparison)\b|\b(?:show me|let me see|i(?:'d like| want) to see)\b(?!.*\b(?:like|similar|more|other|else)\b)|(?:看看|看一下|看下|给我看)(?!.*(?:类似|相似|差不多|别的|其他))|多少钱|什么(?:材质|面料|颜色|尺码)|区别|不同|比较|对比|介绍|怎么样/iu,
  ],
  [
    'refuse',
    /\b(?:not|no|don'?t (?:like|want|need)|do not (?:like|want)|hate|dislike|remove|hide|drop|skip|get rid of|never)\b|不(?:要|喜欢|想要|行|适合|感兴趣)|去掉|难看|别/iu,
  ],
  [
    'more-like',
    /\b(?:like|similar|resembl\w+|same (?:style|kind) as|in the style of)\b|类似|相似|差不多|像|同款/iu,
  ],
  [
    'add-to-cart',
    /\b(?:take|buy|order|purchase)\b|\b(?:i['’]?ll|i will|i['’]?d like to|can i|could i|may i|let me) (?:have|get)\b|(?:就|我)要|买|下单/iu,
  ],
]

/** "Not this" and "more like this" mean the list when nothing is named. */
const THIS_FORMS: readonly (readonly [Intent, RegExp])[] = [
  ['refuse', /^(?:no,? )?not (?:this|that)(?: one)?$|^(?:我)?不(?:要|喜欢|想要)(?:这|那)[个款件双条]?$/iu],
  [
    'more-like',
    /^(?:(?:show )?(?:me )?)?(?:something |anything |more )?(?:like|similar to) (?:this|that|it)(?: one)?$|^(?:与|和|跟)?这[个款件]?(?:类似|相似|差不多)的?$/iu,
  ],
]

export interface SureIntents {
  /** The intent of the whole message; null when it is not sure. `pointed`: a product on screen is pointed at. */
  whole(text: string, pointed: boolean): Intent | null
  /** Is the clause, whatever stands beside it, for a person or for the order? null when not. */
  aside(clause: string): Intent | null
  /** Greeting, thanks or goodbye at the beginning or the end of a message that says more. */
  social(text: string): Intent | null
}

const SOCIAL: readonly (readonly [Intent, RegExp])[] = [
  ['thanks', /^(?:thanks|thank you|thx|cheers|great|perfect)\b|\b(?:thanks|thank you)[.! ]*$|谢谢|多谢/iu],
  ['greet', /^(?:hi|hello|hey|good (?:morning|afternoon|evening))\b|^(?:你好|您好|嗨|哈喽)/iu],
  ['goodbye', /\b(?:bye|goodbye)[.! ]*$|再见|拜拜/iu],
]

export function createSureIntents(examples: readonly IntentExample[]): SureIntents {
  // A wish in the very words of an example is still read for what it wants.
  const exact = new Map(
    examples
      .filter((example) => example.intent !== 'search' && example.intent !== 'refine')
      .map((example) => [bare(example.text), example.intent]),
  )
  const firstOf = (forms: readonly (readonly [Intent, RegExp])[], text: string): Intent | null =>
    forms.find(([, form]) => form.test(text))?.[0] ?? null
  return {
    whole: (text, pointed) =>
      exact.get(bare(text)) ??
      firstOf(FORMS, text) ??
      (pointed ? firstOf(POINTING_FORMS, text) : null) ??
      firstOf(THIS_FORMS, text.replace(/[.!。！]+$/u, '')),
    aside: (clause) => {
      const intent = exact.get(bare(clause)) ?? firstOf(FORMS, clause)
      return intent === 'talk-to-person' ? intent : null
    },
    social: (text) => firstOf(SOCIAL, text),
  }
}

/** Without politeness and marks: 'Help me, please!' -> 'help me'. */
function bare(text: string): string {
  return normaliseTerm(text)
    .replace(/[^\p{L}\p{N}\p{S}]+/gu, ' ')
    .replace(/\b(?:please|pls|now)\b/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
