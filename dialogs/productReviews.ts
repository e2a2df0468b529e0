/** What buyers say of a product: how many, and by aspect how many are for and against it, in their own words. */
import type { ProductId } from '../data/types/ids.ts'
import { localized } from '../data/types/language.ts'
import type { AspectSummary } from '../data/types/reviewSummary.ts'
import { generatedReply, textReply } from './reply.ts'
import { plainLine } from './text/plainLine.ts'
import { type Turn, words } from './turn.ts'

const MOST_ASPECTS = 5
const LONGEST_QUOTE = 120

export async function productReviews(turn: Turn, productId: ProductId): Promise<void> {
  const t = words(turn)
  const { services, language } = turn
  const product = services.product(productId)
  if (product === null) return void turn.replies.push(textReply(t.gone))
  const name = plainLine(localized(product.name, language)) || product.id
  const { reviews, stars, aspects } = await services.reviewsOf(productId, language)
  if (stars === null) return void turn.replies.push(textReply(t.noReviews(name)))
  const lines = aspects.slice(0, MOST_ASPECTS).map((one) => `• ${aspectLine(turn, one)}`)
  const said = [t.reviewsOf(name, reviews, stars), ...lines, ...(lines.length === 0 ? [t.noAspects] : [])]
  turn.replies.push(generatedReply(said.join('\n')))
}

function aspectLine(turn: Turn, { aspect, good, bad, praise, blame }: AspectSummary): string {
  const t = words(turn)
  const quotes = [praise, blame].flatMap((quote) => (quote === null ? [] : [plainLine(quote, LONGEST_QUOTE)]))
  return t.aspect(aspect, good, bad, quotes)
}
