/**
 * The shopper's mood in one message: by what people write when they have had enough, else by the opinion it has. Pure.
 * `balance` is Sentiment's, in [-1, 1].
 */
import type { Mood } from '../../data/types/understanding.ts'

const FRUSTRATED =
  /\b(?:useless|ridiculous|rubbish|terrible|awful|annoy(?:ed|ing)|frustrat\w+|stupid|idiot|hopeless|wtf|ffs|for (?:god'?s|heaven'?s) sake|fed up|sick of|waste of (?:my )?time|are you (?:even )?(?:listening|reading)|(?:you )?(?:don'?t|do not|didn'?t) (?:understand|get (?:it|me)|listen)|(?:third|fourth|fifth|hundredth) time|again and again|how many times|already (?:said|told you)|i (?:just|already) said|not what i (?:asked|said|meant)|forget it|give up|damn|hell|crap|shit|fuck\w*|bloody)\b|(?:垃圾|没用|烦死|气死|无语|什么鬼|搞什么|听不懂|看不懂|说了(?:多少|几)遍|说过了|不是这个意思|有病|脑残|智障|蠢|傻|服了|受够|浪费时间|差劲|太差|滚|妈的|他妈|靠谱点)/iu
const SHOUTING = /^[^a-z]*[A-Z][^a-z]{11,}$/u
const MARKS = /[!?！？]{3,}/u
const PLEASED =
  /\b(?:perfect|awesome|amazing|brilliant|lovely|wonderful|fantastic|great|excellent|love (?:it|this|that|them)|thank(?:s| you))\b|太好了|完美|真棒|好棒|喜欢|谢谢|多谢|不错|赞/iu
/** Sentences of opinions are read by a classifier of reviews: in messages that ask for goods it is only a hint. */
const STRONG = 0.8

export function moodOf(message: string, balance: number, hasWishes: boolean): Mood {
  if (FRUSTRATED.test(message) || SHOUTING.test(message)) return 'frustrated'
  if (MARKS.test(message) && balance < 0) return 'frustrated'
  if (PLEASED.test(message) && balance > 0) return 'pleased'
  if (hasWishes || Math.abs(balance) < STRONG) return 'neutral'
  return balance > 0 ? 'pleased' : 'frustrated'
}
