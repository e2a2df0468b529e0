/** Complements as named columns of numbers, for the file of the models, and back. Pure. */
import type { Complements } from './complements.ts'

type Parts = Readonly<Record<string, Float32Array | Int32Array>>

/** All columns are empty where nothing was learned. */
export function partsOfComplements(complements: Complements | null): Parts {
  return {
    kindOf: complements?.kindOf ?? new Int32Array(),
    kindShelf: complements?.shelfOf ?? new Int32Array(),
    kindShare: complements?.table.share ?? new Float32Array(),
    kindLift: complements?.table.lift ?? new Float32Array(),
    shareOfKind: complements?.share ?? new Float32Array(),
    agreementLifts: complements?.agreement ?? new Float32Array(),
    companionItems: complements?.companions.items ?? new Int32Array(),
    companionRatio: complements?.companions.ratio ?? new Float32Array(),
    companionTogether: complements?.companions.together ?? new Float32Array(),
  }
}

/** null where nothing was learned. */
export function complementsOf(
  floats: (name: string) => Float32Array,
  integers: (name: string) => Int32Array,
): Complements | null {
  const [kindOf, shelfOf, items] = [integers('kindOf'), integers('kindShelf'), integers('companionItems')]
  if (kindOf.length === 0) return null
  return {
    ...{ kindOf, shelfOf, share: floats('shareOfKind'), agreement: floats('agreementLifts') },
    table: { kinds: shelfOf.length, share: floats('kindShare'), lift: floats('kindLift') },
    companions: {
      ...{ perProduct: items.length / kindOf.length, items },
      ratio: floats('companionRatio'),
      together: floats('companionTogether'),
    },
  }
}
