/** What training learns of a shop beside its rankings; each part says itself when there is too little to learn it from. */
import { learnComplements } from '../../bundles/complements.ts'
import { productKinds } from '../../bundles/productKinds.ts'
import { relationsOf } from '../../bundles/relations.ts'
import type { Collaborative } from '../../collaborative/collaborative.ts'
import type { EventColumns } from '../../collaborative/eventColumns.ts'
import { learnNeeds } from '../../nextNeed/needs.ts'
import { learnOnboarding } from '../../onboarding/onboarding.ts'
import { learnSegments } from '../../segments/learnSegments.ts'
import type { Catalogue } from '../catalogueColumns.ts'
import type { Insights } from '../models.ts'
import type { FoldDone } from './sessions.ts'

export interface InsightInput {
  readonly catalogue: Catalogue
  readonly events: EventColumns
  readonly seed: number
}

export function learnInsights(
  { catalogue: { columns, products }, events, seed }: InsightInput,
  { popularity: { demand } }: Collaborative,
  foldDone: FoldDone,
): Insights {
  const { categoryMedianMinor } = columns
  return {
    onboarding: learnOnboarding(events, products),
    needs: learnNeeds(events, products),
    complements: learnComplements(events, productKinds(products), relationsOf(products), {
      until: Infinity,
    }),
    segments: learnSegments({ events, products, categoryMedianMinor, demand, seed }, foldDone),
  }
}
