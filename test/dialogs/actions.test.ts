import { describe, expect, it } from '@jest/globals'
import type { ListId, ProductId } from '../../data/types/ids.ts'
import { actionValue, parseAction, type ShopperAction } from '../../dialogs/actions.ts'
import { seeded } from '../support/seeded.ts'

const productId = 'p1' as ProductId
const ACTIONS: readonly ShopperAction[] = [
  { kind: 'more-like', productId, listId: 'l1' as ListId },
  { kind: 'refuse', productId, listId: null },
  { kind: 'why', productId, listId: null },
  { kind: 'add-to-cart', productId, listId: null },
  { kind: 'show-more' },
  { kind: 'start-over' },
  { kind: 'undo' },
  { kind: 'show-profile' },
  { kind: 'what-looking-for' },
  { kind: 'keep-me' },
  { kind: 'relax', key: 'price:include', widened: { minMinor: null, maxMinor: 15_000 } },
  { kind: 'relax', key: 'term:include:colour:blue', widened: null },
  { kind: 'drop-constraint', key: 'rating:include' },
  { kind: 'forget-taste', facet: 'colour', value: 'blue' },
  { kind: 'forget-about', about: 'refused' },
  { kind: 'forget-taste', facet: 'colour', value: 'blue', listAgain: true },
  { kind: 'forget-about', about: 'bought', listAgain: true },
  { kind: 'forget-me', confirmed: true },
  { kind: 'set-adventure', adventure: -1 },
  { kind: 'onboard' },
  { kind: 'answer', facet: 'style', value: 'classic' },
  { kind: 'answer', facet: 'style', value: null },
  { kind: 'forget-answer', facet: 'style' },
]

describe('an action', () => {
  it.each(ACTIONS.map((action) => [action.kind, action] as const))(
    '%s comes back as it went out',
    (_, action) => {
      expect(parseAction(actionValue(action))).toEqual(action)
      expect(parseAction(JSON.stringify(actionValue(action)))).toEqual(action)
    },
  )

  it('is read beside the fields that a channel adds', () => {
    expect(parseAction({ ...actionValue({ kind: 'undo' }), msteams: { type: 'messageBack' } })).toEqual({
      kind: 'undo',
    })
  })
})

it('two thousand values of strangers give an action of the table or nothing, and never throw', () => {
  const pick = seeded(7)
  const kinds = new Set<string>(ACTIONS.map(({ kind }) => kind))
  for (let i = 0; i < 2000; i++) {
    const original = actionValue(ACTIONS[pick(ACTIONS.length)]!)
    const action = parseAction(mangled(original, pick))
    if (action !== null) expect(kinds).toContain(action.kind)
    for (const value of Object.values(action ?? {})) {
      if (typeof value === 'string') expect(value.length).toBeLessThanOrEqual(500)
    }
  }
})

const STRANGE: readonly unknown[] = [
  null,
  undefined,
  0,
  -1,
  1.5,
  NaN,
  '',
  'x'.repeat(600),
  [],
  {},
  true,
  () => 1,
  Symbol('x'),
]

/** The value with one of its parts replaced, at any depth. */
function mangled(value: unknown, pick: (below: number) => number): unknown {
  const strange = STRANGE[pick(STRANGE.length)]
  if (typeof value !== 'object' || value === null || pick(4) === 0) return strange
  const keys = Object.keys(value)
  const key = keys[pick(keys.length)]!
  return { ...value, [key]: mangled((value as Record<string, unknown>)[key], pick) }
}
