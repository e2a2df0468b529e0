/**
 * Short commands for a keyboard: "more 2", "not 2", "why 2", "add 2", "with 2", 类似 2, 不要 2, 为什么 2, 买 2, 配 2. They mean exactly what
 * the buttons of the product in that place mean, so they need no understanding. Pure.
 */
import type { ProductActionKind, ShopperAction } from './actions.ts'
import type { ConversationMemory } from './memory.ts'

const COMMANDS: readonly (readonly [RegExp, ProductActionKind])[] = [
  [/^(?:more|like|more like|类似|像|找类似)\s*[#第]?\s*(\d{1,2})\s*[个件款]?(?:的)?$/iu, 'more-like'],
  [/^(?:not|no|hide|不要|去掉)\s*[#第]?\s*(\d{1,2})\s*[个件款]?$/iu, 'refuse'],
  [/^(?:why|为什么|为何)\s*[#第]?\s*(\d{1,2})\s*[个件款]?[?？]?$/iu, 'why'],
  [/^(?:with|goes with|match|配|搭|搭配)\s*[#第]?\s*(\d{1,2})\s*[个件款]?$/iu, 'goes-with'],
  [/^(?:add|buy|cart|买|加购)\s*[#第]?\s*(\d{1,2})\s*[个件款]?$/iu, 'add-to-cart'],
]

/** An answer to a question that leaves it open. */
const YOU_CHOOSE =
  /^(?:skip(?: (?:it|that|this))?|you (?:choose|decide|pick)|up to you|any(?:thing)?(?: (?:is fine|will do|goes))?|whatever|either|no preference|i (?:don'?t|do not) (?:care|mind)|不?知道|跳过|随便|都行|都可以|无所谓|你(?:来|帮我)?(?:选|定|决定|看着办))[.!。！]*$/iu

/** Asks for one of what is on screen. */
const PICK =
  /^(?:[^,.，。!！]*(?:can'?t|cannot|don'?t know|no idea|not sure|hard to|选不|选择困难|不知道|纠结|随便|随你|都行)[^,.，。!！]*[,.，。!！]\s*)?(?:ok(?:ay)?,? |so |then |hm+,? |please )*(?:just )?(?:(?:you )?(?:pick|choose|select) (?:one|any)(?: (?:for me|then|please))*|(?:you )?(?:pick|choose|decide)(?: for me)?|which (?:one )?(?:would|do|should) (?:you|i) (?:recommend|pick|choose|take|buy|go for|suggest)|what(?:'s| is) your (?:pick|choice|favou?rite)|(?:请|你|麻烦)?(?:你)?(?:直接)?(?:帮我|替我|给我)(?:挑|选|定)(?:一)?[个款件]?(?:吧)?|(?:你)?(?:觉得|推荐)(?:哪|选哪)[个款件](?:最?好)?|哪[个款件](?:最|更)?好)[.!?。！？]*$/iu

/** Enough of being asked. */
const NO_QUESTIONS =
  /^(?:please |ok(?:ay)?,? |just )*(?:stop asking|no more questions|don'?t ask|enough questions)(?: me)?(?: (?:stuff|things|questions|so much|please|already))*(?:[,.!;]+ *(?:and |just |please )*show me (?:some|them|it|those|something|the list)(?: please)?)?[.! ]*$|^(?:请|你)?(?:别|不要|不用)(?:再|老|总|一直)?问(?:我|了|来问去|问题)*(?:[,，。!！]\s*(?:直接)?(?:给我)?看看?(?:就行|吧)?)?[.!。！]*$/iu

/** How far suggestions may leave what the shopper knows. */
const BOLD =
  /^(?:please |just |ok(?:ay)?,? )*(?:surprise me|be (?:more |a (?:bit|little) more )?adventurous|more adventurous|i(?:'m| am)? (?:feel(?:ing)? )?adventurous)[.! ]*$|^(?:请|麻烦)?(?:给我(?:来)?(?:一)?点(?:儿)?惊喜|(?:来|推荐)(?:一)?点(?:儿)?(?:新鲜|不一样)的|大胆(?:一)?点)(?:吧|呗)?[.!。！]*$/iu
const SAFE =
  /^(?:please |just |ok(?:ay)?,? )*(?:play it safe|(?:be )?less adventurous|(?:only )?safe(?:r)? choices(?: only)?|nothing adventurous)(?:,? please)?[.! ]*$|^(?:请|麻烦)?(?:保守|稳妥)(?:一)?点(?:的)?(?:吧|就好)?[.!。！]*$/iu

/** As the button that offers them says it, long after that button is gone. */
const ONBOARD = /^(?:two quick questions|回答两个小问题)[.!。！]*$/iu

/** null when the message is no such command, or no product stands in that place. */
export function textCommand(message: string, memory: ConversationMemory): ShopperAction | null {
  if (memory.asked.length > 0 && YOU_CHOOSE.test(message)) return { kind: 'you-choose' }
  if (ONBOARD.test(message)) return { kind: 'onboard' }
  if (BOLD.test(message)) return { kind: 'set-adventure', adventure: 1 }
  if (SAFE.test(message)) return { kind: 'set-adventure', adventure: -1 }
  const list = memory.lists.at(-1)
  if (list !== undefined && NO_QUESTIONS.test(message)) return { kind: 'no-questions' }
  if (list !== undefined && PICK.test(message)) return { kind: 'you-choose' }
  if (list === undefined || message.length > 24) return null
  for (const [pattern, kind] of COMMANDS) {
    const place = Number(pattern.exec(message)?.[1] ?? 0)
    const item = list.items[place - 1]
    if (item !== undefined) return { kind, productId: item.productId, listId: list.listId }
  }
  return null
}
