/** "Why?" also says what would change the place, and each button does what was said. */
import { describe, expect, it } from '@jest/globals'
import type { ListId, ProductId, ShopperId } from '../../data/types/ids.ts'
import type { RankedProduct, Recommendation, RecommendRequest } from '../../data/types/recommendation.ts'
import { emptyProfile } from '../../data/types/profile.ts'
import { facetValues } from '../../data/types/product.ts'
import { whatIf } from '../../recommender/explain/whatIf.ts'
import { act, converse, type Heard, speakTo } from '../support/conversation.ts'
import { type MiniShop, NOW, openMiniShop } from '../support/miniShop.ts'

const FIRST = 'a waterproof jacket under 120, not black'
const ANN = 'directline:ann' as ShopperId

/** The mini shop, where what the shopper likes comes first. */
function tasteShop(tastes: Readonly<Record<string, Readonly<Record<string, number>>>> = {}): MiniShop {
  const plain = openMiniShop().services
  const liking = ({ product }: RankedProduct, { profile }: RecommendRequest): number =>
    Object.entries(profile.tastes).reduce(
      (sum, [facet, weights]) =>
        facetValues(product, facet).reduce((all, value) => all + (weights[value] ?? 0), sum),
      0,
    )
  const recommend = async (request: RecommendRequest): Promise<Recommendation> => {
    const all = await plain.recommend({ ...request, size: 100 })
    if (all.kind !== 'list') return all
    const items = all.items.toSorted((a, b) => liking(b, request) - liking(a, request))
    return { ...all, items: items.slice(0, request.size) }
  }
  const shop = openMiniShop({ differs: { recommend, whatIf: (question) => whatIf(question, recommend) } })
  shop.profiles.set(ANN, { ...emptyProfile(ANN, NOW), tastes })
  return shop
}

const silent = ({ said }: Heard): void => expect(said).not.toContain('What would change that')

describe('"why?" says what would change the place', () => {
  it('a condition of the search and the limit', async () => {
    await converse(openMiniShop().bot, [
      [FIRST],
      [
        'why 1',
        'In your list it is 1st now. What would change that:\n' +
          '• If black were fine too it would be 2nd.\n' +
          '• At more than $120 it would not be there.',
      ],
      ['allow black', /^(?:\d\. )?Ash jacket[^]*Birch jacket/mu],
    ])
  })

  it('a taste, that one tap forgets: the list then is as it was said', async () => {
    const shop = tasteShop({ brand: { cairn: 0.6 } })
    await converse(shop.bot, [
      ['jackets', /^(?:\d\. )?Cedar jacket[^]*Ash jacket/mu],
      ['why 1', 'Without your liking for Cairn it would be 3rd.'],
      ['Forget Cairn', 'Deleted. I do not use that any more. The list without it:', /Ash[^]*Birch[^]*Cedar/u],
    ])
    expect(shop.profiles.get(ANN)!.tastes['brand']).toEqual({})
  })

  it('an answer to the first questions, that one tap forgets', async () => {
    const plain = openMiniShop().services
    const recommend = async (request: RecommendRequest): Promise<Recommendation> => {
      const all = await plain.recommend({ ...request, size: 100 })
      if (all.kind !== 'list') return all
      const fits = ({ product }: RankedProduct): number =>
        Number(facetValues(product, 'brand').includes(request.profile.answers['brand'] ?? ''))
      return { ...all, items: all.items.toSorted((a, b) => fits(b) - fits(a)).slice(0, request.size) }
    }
    const shop = openMiniShop({ differs: { recommend, whatIf: (question) => whatIf(question, recommend) } })
    shop.profiles.set(ANN, { ...emptyProfile(ANN, NOW), answers: { brand: 'cairn' } })
    await converse(shop.bot, [
      ['jackets', /^(?:\d\. )?Cedar jacket[^]*Ash jacket/mu],
      ['why 1', 'If you had not told me Cairn it would be 3rd.'],
      ['Forget Cairn', 'Deleted. I do not use that any more. The list without it:', /Ash[^]*Birch[^]*Cedar/u],
    ])
    expect(shop.profiles.get(ANN)!.answers).toEqual({})
  })

  it('a dislike, and the wish for something similar', async () => {
    const shop = tasteShop({ colour: { green: -0.5 } })
    await converse(shop.bot, [
      ['jackets'],
      ['why 5', silent],
      ['more like 5', 'similar to'],
      [
        'what am I looking for?',
        ({ activities }) => expect(JSON.stringify(activities)).toContain('Not only similar ones'),
      ],
      ['why 1', 'If it need not be similar it would be 2nd.'],
      ['not only similar ones', 'Jackets – '],
    ])
  })

  it('in Chinese', async () => {
    await converse(openMiniShop().bot, [
      ['120 以内的防水外套，不要黑色'],
      [
        '为什么 1',
        '它现在排在第 1 位。改变这些，排位就会变：\n• 如果黑色也可以，它会排在第 2 位。\n• 如果它的价格超过 US$120，就不会出现。',
      ],
    ])
  })

  it('nothing where nothing would change it, and nothing of a list that answers an earlier search', async () => {
    const old = { kind: 'why', productId: 'Ash' as ProductId, listId: 'id-1' as ListId } as const
    await converse(openMiniShop().bot, [
      ['jackets', silent],
      ['why 1', 'Why “Ash jacket”', silent],
      [FIRST],
      [act(old), 'Why “Ash jacket”', silent],
    ])
    await converse(openMiniShop().bot, [[FIRST], ['start over'], ['why 1', silent]])
  })

  it('every place that is told is the place after the button, for every card of every search', async () => {
    let told = 0
    for (const messages of [
      [FIRST],
      ['jackets', 'in blue instead'],
      [FIRST, 'in blue instead'],
      [FIRST, 'more 2'],
    ]) {
      for (let place = 1; place <= 5; place++) {
        const shop = tasteShop({ brand: { cairn: 0.6 }, colour: { blue: 0.2, yellow: -0.4 } })
        const tell = speakTo(shop.bot)
        for (const message of messages) await tell(message)
        const why = (await tell(`why ${place}`)).said
        const name = /“(?<name>.+?)”/u.exec(why)?.groups?.['name']
        for (const [label, phrase] of LABELS) {
          const said = new RegExp(`${phrase} it would be (\\d+)`, 'u').exec(why)?.[1]
          if (said === undefined || Number(said) > 5) continue
          told++
          const other = tasteShop({ brand: { cairn: 0.6 }, colour: { blue: 0.2, yellow: -0.4 } })
          const again = speakTo(other.bot)
          for (const message of [...messages, `why ${place}`]) await again(message)
          const after = await again(label)
          const names = after.cards.map(({ words }) => words.split('\n')[0])
          expect([label, names.indexOf(name)]).toEqual([label, Number(said) - 1])
        }
      }
    }
    expect(told).toBeGreaterThan(10)
  })
})

const LABELS: readonly (readonly [label: string, phrase: string])[] = [
  ['Allow black', 'If black were fine too'],
  ['Any colour', 'Without “blue” in your search'],
  ['Not only waterproof', 'Without “waterproof” in your search'],
  ['Any price', 'Without a limit of the price'],
  ['Not only similar ones', 'If it need not be similar'],
  ['Forget Cairn', 'Without your liking for Cairn'],
  ['Forget blue', 'Without your liking for blue'],
  ['Forget yellow', 'Without your dislike of yellow'],
]
