/**
 * Models on disk, versioned. Does I/O.
 *
 *   models/<version>/models.bin      all numbers, one section after the other
 *   models/<version>/insights.json   what else was learned of the shop
 *   models/<version>/manifest.json   what they are, what they were made from, SHA-256 of the other files
 *   models/current                   the version in use; a newer one may lie beside it that was not taken
 * A version is written beside its place and renamed, `current` is replaced by renaming: a half-written one is never read.
 * Errors  MODEL_UNAVAILABLE when a version cannot be read or is not what its manifest says.
 */
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../data/types/errors.ts'
import type { ProductId } from '../../data/types/ids.ts'
import { complementsOf, partsOfComplements } from '../bundles/complementParts.ts'
import type { NetworkOrigin } from './chooseNetwork.ts'
import type { Verdict } from './chooseVersion.ts'
import { INPUT_NAMES } from './featureMatrix.ts'
import type { Mlp } from './mlp.ts'
import type { Insights, Models, TrainingReport } from './models.ts'

/** What the models were made from, and how good they were found. */
export interface ModelOrigin {
  readonly createdAt: string
  readonly seed: number
  readonly events: { readonly count: number; readonly from: string | null; readonly until: string | null }
  readonly encoder: { readonly id: string; readonly checksum: string }
  readonly report: TrainingReport | null
  readonly network: NetworkOrigin
  /** Whether it was put into use when it was made, and why; null in versions that do not tell. */
  readonly verdict: Verdict | null
}

interface Section {
  readonly name: string
  readonly type: 'f32' | 'i32'
  readonly length: number
}

interface Manifest extends ModelOrigin {
  readonly format: typeof FORMAT
  readonly inputs: readonly string[]
  readonly sections: readonly Section[]
  readonly numbers: Readonly<Record<string, number>>
  readonly layers: Readonly<Record<'linear' | 'mlp', readonly (readonly [number, number])[] | null>>
  readonly productIds: readonly ProductId[]
  readonly sha256: string
  readonly insightsSha256: string
}

/** Of the files; another one cannot be read. */
const FORMAT = 3
const KEPT_VERSIONS = 3

const folderOf = (dataDir: string): string => join(dataDir, 'models')

/**
 * Writes the models as `models.version`, makes it the one in use unless its verdict says otherwise, and removes all but the
 * newest three; the one in use stays.
 */
export async function writeModels(dataDir: string, models: Models, origin: ModelOrigin): Promise<void> {
  const folder = folderOf(dataDir)
  const temporary = join(folder, `.${models.version}.tmp`)
  await rm(temporary, { recursive: true, force: true })
  await mkdir(temporary, { recursive: true })
  const insights = JSON.stringify(insightsOf(models))
  const { bytes, manifest } = encode(models, origin, insights)
  await writeFile(join(temporary, 'models.bin'), bytes)
  await writeFile(join(temporary, 'insights.json'), insights)
  await writeFile(join(temporary, 'manifest.json'), JSON.stringify(manifest, null, 1))
  await rm(join(folder, models.version), { recursive: true, force: true })
  await rename(temporary, join(folder, models.version))
  if (origin.verdict?.used !== false) await useVersion(dataDir, models.version)
  await prune(folder, (await versionInUse(dataDir)) ?? models.version)
}

/** Makes `version`, which must be there, the one in use: for going back to an earlier one. */
export async function useVersion(dataDir: string, version: string): Promise<void> {
  const folder = folderOf(dataDir)
  await writeFile(join(folder, 'current.tmp'), version)
  await rename(join(folder, 'current.tmp'), join(folder, 'current'))
}

/** The name of the version in use; null when there never was any. */
export async function versionInUse(dataDir: string): Promise<string | null> {
  return readFile(join(folderOf(dataDir), 'current'), 'utf8').catch(() => null)
}

/** The models in use; null when there never were any. */
export async function readModels(dataDir: string): Promise<Models | null> {
  const version = await versionInUse(dataDir)
  return version === null ? null : readVersion(dataDir, version)
}

export async function readVersion(dataDir: string, version: string): Promise<Models> {
  const folder = join(folderOf(dataDir), version)
  try {
    const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest
    const models = decode(version, manifest, await readFile(join(folder, 'models.bin')))
    return { ...models, ...(await readInsights(folder, manifest)) }
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause)
    throw new AppError('MODEL_UNAVAILABLE', { problem: `version ${version}: ${problem}` }, cause)
  }
}

/** Those that are few numbers. */
type KeptAsText = Omit<Insights, 'complements'>

function insightsOf({ needs, onboarding, segments }: Models): KeptAsText {
  return { needs, onboarding, segments }
}

async function readInsights(folder: string, { insightsSha256 }: Manifest): Promise<KeptAsText> {
  const text = await readFile(join(folder, 'insights.json'), 'utf8')
  if (sha256(text) !== insightsSha256) throw new Error('checksum of insights.json differs')
  return JSON.parse(text) as KeptAsText
}

const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex')

/** What a version was made from; null when its manifest cannot be read. */
export async function originOf(dataDir: string, version: string): Promise<ModelOrigin | null> {
  try {
    const text = await readFile(join(folderOf(dataDir), version, 'manifest.json'), 'utf8')
    return { verdict: null, ...(JSON.parse(text) as Omit<Manifest, 'verdict'>) }
  } catch {
    return null
  }
}

/** The versions on disk, oldest first: their names begin with the time. */
export async function versionsOf(dataDir: string): Promise<string[]> {
  const names = await readdir(folderOf(dataDir)).catch(() => [])
  return names.filter((name) => /^\d/.test(name)).sort()
}

async function prune(folder: string, current: string): Promise<void> {
  const versions = (await readdir(folder)).filter((name) => /^\d/.test(name) && name !== current).sort()
  for (const version of versions.slice(0, Math.max(0, versions.length - KEPT_VERSIONS + 1))) {
    await rm(join(folder, version), { recursive: true, force: true })
  }
}

type Parts = Readonly<Record<string, Float32Array | Int32Array>>

function partsOf({ collaborative, complements, linear, mlp }: Models): Parts {
  const { contentMap, factors, neighbours, popularity, together } = collaborative
  return {
    neighbourItems: neighbours.items,
    neighbourSimilarities: neighbours.similarities,
    togetherItems: together.items,
    togetherSimilarities: together.similarities,
    factors: factors.values,
    gram: factors.gram,
    contentMap: contentMap?.weights ?? new Float32Array(0),
    demand: popularity.demand,
    purchases: popularity.purchases,
    linear: flat(linear),
    mlp: flat(mlp),
    ...partsOfComplements(complements),
  }
}

function encode(
  models: Models,
  origin: ModelOrigin,
  insights: string,
): { bytes: Buffer; manifest: Manifest } {
  const parts = Object.entries(partsOf(models))
  const bytes = Buffer.concat(
    parts.map(([, values]) => Buffer.from(values.buffer, values.byteOffset, values.byteLength)),
  )
  const { contentMap, factors, neighbours, productIds, together } = models.collaborative
  const manifest: Manifest = {
    format: FORMAT,
    ...origin,
    inputs: INPUT_NAMES,
    sections: parts.map(([name, values]) => ({
      name,
      type: values instanceof Int32Array ? 'i32' : 'f32',
      length: values.length,
    })),
    numbers: {
      neighboursPerItem: neighbours.perItem,
      togetherPerItem: together.perItem,
      factorDimension: factors.dimension,
      contentDimension: contentMap?.dimension ?? 0,
      factorRegularization: factors.regularization,
      factorUnobservedWeight: factors.unobservedWeight,
      factorExponent: factors.exponent,
    },
    layers: { linear: shapes(models.linear), mlp: shapes(models.mlp) },
    productIds,
    sha256: sha256(bytes),
    insightsSha256: sha256(insights),
  }
  return { bytes, manifest }
}

function decode(version: string, manifest: Manifest, bytes: Buffer): Omit<Models, keyof KeptAsText> {
  if (sha256(bytes) !== manifest.sha256) throw new Error('checksum differs')
  if ((manifest.format as number) !== FORMAT) throw new Error('written by another release')
  if (manifest.inputs.join() !== INPUT_NAMES.join()) throw new Error('made for other features')
  const parts = sectionsOf(manifest.sections, bytes)
  const floats = (name: string): Float32Array => parts.get(name) as Float32Array
  const integers = (name: string): Int32Array => parts.get(name) as Int32Array
  const number = (name: string): number => manifest.numbers[name] ?? 0
  const neighboursOf = (kind: 'neighbour' | 'together', perItem: number) => ({
    perItem,
    items: integers(`${kind}Items`),
    similarities: floats(`${kind}Similarities`),
  })
  return {
    version,
    collaborative: {
      productIds: manifest.productIds,
      neighbours: neighboursOf('neighbour', number('neighboursPerItem')),
      together: neighboursOf('together', number('togetherPerItem')),
      factors: {
        dimension: number('factorDimension'),
        values: floats('factors'),
        gram: floats('gram'),
        regularization: number('factorRegularization'),
        unobservedWeight: number('factorUnobservedWeight'),
        exponent: number('factorExponent'),
      },
      contentMap:
        number('contentDimension') === 0
          ? null
          : { dimension: number('contentDimension'), weights: floats('contentMap') },
      popularity: { demand: floats('demand'), purchases: integers('purchases') },
    },
    complements: complementsOf(floats, integers),
    linear: unflat(manifest.layers.linear, floats('linear')),
    mlp: unflat(manifest.layers.mlp, floats('mlp')),
  }
}

function sectionsOf(sections: readonly Section[], bytes: Buffer): Map<string, Float32Array | Int32Array> {
  // A copy that begins at an address that typed arrays accept.
  const { buffer } = new Uint8Array(bytes)
  let offset = 0
  return new Map(
    sections.map(({ name, type, length }) => {
      const values =
        type === 'i32' ? new Int32Array(buffer, offset, length) : new Float32Array(buffer, offset, length)
      offset += length * 4
      return [name, values]
    }),
  )
}

function shapes(mlp: Mlp | null): (readonly [number, number])[] | null {
  return mlp === null ? null : mlp.layers.map(({ inputs, outputs }) => [inputs, outputs] as const)
}

function flat(mlp: Mlp | null): Float32Array {
  return Float32Array.from((mlp?.layers ?? []).flatMap(({ weights, bias }) => [...weights, ...bias]))
}

function unflat(layers: readonly (readonly [number, number])[] | null, values: Float32Array): Mlp | null {
  if (layers === null) return null
  let at = 0
  const next = (length: number): Float32Array => values.slice(at, (at += length))
  return {
    layers: layers.map(([inputs, outputs]) => ({
      inputs,
      outputs,
      weights: next(inputs * outputs),
      bias: next(outputs),
    })),
  }
}
