/**
 * "Another brand", "a different colour", 别的牌子: what is excluded is not named, it is what the search has now; for a brand
 * also that of the product pointed at, or of all that is shown.
 */
import type { ProductId } from '../../data/types/ids.ts'
import type { TermConstraint, UnderstandContext } from '../../data/types/understanding.ts'
import { FACET_WORD, facetOf } from './facetWords.ts'
import { messageTokens } from './messageTokens.ts'
import { freeMatches } from './spans.ts'
import type { Span } from './spans.ts'
import type { Vocabulary } from './vocabulary.ts'

const OTHER = [
  String.raw`\b(?:another|(?:some |any )?other|(?:a )?different|not (?:this|that)) (?<facet>${FACET_WORD})\b`,
  String.raw`(?:换一?个|换|别的|其他的?|其它的?|另外的?|不要这个|不是这个)(?:品牌|牌子)`,
  String.raw`(?:换一?个|换|别的|其他的?|其它的?|另外的?|不要这个)(?<facet>${FACET_WORD})`,
].map((source) => new RegExp(source, 'giu'))

export interface OtherSaid {
  readonly facet: string
  /** What is excluded; null when nothing to exclude is known, then the facet is merely free again. */
  readonly constraint: TermConstraint | null
  readonly span: Span
}

export function readOtherValues(
  text: string,
  context: UnderstandContext,
  references: readonly ProductId[],
  vocabulary: Vocabulary,
  taken: readonly Span[],
): OtherSaid[] {
  const said: OtherSaid[] = []
  for (const pattern of OTHER) {
    for (const { match, span } of freeMatches(text, pattern, [...taken, ...said.map((one) => one.span)])) {
      const facet = facetOf(match.groups?.['facet'] ?? 'brand') ?? 'brand'
      const values = currentValues(facet, context, references, vocabulary)
      const constraint: TermConstraint = {
        kind: 'term',
        facet,
        values,
        polarity: 'exclude',
        strength: 'must',
        confidence: 0.8,
        said: match[0],
      }
      said.push({ facet, constraint: values.length === 0 ? null : constraint, span })
    }
  }
  return said
}

function currentValues(
  facet: string,
  { search, shown }: UnderstandContext,
  references: readonly ProductId[],
  vocabulary: Vocabulary,
): string[] {
  const asked = search.constraints
    .filter((one) => one.kind === 'term' && one.facet === facet && one.polarity === 'include')
    .flatMap((one) => (one.kind === 'term' ? one.values : []))
  if (asked.length > 0 || facet !== 'brand') return asked
  const pointedAt = shown.filter((item) => references.length === 0 || references.includes(item.productId))
  return [...new Set(pointedAt.flatMap((item) => brandsIn(item.name, vocabulary)))]
}

function brandsIn(name: string, vocabulary: Vocabulary): string[] {
  const words = messageTokens(name).map((token) => token.text)
  const at = words.map(
    (_, i) => vocabulary.longest(words, i)?.terms.find((term) => term.facet === 'brand')?.value,
  )
  const found = at.find((value) => value !== undefined)
  return found === undefined ? [] : [found]
}
