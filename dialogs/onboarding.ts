/**
 * Two questions for a shopper of whom nothing is known, offered once and never pressed: each answer stays in the profile,
 * where it can be seen and deleted, and the list after the last one is chosen by them.
 */
import type { Profile } from '../data/types/profile.ts'
import { type Choice, textReply } from './reply.ts'
import { suggest } from './shoppingTurn.ts'
import { capitalised } from './text/format.ts'
import { plainLine } from './text/plainLine.ts'
import { displayValue } from './text/searchParts.ts'
import { type Turn, words } from './turn.ts'

/** A way in for a greeting; none when something is known of the shopper, or nothing is worth asking. */
export function beginChoice(turn: Turn, profile: Profile): Choice[] {
  const { answers, bought, liked, recent, tastes } = profile
  const known = [bought, liked, recent, Object.keys(answers), Object.keys(tastes)]
  if (known.some((one) => one.length > 0) || turn.services.onboardingQuestions().length === 0) return []
  return [{ label: words(turn).onboardingBegin, action: { kind: 'onboard' } }]
}

/** The next question that was neither answered nor skipped; after the last one the list. */
export async function onboard(turn: Turn): Promise<void> {
  const t = words(turn)
  const { answers } = await turn.services.loadProfile(turn.shopperId)
  const question = turn.services
    .onboardingQuestions()
    .find(({ facet }) => answers[facet] === undefined && !turn.memory.skipped.includes(facet))
  if (question === undefined) {
    const notice = { asLead: t.onboardingDone, alone: t.onboardingDone }
    return suggest(turn, { foldProfile: null, foldSearch: (search) => search, notice })
  }
  const { facet, options } = question
  const choices = options.map((value): Choice => {
    const label = capitalised(optionName(turn, facet, value))
    return { label, action: { kind: 'answer', facet, value } }
  })
  const skip: Choice = { label: t.onboardingSkip, action: { kind: 'answer', facet, value: null } }
  turn.replies.push(textReply(t.onboardingAsk(facet), [...choices, skip]))
}

/** As the shop names it, where the question is still asked. */
export function optionName({ language, services }: Turn, facet: string, value: string): string {
  const question = services.onboardingQuestions().find((one) => one.facet === facet)
  const samples = (question?.examples ?? []).flatMap((id) => services.product(id) ?? [])
  return plainLine(displayValue(facet, value, { language, samples }), 60)
}

/** `value` null skips the question for the rest of the conversation. */
export async function answerQuestion(turn: Turn, facet: string, value: string | null): Promise<void> {
  const isAsked = turn.services.onboardingQuestions().some((question) => question.facet === facet)
  if (value === null || !isAsked) {
    turn.memory = { ...turn.memory, skipped: [...new Set([...turn.memory.skipped, facet])] }
  } else {
    await turn.services.updateProfile(turn.shopperId, (profile) => withAnswer(profile, facet, value))
  }
  await onboard(turn)
}

/** null deletes it. */
export function withAnswer(profile: Profile, facet: string, value: string | null): Profile {
  const others = Object.entries(profile.answers).filter(([asked]) => asked !== facet)
  return { ...profile, answers: Object.fromEntries(value === null ? others : [...others, [facet, value]]) }
}
