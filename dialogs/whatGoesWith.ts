/**
 * "What goes with it?": one piece for each place of a bundle, each with a reason that is true, the true total, and what had
 * to be left out. Prices and stock are the store's of this moment: a piece that is gone by now is replaced, and where
 * nothing is known the reply says so.
 */
import type { Bundle, BundlePiece, LeftOut } from '../data/types/bundle.ts'
import type { ListId, ProductId } from '../data/types/ids.ts'
import { localized } from '../data/types/language.ts'
import type { Quote } from '../data/types/recommendation.ts'
import { withList } from './memory.ts'
import { productView } from './productView.ts'
import { generatedReply, textReply } from './reply.ts'
import { formatMoney } from './text/format.ts'
import { plainLine } from './text/plainLine.ts'
import { tellingReasons, wordReasons } from './text/wordReason.ts'
import { listShownEvent, nameOf, type Turn, words } from './turn.ts'

/** Each try costs a read of the store; what is sold out so fast that three do not do is left out. */
const MOST_TRIES = 3

export async function whatGoesWith(
  turn: Turn,
  productId: ProductId,
  budgetMinor: number | null,
): Promise<void> {
  const t = words(turn)
  const product = nameOf(turn, productId)
  if (product === null) return void turn.replies.push(textReply(t.gone))
  const name = plainLine(product)
  const { bundle, quotes } = await inStockNow(turn, productId, budgetMinor)
  if (bundle.kind === 'not-known') return void turn.replies.push(textReply(t.bundleUnknown(name)))
  const left = leftOutLines(turn, bundle.leftOut)
  if (bundle.pieces.length === 0) {
    return void turn.replies.push(generatedReply([t.bundleEmpty(name), ...left].join(t.gap)))
  }
  const prices = bundle.pieces.map((piece) => quotes.get(piece.product.id)!)
  const total = formatMoney(
    prices.reduce((sum, { priceMinor }) => sum + priceMinor, 0),
    prices[0]!.currency,
    turn.language,
  )
  const lead = bundle.basis === 'orders' ? t.bundleLead : t.bundleByLook
  show(turn, bundle.pieces, quotes, [...left, lead(name, prices.length, total)].join(t.gap))
}

interface Confirmed {
  readonly bundle: Bundle
  readonly quotes: ReadonlyMap<ProductId, Quote>
}

async function inStockNow(turn: Turn, productId: ProductId, budgetMinor: number | null): Promise<Confirmed> {
  const { memory, services, shopperId } = turn
  const profile = await services.loadProfile(shopperId)
  const { refused } = memory.search
  let soldOut: readonly ProductId[] = []
  for (let tries = 1; ; tries++) {
    const bundle = services.goesWith({ productId, profile, refused, soldOut, budgetMinor })
    if (bundle.kind === 'not-known') return { bundle, quotes: new Map() }
    const quotes = await services.quote(bundle.pieces.map(({ product }) => product.id))
    const gone = bundle.pieces.filter((piece) => !isAsPlanned(piece, quotes)).map(({ product }) => product.id)
    if (gone.length === 0) return { bundle, quotes }
    soldOut = [...soldOut, ...gone]
    if (tries === MOST_TRIES) {
      const pieces = bundle.pieces.filter(({ product }) => !gone.includes(product.id))
      return { bundle: { ...bundle, pieces }, quotes }
    }
  }
}

/** In stock, in the currency and not dearer than when the catalogue was read: else the total may not be what was asked for. */
function isAsPlanned({ product }: BundlePiece, quotes: ReadonlyMap<ProductId, Quote>): boolean {
  const quote = quotes.get(product.id)
  return (
    quote !== undefined &&
    quote.product.stock !== 0 &&
    quote.currency === product.currency &&
    quote.priceMinor <= product.priceMinor
  )
}

function show(
  turn: Turn,
  pieces: readonly BundlePiece[],
  quotes: ReadonlyMap<ProductId, Quote>,
  lead: string,
): void {
  const t = words(turn)
  const { language, services } = turn
  const listId = services.newId() as ListId
  const telling = tellingReasons(
    pieces.map(({ product, reasons }) => {
      const quote = quotes.get(product.id)!
      return wordReasons(reasons, { language, quote, nameOf: (id) => nameOf(turn, id) })
    }),
  )
  const shown = pieces.map(({ product, reasons, score }, i) => {
    const quote = quotes.get(product.id)!
    const reason = telling[i] ?? null
    const view = productView(quote, i + 1, { language, listId, reason: reason?.said ?? null })
    return { productId: product.id, priceMinor: quote.priceMinor, reasons, score, reason, view }
  })
  turn.replies.push({
    ...{ kind: 'products', lead, products: shown.map(({ view }) => view), choices: [] },
    hint: t.sayHint(Math.min(2, shown.length)),
  })
  const recorded = shown.map(({ priceMinor, productId, reason, score }) => ({
    ...{ productId, priceMinor, score },
    reason: reason?.kind ?? 'none',
  }))
  turn.events.push(listShownEvent(turn, listId, recorded))
  turn.memory = withList(turn.memory, {
    ...{ listId, searchNumber: turn.memory.searchNumber },
    items: shown.map(({ priceMinor, productId, reasons, view }) => ({
      ...{ productId, priceMinor, reasons, name: view.name },
    })),
  })
}

/** One sentence a cause. */
function leftOutLines(turn: Turn, leftOut: readonly LeftOut[]): string[] {
  const t = words(turn)
  const causes = [...new Set(leftOut.map(({ because }) => because))]
  return causes.map((because) => {
    const names = leftOut.filter((one) => one.because === because).map(({ name }) => slotName(turn, name))
    return t.bundleLeftOut(names, because)
  })
}

const slotName = ({ language }: Turn, name: LeftOut['name']): string => plainLine(localized(name, language))
