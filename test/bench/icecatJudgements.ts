/**
 * Graded judgements 0-3 of icecat products for queries, and the NDCG@10 of a ranking: gain 2^grade - 1, a product without
 * a judgement counts 0, the ideal is the best order of the judged ones.
 */
import type { ProductId } from '../../data/types/ids.ts'
import { ICECAT_JUDGEMENTS, readCsv } from './retrievalVectors.ts'

export type Grades = ReadonlyMap<ProductId, number>

export async function icecatJudgements(): Promise<ReadonlyMap<string, Grades>> {
  const queries = new Map<string, Map<ProductId, number>>()
  for (const row of await readCsv(ICECAT_JUDGEMENTS)) {
    const query = row['query'] ?? ''
    const grades = queries.get(query) ?? new Map<ProductId, number>()
    grades.set(row['docid'] as ProductId, Number(row['rating']))
    queries.set(query, grades)
  }
  return queries
}

/** Null when no product of the query has a grade above 0: then every order is as good. */
export function ndcgAt10(ranked: readonly ProductId[], grades: Grades): number | null {
  const ideal = gainOf([...grades.values()].sort((a, b) => b - a))
  return ideal === 0 ? null : gainOf(ranked.map((id) => grades.get(id) ?? 0)) / ideal
}

function gainOf(grades: readonly number[]): number {
  return grades.slice(0, 10).reduce((sum, grade, rank) => sum + (2 ** grade - 1) / Math.log2(rank + 2), 0)
}
