/**
 * Wishes in public data, as far as they are said in the message itself.
 *
 *   simmc2            turns of shoppers in English who ask for goods or refine: slot values whose words stand in the turn
 *   crosswoz          turns in Chinese with a range of prices (of meals, rooms and tickets)
 *   zh-ecommerce-ner  Chinese titles (development part): brands and goods
 */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { plain } from './judgedWishes.ts'
import type { WantedWishes, Wish } from './judgedWishes.ts'
import { SHARED_DATA } from './retrievalVectors.ts'

const text = (file: string): string => gunzipSync(readFileSync(new URL(file, SHARED_DATA))).toString('utf8')

const wish = (slot: string, value: string, comparison = '='): Wish => ({
  ...{ slot, comparison, value: plain(value, slot), unit: null },
  refused: false,
})

export interface SimmcTurn {
  readonly transcript: string
  readonly transcript_annotated: {
    readonly act: string
    readonly act_attributes: { readonly slot_values: Readonly<Record<string, unknown>> }
  }
}

const SIMMC_SLOTS: Readonly<Record<string, string>> = {
  type: 'category',
  color: 'colour',
  size: 'size',
  brand: 'brand',
  pattern: 'style',
  sleeveLength: 'style',
}
/** Where a pattern or a sleeve may stand among our slots. */
const LOOKS: ReadonlySet<string> = new Set(['style', 'feature', 'material'])
const ASKING: ReadonlySet<string> = new Set(['REQUEST:GET', 'INFORM:REFINE'])

/** The turns of each dialogue. */
export function simmcDialogues(): (readonly SimmcTurn[])[] {
  const { dialogue_data } = JSON.parse(text('simmc2/dialogues.json.gz')) as {
    readonly dialogue_data: readonly { readonly dialogue: readonly SimmcTurn[] }[]
  }
  return dialogue_data.map(({ dialogue }) => dialogue)
}

export function simmcWishes(): WantedWishes[] {
  const found = new Map<string, WantedWishes>()
  for (const { transcript, transcript_annotated } of simmcDialogues().flat()) {
    const { act, act_attributes } = transcript_annotated
    if (!ASKING.has(act)) continue
    found.set(transcript, {
      message: transcript,
      wishes: simmcWishesOf(act_attributes.slot_values, transcript),
    })
  }
  return [...found.values()]
}

/** Of the slot values those whose words were said. */
export function simmcWishesOf(values: Readonly<Record<string, unknown>>, said: string): Wish[] {
  const words = ` ${plainWords(said)} `
  return Object.entries(values).flatMap(([slot, value]) => simmcWish(slot, String(value), words))
}

function simmcWish(slot: string, value: string, said: string): Wish[] {
  if (slot === 'price') {
    if (value === 'cheap' || value === 'affordable') return [wish('price', 'cheap')]
    if (value === 'expensive') return [wish('price', 'premium')]
  }
  if (slot === 'customerReview' && value === 'good') return [wish('rating', 'good')]
  const ours = SIMMC_SLOTS[slot]
  if (ours === undefined) return []
  // Of "black, white" each is a colour.
  const parts = slot === 'color' ? value.split(',') : [value]
  return parts
    .filter((part) => part.trim() !== '' && said.includes(` ${plainWords(part)} `))
    .map((part) => wish(ours, part.trim()))
}

/** Words in the singular with one blank between. */
const plainWords = (said: string): string =>
  (said.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => plain(word, '')).join(' ')

/** Looks are one slot here; numbers and what simmc2 has no slot for are left out. */
export function asSimmcWish(said: Wish): Wish | null {
  if (said.refused || said.comparison !== '=') return null
  if (LOOKS.has(said.slot)) return { ...said, slot: 'style' }
  const isJudged = ['category', 'colour', 'size', 'brand', 'price', 'rating'].includes(said.slot)
  return isJudged ? { ...said, value: plain(plainWords(said.value), said.slot) } : null
}

interface CrossWozDialogue {
  readonly messages: readonly {
    readonly role: string
    readonly content: string
    readonly dialog_act: readonly (readonly [act: string, domain: string, slot: string, value: string])[]
  }[]
}

const PRICES: ReadonlySet<string> = new Set(['人均消费', '价格', '门票'])

export function crossWozPrices(): WantedWishes[] {
  const dialogues = JSON.parse(text('crosswoz/val.json.gz')) as Readonly<Record<string, CrossWozDialogue>>
  return Object.values(dialogues)
    .flatMap(({ messages }) => messages)
    .filter(({ role }) => role === 'usr')
    .flatMap(({ content, dialog_act }) => {
      const wishes = dialog_act
        .filter(([act, , slot]) => act === 'Inform' && PRICES.has(slot))
        .flatMap(([, , , value]) => priceRange(value))
      return wishes.length === 0 ? [] : [{ message: content, wishes }]
    })
}

function priceRange(value: string): Wish[] {
  const [low, high] = value.match(/\d+/gu) ?? []
  if (low === undefined) return []
  if (high !== undefined) return [wish('price', low, '>='), wish('price', high, '<=')]
  return [wish('price', low, value.includes('以上') ? '>=' : '<=')]
}

export const asPrice = (said: Wish): Wish | null => (said.slot === 'price' ? said : null)

const TITLE_SLOTS: Readonly<Record<string, string>> = { HP: 'brand', HC: 'category' }

/** One character and its tag a line, a blank line between titles. */
export function titleNames(): WantedWishes[] {
  return text('zh-ecommerce-ner/dev.txt.bieos.gz')
    .split(/\n\s*\n/u)
    .filter((title) => title.trim() !== '')
    .map((title) => {
      const characters = title.split('\n').flatMap((line) => {
        const [character, tag] = line.trim().split(/\s+/u)
        return character === undefined || tag === undefined ? [] : [{ character, tag }]
      })
      const wishes: Wish[] = []
      let value = ''
      for (const { character, tag } of characters) {
        if (tag === 'O') continue
        value = tag.startsWith('B') || tag.startsWith('S') ? character : value + character
        if (tag.startsWith('E') || tag.startsWith('S')) wishes.push(wish(TITLE_SLOTS[tag.slice(2)]!, value))
      }
      return { message: characters.map(({ character }) => character).join(''), wishes: distinct(wishes) }
    })
}

/** A name that is said twice in a title is one. */
const distinct = (wishes: readonly Wish[]): Wish[] =>
  wishes.filter(
    (one, i) => wishes.findIndex((other) => other.slot === one.slot && other.value === one.value) === i,
  )

export const asName = (said: Wish): Wish | null =>
  said.slot === 'brand' || said.slot === 'category' ? { ...said, refused: false } : null
