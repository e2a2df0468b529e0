/**
 * VectorIndex for many wanted of very many rows: every row is scored by its sketch, and the exact scan looks at a few times
 * as many as are wanted. The sketches are a third of what the exact scan would read, and reading is what it waits for.
 * Source of the idea, coordinates along principal axes before the exact distance: Gao and Long 2023, "High-dimensional
 * approximate nearest neighbor search: with reliable and efficient distance comparison operations".
 *
 * How many times as many is measured when the index is made, on vectors of the catalogue. Where none of the tried numbers
 * finds enough, since the vectors differ as much in all directions, there is no such index.
 * Similarities are those of the vectors. Cost at 100,000 rows and 500 wanted: half of the exact scan's.
 */
import type { VectorIndex } from '../../data/types/ports.ts'
import type { ExactScan } from './exactScan.ts'
import { principalAxes } from './principalAxes.ts'
import type { PrincipalAxes } from './principalAxes.ts'
import { allowedRows } from './rowMask.ts'
import { createSketches } from './sketches.ts'
import type { BestBySketch } from './sketches.ts'

/** A multiple of 16; they hold .80 of the differences between product texts x 320. */
const AXES = 96
/** Shorter vectors are scanned as quickly as their sketches. */
const SHORTEST = 2 * AXES
/** Rows kept for each one wanted: the first that finds enough is taken. */
const KEPT_PER_WANTED = [3, 4, 6, 8] as const
/** Share of the wanted that must be found for vectors of the catalogue; titles as queries find .001 less. */
const ENOUGH = 0.995
/** What a recommendation wants, and for how many vectors it is tried. */
const TRIED_WANTED = 500
const TRIED_VECTORS = 24
/** Fewer rows than that for each one kept are scanned exactly in the same time. */
const ROWS_PER_KEPT = 16
/** As many as are scanned exactly for what a recommendation wants. */
const FEWEST_ROWS = ROWS_PER_KEPT * KEPT_PER_WANTED[0] * TRIED_WANTED

/** The axes to sketch along; null for a catalogue that the exact scan searches as quickly. */
export function sketchAxes(vectors: Float32Array, dimension: number): PrincipalAxes | null {
  const size = vectors.length / dimension
  return dimension < SHORTEST || size < FEWEST_ROWS ? null : principalAxes(vectors, dimension, AXES)
}

/** null when sketches of these vectors would miss too much. `axes` are those of the scan's vectors. */
export async function createSketchScan(scan: ExactScan, axes: PrincipalAxes): Promise<VectorIndex | null> {
  const best = await createSketches(scan.vectors, axes)
  const keptPerWanted = await leastThatFinds(scan, best)
  if (keptPerWanted === null) return null
  return {
    kind: 'sketch',
    size: scan.size,
    dimension: scan.dimension,
    search: (query, k, allowed, allowedCount) => {
      const kept = keptPerWanted * k
      const count = allowed === null ? scan.size : allowedCount
      if (count < ROWS_PER_KEPT * kept) return scan.search(query, k, allowed, allowedCount)
      const rows = allowed === null ? null : allowedRows(allowed)
      return scan.searchAmong(query, k, best(query, kept, rows))
    },
  }
}

async function leastThatFinds(scan: ExactScan, best: BestBySketch): Promise<number | null> {
  const found = KEPT_PER_WANTED.map(() => 0)
  const wanted = Math.min(TRIED_WANTED, scan.size)
  for (let i = 0; i < TRIED_VECTORS; i++) {
    const row = Math.floor(((i + 0.5) * scan.size) / TRIED_VECTORS)
    const query = scan.vectors.slice(row * scan.dimension, (row + 1) * scan.dimension)
    const nearest = scan.search(query, wanted, null, scan.size)
    for (const [place, factor] of KEPT_PER_WANTED.entries()) {
      const kept = new Set(best(query, factor * wanted, null))
      found[place]! += nearest.filter(({ row }) => kept.has(row)).length
    }
    await new Promise(setImmediate)
  }
  const place = found.findIndex((many) => many >= ENOUGH * TRIED_VECTORS * wanted)
  return KEPT_PER_WANTED[place] ?? null
}
