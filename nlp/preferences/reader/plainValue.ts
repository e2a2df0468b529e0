/**
 * The form in which a value that was heard is kept, so that the same wish said in two ways is one: "Running Shoes" -> "running
 * shoe", "noise-cancelling" -> "noise cancelling", "king size" -> "king", 带盖子 -> 盖子. Pure.
 */
import { singular } from '../../../data/types/terms.ts'
import { isHan } from '../../network/messageWords.ts'

const EDGES =
  /^(?:(?:an?|the|some|any|of|with|for|from|by|and|or) )+|(?: (?:an?|the|of|in|with|for|from|by|and|or))+$/gu
/** What a slot's name adds to its values, and how something is said to be there. */
const IDLE: Readonly<Record<string, RegExp>> = {
  colour: / colou?rs?(?: scheme)?$/u,
  size: /(?<=^(?:king|queen|twin|double|single|full|standard|large|medium|small|crib)) sized?$/u,
  feature: /^(?:带有?|有)(?=\p{Script=Han}{2})(?![上线机])/u,
  occasion: /^过(?=\p{Script=Han}{2})/u,
}

export function plainValue(said: string, slot: string): string {
  const words = said
    .toLowerCase()
    .replace(/['’]s\b/gu, '')
    .replace(/[\s-]+/gu, ' ')
    .trim()
    .replace(EDGES, '')
    .replace(IDLE[slot] ?? /$^/u, '')
    .split(' ')
  const last = words.at(-1)!
  return [...words.slice(0, -1), isHan(last) ? last : singular(last)].join(' ')
}

/** 黑白灰, 黑棕: with black in it the signs are a colour each; 米白 and 灰蓝 are one. */
export const coloursIn = (value: string): readonly string[] =>
  /^[黑白灰红橙黄绿蓝紫粉棕褐金银]{2,}$/u.test(value) && value.includes('黑') ? Array.from(value) : [value]
