/**
 * What nobody can read on a product's page: its quality and its design, both functions of the seed and the product
 * alone, so that the truth can be computed for any product without keeping them anywhere.
 *
 *   quality  standard normal around the brand's shift; ratings show it in part.
 *   design   FACTORS numbers: the cluster that the product's look belongs to, with noise. Shoppers who like one thing
 *            of a cluster like the others, in other categories too; only their behaviour shows it.
 */
import { BRANDS } from './brands.ts'
import { dice } from './random.ts'

export const FACTORS = 6
const CLUSTERS = 7
const CLUSTER_NOISE = 0.3

export interface Latent {
  readonly quality: number
  readonly design: Float64Array
}

export function latentOf(seed: number, productId: string, brand: string | null): Latent {
  const own = dice(seed, `latent:${productId}`)
  const shift = BRANDS.find((one) => one.name === brand)?.quality ?? 0
  const quality = shift + 0.8 * own.normal()
  const centre = clusterCentre(seed, own.integer(0, CLUSTERS - 1))
  return { quality, design: centre.map((value) => value + CLUSTER_NOISE * own.normal()) }
}

const centres = new Map<string, Float64Array>()

/** Unit vectors, kept: every product asks for one of seven. */
function clusterCentre(seed: number, cluster: number): Float64Array {
  const key = `${seed}:${cluster}`
  const kept = centres.get(key)
  if (kept !== undefined) return kept
  const own = dice(seed, `cluster:${cluster}`)
  const drawn = Float64Array.from({ length: FACTORS }, () => own.normal())
  const norm = Math.hypot(...drawn)
  const centre = drawn.map((value) => value / norm)
  centres.set(key, centre)
  return centre
}
