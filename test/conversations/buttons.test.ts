import { describe, expect, it } from '@jest/globals'
import type { ListId, ProductId } from '../../data/types/ids.ts'
import { act, converse, type Heard, press } from '../support/conversation.ts'
import { openMiniShop } from '../support/miniShop.ts'

const FIRST = 'a waterproof jacket under 120, not black'
const kinds = (events: readonly { kind: string }[]): string[] => events.map(({ kind }) => kind)
const without =
  (name: string) =>
  ({ cards }: Heard): void =>
    expect(cards.map(({ words }) => words).join()).not.toContain(name)

describe('buttons and the same in words', () => {
  it('"not this" never comes back, and the list is filled again', async () => {
    const { bot, events, profiles } = openMiniShop()
    await converse(bot, [
      ['jackets'],
      [
        press('Not this', 2),
        'I will not show you “Birch jacket” again. Instead:',
        without('Birch'),
        'Fir jacket',
      ],
      ['not the second one', 'I will not show you “Cedar jacket” again.', without('Cedar'), without('Birch')],
      ['not 1', 'I will not show you “Ash jacket” again.', without('Ash')],
      ['Start over'],
      ['jackets', 'Jackets – four match:', without('Ash'), without('Birch'), without('Cedar')],
    ])
    expect(kinds(events).filter((kind) => kind === 'product-refused')).toHaveLength(3)
    expect([...profiles.values()][0]!.refused).toEqual(['Birch', 'Cedar', 'Ash'])
  })

  it('"undo" brings a refused product back, in the list and in the profile', async () => {
    const { bot, profiles } = openMiniShop()
    await converse(bot, [
      [FIRST],
      [press('Not this', 1), without('Birch')],
      ['undo', 'Back to the step before.', 'Birch jacket'],
    ])
    expect([...profiles.values()][0]!.refused).toEqual([])
  })

  it('"more like this" keeps what was asked and leaves the product itself out', async () => {
    const { bot, events } = openMiniShop()
    await converse(bot, [
      [FIRST],
      [
        press('More like this', 1),
        'Waterproof jackets similar to “Birch jacket” under $120, not black',
        without('Birch jacket\n$'),
      ],
      ['more like the third', 'similar to “Elm jacket”'],
      ['more 1', 'similar to “Birch jacket”'],
    ])
    expect(kinds(events)).toEqual(expect.arrayContaining(['product-liked', 'list-shown']))
    expect(events.filter(({ kind }) => kind === 'product-liked')).toMatchObject([
      { productId: 'Birch', listId: 'id-1' },
      { productId: 'Elm' },
      { productId: 'Birch' },
    ])
  })

  it('"why?" gives every reason with its numbers', async () => {
    await converse(openMiniShop().bot, [
      [FIRST],
      [
        press('Why?', 1),
        'Why “Birch jacket”:\n• Jackets, as you asked\n• Rated 4.6 of 5 by 120 shoppers\n• In stock: 9',
      ],
      ['why 4', 'Why “Elm jacket”:', '• 20% below its lowest price of the 30 days before'],
      ['why the first?', 'Why “Birch jacket”:'],
      ['why these?', 'Why I chose these:', '• Elm jacket: 20% below its lowest price of the 30 days before'],
    ])
  })

  it('does not say that a sold-out product is in stock', async () => {
    await converse(openMiniShop().bot, [
      [FIRST],
      ['why 3', ({ said }) => expect(said).not.toContain('In stock')],
    ])
  })

  it('the cart is honest: nothing is ordered, a link where there is one, nothing of what is sold out', async () => {
    const { bot, events } = openMiniShop()
    await converse(bot, [
      [FIRST],
      ['add the first to my cart', 'Noted: “Birch jacket” for $100.00.', 'no checkout yet'],
      ['add 3', '“Dogwood jacket” is sold out'],
      [
        'add 4',
        ({ activities }) => expect(JSON.stringify(activities)).toContain('"url":"https://shop.example/elm"'),
      ],
    ])
    expect(events.filter(({ kind }) => kind === 'added-to-cart')).toMatchObject([
      { productId: 'Birch', quantity: 1, priceMinor: 10_000 },
      { productId: 'Elm', priceMinor: 6000 },
    ])
  })

  it('a button of an earlier search still works and says so', async () => {
    const old: Partial<{ value: unknown }> = {}
    await converse(openMiniShop().bot, [
      ['jackets', (heard) => void (old.value = heard.cards[0]!.buttons.get('More like this'))],
      [FIRST],
      [
        () => ({ type: 'message', value: old.value }),
        'That was from an earlier search',
        'Things similar to “Ash jacket”',
      ],
    ])
  })

  it('an old button of a list that is gone refuses all the same, but has no reasons any more', async () => {
    const listId = 'of last year' as ListId
    const { bot, profiles } = openMiniShop()
    await converse(bot, [
      [FIRST],
      [act({ kind: 'why', productId: 'Fir' as ProductId, listId }), 'That list is too old'],
      [
        act({ kind: 'refuse', productId: 'Fir' as ProductId, listId }),
        'I will not show you “Fir jacket” again.',
      ],
    ])
    expect([...profiles.values()][0]!.refused).toEqual(['Fir'])
  })

  it('asks for safe or adventurous suggestions, shows it in the profile and takes it back', async () => {
    const { bot, profiles } = openMiniShop()
    const adventure = () => [...profiles.values()][0]!.adventure
    await converse(bot, [[FIRST], ['surprise me', 'less usual things as well']])
    expect(adventure()).toBe(1)
    await converse(bot, [
      ['what do you know about me?', 'You like adventurous suggestions'],
      ['play it safe please', 'I keep to what many choose'],
    ])
    expect(adventure()).toBe(-1)
    await converse(bot, [
      [act({ kind: 'set-adventure', adventure: 0 }), 'a bit of both again'],
      ['给我来点惊喜', '不那么常见的'],
    ])
    expect(adventure()).toBe(1)
  })

  it('asks a new shopper two questions, keeps the answers where they can be seen and deleted', async () => {
    const { bot, profiles } = openMiniShop()
    await converse(bot, [
      ['two quick questions', 'Which style do you like best?'],
      ['Classic', 'Which colour do you like best?'],
      ['Skip', 'Chosen by what you told me'],
      ['what do you know about me?', 'You told me: classic (style)'],
      [act({ kind: 'forget-answer', facet: 'style' }), 'Deleted.'],
    ])
    expect([...profiles.values()][0]!.answers).toEqual({})
  })

  it('does not ask whom it knows, and takes no answer to what was not asked', async () => {
    const { bot, profiles } = openMiniShop()
    await converse(bot, [
      [act({ kind: 'answer', facet: 'income', value: 'much' }), 'Which style do you like best?'],
    ])
    expect([...profiles.values()].every(({ answers }) => Object.keys(answers).length === 0)).toBe(true)
  })

  it('says that a product is gone, and that a condition is', async () => {
    const shop = openMiniShop()
    await converse(shop.bot, [
      [FIRST],
      [
        act({ kind: 'more-like', productId: 'nothing' as ProductId, listId: null }),
        'does not have that product any more',
      ],
      [
        act({ kind: 'drop-constraint', key: 'term:include:colour:blue' }),
        'not part of the search any more',
        'You are looking for',
      ],
    ])
    shop.hidden.add('Birch')
    await converse(shop.bot, [
      ['why 1', 'does not have that product any more'],
      ['add 1', 'any more'],
    ])
  })

  it('asks which one when it cannot know', async () => {
    await converse(openMiniShop().bot, [
      ['not this', 'You have not told me yet'],
      [FIRST],
      ['not this', 'Which one do you mean?'],
      ['not 9', 'I can only help with finding things'],
    ])
  })

  it('drops a condition that "what am I looking for?" names', async () => {
    await converse(openMiniShop().bot, [
      [FIRST],
      ['what am I looking for?', 'You are looking for waterproof jackets under $120, not black.'],
      ['Any price', 'Waterproof jackets, not black – 6 match.'],
      ['what am I looking for?', 'You are looking for waterproof jackets, not black.'],
      ['Allow black', 'Waterproof jackets – 7 match.'],
    ])
  })
})
