/**
 * A product as a card: picture, name, price, rating, stock, one reason, three buttons. Pure.
 * The picture's address is the catalogue's own; the edge resolves it, or leaves the picture out where it is not allowed.
 */
import type { Attachment } from 'botbuilder'
import type { Language } from '../../data/types/language.ts'
import type { ProductView } from '../reply.ts'
import { card, type Element, line, submit } from './adaptiveCard.ts'
import type { Capabilities } from './channels.ts'

const STOCK_COLOURS = { good: 'Good', low: 'Warning', none: 'Attention' } as const
/** Longer addresses are data in disguise, and a message has a limit. */
const LONGEST_ADDRESS = 2000

export function productCard(product: ProductView, lang: Language, channel: Capabilities): Attachment {
  const { name, price, reason, buttons } = product
  return card({
    lang,
    fallbackText: `${name} – ${price}`,
    body: [
      ...picture(product),
      line(name, { weight: 'Bolder', size: 'Medium' }),
      line(price, { weight: 'Bolder' }),
      ...optional(product.priceNote, { size: 'Small', isSubtle: true }),
      ...optional(product.rating, { size: 'Small' }),
      ...stock(product),
      ...optional(reason, { isSubtle: true }, 'Medium'),
    ],
    actions: buttons.map((button) => submit(button, channel)),
  })
}

function picture({ imageUrl, name }: ProductView): Element[] {
  if (imageUrl === null || imageUrl.length > LONGEST_ADDRESS || !/^(?:https:\/\/|\/)/i.test(imageUrl))
    return []
  return [{ type: 'Image', url: imageUrl, altText: name, size: 'Stretch' }]
}

function stock(product: ProductView): Element[] {
  if (product.stock === null) return []
  const { text, level } = product.stock
  return [line(text, { size: 'Small', color: STOCK_COLOURS[level] }, 'None')]
}

function optional(
  text: string | null,
  style: Parameters<typeof line>[1],
  spacing: 'None' | 'Medium' = 'None',
): Element[] {
  return text === null ? [] : [line(text, style, spacing)]
}
