/**
 * What the shop remembers of the shopper: shown on request, each line with a button that deletes it, and all of it
 * deleted after one question.
 */
import type { ProductId } from '../data/types/ids.ts'
import type { Profile } from '../data/types/profile.ts'
import type { Adventure, Remembered, ShopperAction } from './actions.ts'
import { NEW_CONVERSATION } from './memory.ts'
import { optionName, withAnswer } from './onboarding.ts'
import { type Button, type Choice, type Reply, textReply } from './reply.ts'
import { suggest } from './shoppingTurn.ts'
import { plainLine } from './text/plainLine.ts'
import { displayValue } from './text/searchParts.ts'
import { nameOf, type Turn, words } from './turn.ts'

/** Fainter tastes are guesses of a click or two; more lines are not read. */
const FAINTEST = 0.05
/** What was said in words, or done more than once. */
const SURE = 0.25
const MOST_TASTES = 8
const MOST_NAMES = 3
/** A log ratio: a tenth above or below the middle of a category is the middle. */
const MIDDLE_PRICE = 0.1

type Row = Extract<Reply, { kind: 'rows' }>['rows'][number]

export async function showProfile(turn: Turn): Promise<void> {
  const t = words(turn)
  const profile = await turn.services.loadProfile(turn.shopperId)
  const rows = [
    ...tasteRows(turn, profile),
    ...priceRow(turn, profile),
    ...answerRows(turn, profile),
    ...adventureRow(turn, profile),
    ...productRows(turn, profile),
  ]
  if (rows.length === 0) return void turn.replies.push(textReply(t.profileEmpty, adventureChoices(turn, 0)))
  const choices: Button[] = [
    ...adventureChoices(turn, profile.adventure),
    { label: t.forgetMe, action: { kind: 'forget-me', confirmed: false } },
  ]
  turn.replies.push({ kind: 'rows', lead: t.profileLead, rows, choices })
}

/** The strongest likes, in words, for a greeting. */
export function likedValues(turn: Turn, profile: Profile, most: number): string[] {
  return tastes(profile)
    .filter(([, , weight]) => weight > 0)
    .slice(0, most)
    .map(([facet, value]) => valueName(turn, facet, value))
}

type Forgetting = Extract<ShopperAction, { kind: 'forget-taste' | 'forget-answer' | 'forget-about' }>

/** Deletes it; where a list was asked about, that list is shown as it is without. */
export async function forget(turn: Turn, action: Forgetting): Promise<void> {
  const foldProfile = (profile: Profile): Profile => without(profile, action)
  const isRefused = action.kind === 'forget-about' && action.about === 'refused'
  if (isRefused) turn.memory = { ...turn.memory, search: { ...turn.memory.search, refused: [] } }
  const t = words(turn)
  if (action.listAgain === true) {
    const notice = { asLead: t.profileForgotten + t.gap + t.listWithout, alone: t.profileForgotten }
    return suggest(turn, { foldProfile, foldSearch: (search) => search, notice })
  }
  await turn.services.updateProfile(turn.shopperId, foldProfile)
  const show: Choice = { label: t.showProfile, action: { kind: 'show-profile' } }
  turn.replies.push(textReply(t.profileForgotten, [show]))
}

function without(profile: Profile, action: Forgetting): Profile {
  switch (action.kind) {
    case 'forget-taste':
      return withoutTaste(profile, action.facet, action.value)
    case 'forget-answer':
      return withAnswer(profile, action.facet, null)
    case 'forget-about':
      return withoutRemembered(profile, action.about)
  }
}

export function withoutTaste(profile: Profile, facet: string, value: string): Profile {
  const others = Object.entries(profile.tastes[facet] ?? {}).filter(([one]) => one !== value)
  return { ...profile, tastes: { ...profile.tastes, [facet]: Object.fromEntries(others) } }
}

export function withoutRemembered(profile: Profile, about: Remembered): Profile {
  return { ...profile, ...WITHOUT[about] }
}

/** The mean vector and the price level come from what was liked and bought: they go with it. */
const WITHOUT: Readonly<Record<Remembered, Partial<Profile>>> = {
  liked: { liked: [], vector: null },
  refused: { refused: [] },
  bought: { bought: [], boughtAt: null, vector: null, priceLevel: null },
  recent: { recent: [] },
  'price-level': { priceLevel: null },
}

/** How far suggestions may leave what the shopper knows; what is searched for is shown anew. */
export async function setAdventure(turn: Turn, adventure: Adventure): Promise<void> {
  const t = words(turn)
  const foldProfile = (profile: Profile): Profile => ({ ...profile, adventure })
  const said = adventure === 0 ? t.adventureMiddle : adventure > 0 ? t.adventureBold : t.adventureSafe
  await suggest(turn, {
    foldProfile,
    foldSearch: (search) => search,
    notice: { asLead: said, alone: said },
  })
}

export async function forgetMe(turn: Turn, confirmed: boolean): Promise<void> {
  const t = words(turn)
  if (!confirmed) {
    turn.memory = { ...turn.memory, askedToForget: true }
    const choice = (label: string, action: ShopperAction): Choice => ({ label, action })
    const yes = choice(t.yesForget, { kind: 'forget-me', confirmed: true })
    return void turn.replies.push(textReply(t.forgetAsk, [yes, choice(t.noKeep, { kind: 'keep-me' })]))
  }
  await turn.services.forgetShopper(turn.shopperId)
  turn.memory = { ...NEW_CONVERSATION, greeted: true, language: turn.language }
  turn.replies.push(textReply(t.forgotten))
}

/** [facet, value, weight], the strongest first. */
function tastes(profile: Profile): (readonly [string, string, number])[] {
  return Object.entries(profile.tastes)
    .flatMap(([facet, values]) =>
      Object.entries(values).map(([value, weight]) => [facet, value, weight] as const),
    )
    .filter(([, , weight]) => Math.abs(weight) >= FAINTEST)
    .toSorted((a, b) => Math.abs(b[2]) - Math.abs(a[2]))
    .slice(0, MOST_TASTES)
}

function tasteRows(turn: Turn, profile: Profile): Row[] {
  const t = words(turn)
  return tastes(profile).map(([facet, value, weight]) => {
    const name = valueName(turn, facet, value)
    const isSure = Math.abs(weight) >= SURE
    const likes = isSure ? t.profileLikes : t.profileMayLike
    const dislikes = isSure ? t.profileDislikes : t.profileMayDislike
    return row(turn, (weight > 0 ? likes : dislikes)(t.facet(facet), name), {
      kind: 'forget-taste',
      facet,
      value,
    })
  })
}

export function valueName({ language }: Turn, facet: string, value: string): string {
  return plainLine(displayValue(facet, value, { language, samples: [] }), 60)
}

function priceRow(turn: Turn, { priceLevel }: Profile): Row[] {
  const t = words(turn)
  if (priceLevel === null) return []
  const dear = priceLevel > MIDDLE_PRICE ? t.profilePriceHigh : t.profilePriceMiddle
  const said = priceLevel < -MIDDLE_PRICE ? t.profilePriceLow : dear
  return [row(turn, said, { kind: 'forget-about', about: 'price-level' })]
}

function answerRows(turn: Turn, { answers }: Profile): Row[] {
  const t = words(turn)
  return Object.entries(answers).map(([facet, value]) =>
    row(turn, t.profileAnswered(t.facet(facet), optionName(turn, facet, value)), {
      kind: 'forget-answer',
      facet,
    }),
  )
}

function adventureRow(turn: Turn, { adventure }: Profile): Row[] {
  const t = words(turn)
  if (adventure === 0) return []
  const said = adventure > 0 ? t.profileBold : t.profileSafe
  return [row(turn, said, { kind: 'set-adventure', adventure: 0 })]
}

function adventureChoices(turn: Turn, present: number): (Button & Choice)[] {
  const t = words(turn)
  const choice = (label: string, adventure: Adventure) =>
    ({ label, action: { kind: 'set-adventure', adventure } }) as const
  return [
    ...(present < 0 ? [] : [choice(t.saferChoices, -1)]),
    ...(present > 0 ? [] : [choice(t.bolderChoices, 1)]),
  ]
}

function productRows(turn: Turn, profile: Profile): Row[] {
  const t = words(turn)
  const said = {
    liked: t.profileLiked,
    bought: t.profileBought,
    refused: t.profileRefused,
    recent: t.profileRecent,
  }
  return (['liked', 'bought', 'refused', 'recent'] as const)
    .filter((about) => profile[about].length > 0)
    .map((about) => {
      const ids = profile[about]
      return row(turn, said[about](ids.length, namesOf(turn, ids)), { kind: 'forget-about', about })
    })
}

/** The newest few by name. */
function namesOf(turn: Turn, ids: readonly ProductId[]): string {
  const named = ids.slice(-MOST_NAMES).map((id) => plainLine(nameOf(turn, id) ?? id, 60))
  return words(turn).names(named.toReversed(), ids.length - named.length)
}

function row(turn: Turn, text: string, action: ShopperAction): Row {
  return { text, button: { label: words(turn).forgetThis, action } }
}
