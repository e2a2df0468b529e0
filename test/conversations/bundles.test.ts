import { describe, expect, it } from '@jest/globals'
import type { Bundle, BundleRequest } from '../../data/types/bundle.ts'
import type { ProductId } from '../../data/types/ids.ts'
import type { Reason } from '../../data/types/recommendation.ts'
import { converse } from '../support/conversation.ts'
import { openMiniShop, PRODUCTS } from '../support/miniShop.ts'

const product = (id: string) => PRODUCTS.find((one) => one.id === id)!
const TOGETHER = (productId: ProductId): Reason[] => [{ kind: 'bought-together', productId }]

/** Green jackets of the mini shop as if they went with everything; the first is Cedar for $110, then Fir for $130. */
function bundleOf({ productId, soldOut }: BundleRequest, ids: readonly string[] = ['Cedar', 'Fir']): Bundle {
  const pieces = ids
    .filter((id) => !soldOut.includes(id as ProductId))
    .map((id) => ({ product: product(id), score: 1, reasons: TOGETHER(productId) }))
  return { kind: 'bundle', basis: 'orders', pieces, leftOut: [] }
}

describe('what goes with it', () => {
  it('is a list with the true total and reasons, in both languages', async () => {
    const { bot, events } = openMiniShop({ differs: { goesWith: (request) => bundleOf(request) } })
    await converse(bot, [
      ['jackets'],
      [
        'what goes with the first?',
        'Two things that go with “Ash jacket”, $240.00 together:',
        /Cedar jacket.*\n.*\$110\.00/,
        'Often bought with “Ash jacket”',
      ],
    ])
    expect(events.at(-1)).toMatchObject({
      kind: 'list-shown',
      items: [
        { productId: 'Cedar', priceMinor: 11_000, reason: 'bought-together' },
        { productId: 'Fir', priceMinor: 13_000, reason: 'bought-together' },
      ],
    })
    await converse(
      bot,
      [['jackets'], ['第一件配什么好看', '有 2 件与', '相配，合计 US$240.00：', '常和“Ash 夹克”一起购买']],
      { conversation: 'zh' },
    )
  })

  it('is offered after something was put into the cart, and "it" is that thing', async () => {
    const asked: BundleRequest[] = []
    const goesWith = (request: BundleRequest): Bundle => {
      asked.push(request)
      return bundleOf(request)
    }
    const { bot } = openMiniShop({ differs: { goesWith } })
    await converse(bot, [
      ['jackets'],
      ['add 2', 'Noted'],
      ['What goes with it?', 'Two things that go with “Birch jacket”'],
      ['jackets'],
      ['add the first to my cart'],
      ['what goes with it?', 'Two things that go with “Ash jacket”'],
      ['what goes with it?', 'Which one do you mean?'],
    ])
    expect(asked.map(({ productId }) => productId)).toEqual(['Birch', 'Ash'])
  })

  it('hands on what may be spent on all pieces together, and what was refused', async () => {
    const asked: BundleRequest[] = []
    const goesWith = (request: BundleRequest): Bundle => {
      asked.push(request)
      return { kind: 'not-known' }
    }
    const { bot } = openMiniShop({ differs: { goesWith } })
    await converse(bot, [
      ['jackets'],
      ['not 2'],
      ['complete the outfit, 150 at most', 'I do not know yet what goes with “Ash jacket”'],
    ])
    expect(asked).toMatchObject([{ budgetMinor: 15_000, refused: ['Birch'], soldOut: [] }])
  })

  it('says what was left out and why', async () => {
    const leftOut = [
      { name: { en: 'Belts', zh: '腰带' }, because: 'sold-out' },
      { name: { en: 'Shoes', zh: '鞋子' }, because: 'sold-out' },
      { name: { en: 'Bags', zh: '箱包' }, because: 'over-budget' },
    ] as const
    const whole = (request: BundleRequest): Bundle => ({ ...bundleOf(request, ['Fir']), leftOut }) as Bundle
    const { bot } = openMiniShop({ differs: { goesWith: whole } })
    await converse(bot, [
      ['jackets'],
      [
        'what goes with the first?',
        'Left out: Belts and Shoes (sold out). Left out: Bags (over your limit).',
        'One thing that goes with “Ash jacket”, for $130.00:',
      ],
      ['jackets'],
      ['第一件配什么好看', '没有配上：腰带和鞋子（已售罄）', '没有配上：箱包（超出您的预算）'],
    ])
    const nothing = (request: BundleRequest): Bundle => ({ ...bundleOf(request, []), leftOut }) as Bundle
    await converse(openMiniShop({ differs: { goesWith: nothing } }).bot, [
      ['jackets'],
      [
        'what goes with the first?',
        'I cannot put anything together for “Ash jacket” at the moment. Left out:',
      ],
    ])
  })

  it('has a piece replaced that was sold out or hidden since the catalogue was read', async () => {
    const goesWith = (request: BundleRequest): Bundle => bundleOf(request, ['Dogwood', 'Cedar', 'Fir'])
    const { bot, hidden } = openMiniShop({ differs: { goesWith } })
    hidden.add('Cedar')
    await converse(bot, [
      ['jackets'],
      ['what goes with the first?', 'One thing that goes with “Ash jacket”, for $130.00:', 'Fir jacket'],
    ])
  })

  it('says when only looks tell, and when nothing does', async () => {
    const byLook = (request: BundleRequest): Bundle =>
      ({ ...bundleOf(request), basis: 'attributes' }) as Bundle
    await converse(openMiniShop({ differs: { goesWith: byLook } }).bot, [
      ['jackets'],
      [
        'what goes with the first?',
        'Orders do not tell yet what goes with “Ash jacket”. By style and occasion',
      ],
    ])
    await converse(openMiniShop().bot, [
      ['what goes with it?', 'You have not told me yet what you are looking for.'],
      ['jackets'],
      ['with 1', 'I do not know yet what goes with “Ash jacket”'],
    ])
  })
})
