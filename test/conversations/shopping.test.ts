import { describe, expect, it } from '@jest/globals'
import type { ListShownEvent } from '../../data/types/event.ts'
import { converse, type Heard } from '../support/conversation.ts'
import { openMiniShop } from '../support/miniShop.ts'

const names = ({ cards }: Heard): string[] => cards.map(({ words }) => words.split('\n')[0]!)
const shows =
  (...expected: string[]) =>
  (heard: Heard): void =>
    expect(names(heard)).toEqual(expected.map((name) => `${name} jacket`))

const FIRST = 'a waterproof jacket under 120, not black'

describe('a shopper looks for a jacket', () => {
  it('echoes what was understood, counts, and refines the same search', async () => {
    await converse(openMiniShop().bot, [
      [
        FIRST,
        'Waterproof jackets under $120, not black – five match:',
        shows('Birch', 'Cedar', 'Dogwood', 'Elm', 'Ginkgo'),
      ],
      // the median of what is shown costs $80: cheaper is below that
      ['cheaper', 'Waterproof jackets under $79.99, not black – two match:', shows('Elm', 'Ginkgo')],
      ['in blue instead', 'Waterproof blue jackets under $79.99, not black – one matches:', shows('Elm')],
    ])
  })

  it('says the same in Chinese', async () => {
    await converse(openMiniShop().bot, [
      [
        '120 以内的防水外套，不要黑色',
        '防水的夹克外套，不超过 US$120，不要黑色：共 5 件：',
        'US$100.00',
        '仅剩 2 件',
        '已售完',
      ],
      ['便宜一点', '防水的夹克外套，不超过 US$79.99，不要黑色：共 2 件：'],
    ])
  })

  it('shows price, stock, rating and what the law asks for beside a reduction', async () => {
    await converse(openMiniShop().bot, [
      [
        FIRST,
        ({ cards }) => {
          expect(cards[0]!.words).toMatch(
            /\$100\.00\n★★★★★ 4\.6 \(120\)\nIn stock\nRated 4\.6 of 5 by 120 shoppers/,
          )
          expect(cards[1]!.words).toContain('Only 2 left')
          expect(cards[2]!.words).toContain('Sold out')
          // 25 % off the list price, 20 % off the lowest price of the 30 days before: the latter is said
          expect(cards[3]!.words).toContain('Was $80.00. Lowest price of the 30 days before: $75.00 (−20%)')
        },
      ],
    ])
  })

  it('shows more without repeating, and says when there is no more', async () => {
    await converse(openMiniShop().bot, [
      ['jackets', 'Jackets – 7 match. My first five:', shows('Ash', 'Birch', 'Cedar', 'Dogwood', 'Elm')],
      ['show me more', 'More jackets:', shows('Fir', 'Ginkgo')],
      ['Show more', 'That is all that matches'],
      ['Start over', 'A fresh start'],
    ])
  })

  it('offers the smallest changes when nothing matches, and a press on one makes it', async () => {
    await converse(openMiniShop().bot, [
      [FIRST],
      [
        'in purple',
        'Nothing matches exactly: waterproof purple jackets under $120, not black.',
        ({ activities }) =>
          expect(activities[0]!.suggestedActions?.actions.map(({ title }) => title)).toEqual([
            'Any colour (5)',
          ]),
      ],
      ['Any colour (5)', 'Waterproof jackets under $120, not black – five match:'],
    ])
  })

  it('leaves out what was hidden a moment ago', async () => {
    const shop = openMiniShop()
    shop.hidden.add('Cedar')
    await converse(shop.bot, [[FIRST, shows('Birch', 'Dogwood', 'Elm', 'Ginkgo')]])
  })

  it('records the list as it was shown: order, prices and the reasons given', async () => {
    const { bot, events } = openMiniShop()
    await converse(bot, [[FIRST]])
    const [shown] = events as ListShownEvent[]
    expect(shown).toMatchObject({ kind: 'list-shown', shopperId: 'directline:ann', conversationId: 'talk' })
    expect(shown!.items.map(({ productId, priceMinor, reason }) => [productId, priceMinor, reason])).toEqual([
      ['Birch', 10_000, 'well-rated'],
      ['Cedar', 11_000, 'in-stock'],
      // nothing but what is true of every card: the strongest of that
      ['Dogwood', 8000, 'matches-request'],
      ['Elm', 6000, 'reduced'],
      ['Ginkgo', 5000, 'in-stock'],
    ])
  })

  it('tells an empty shop from an empty answer', async () => {
    const empty = openMiniShop({
      differs: { recommend: async () => ({ kind: 'list', items: [], matching: 0 }) },
    })
    await converse(empty.bot, [
      ['show me more', 'A fresh start'],
      ['jackets', 'That is all that matches'],
    ])
  })

  it('keeps what was asked for where nothing was found, whoever asks for more', async () => {
    const empty = openMiniShop({
      differs: { recommend: async () => ({ kind: 'nothing-matches', relaxations: [] }) },
    })
    await converse(empty.bot, [
      ['jackets', 'I find nothing called “jackets”'],
      ['show me more', 'I find nothing called “jackets”'],
    ])
  })

  it('asks the recommender with the embedding of the query alone', async () => {
    const { bot, asked } = openMiniShop()
    await converse(bot, [[FIRST], ['in blue instead']])
    expect(asked.map(({ search, embedding }) => [search.query, embedding?.length])).toEqual([
      ['waterproof jacket', 2],
      ['waterproof jacket', 2],
    ])
  })
})
