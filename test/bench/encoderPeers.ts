/** The encoders that are compared. A peer whose files are not there is named and left out. */
import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Encoder } from '../../data/types/ports.ts'
import { BUNDLED_ENCODER } from '../../nlp/encoder/bundledEncoder.ts'
import { createTransformersEncoder } from '../../nlp/encoder/transformersEncoder.ts'
import type { TransformersEncoderOptions } from '../../nlp/encoder/transformersEncoder.ts'

const MODELS = fileURLToPath(new URL('../../../shared/models/', import.meta.url))

export interface Peer {
  readonly name: string
  readonly options: TransformersEncoderOptions
}

const PEERS: readonly Peer[] = [
  { name: 'ours', options: BUNDLED_ENCODER },
  { name: 'MiniLM-L6', options: { model: join(MODELS, 'minilm-l6') } },
  {
    name: 'e5-small',
    options: { model: join(MODELS, 'e5-small'), queryPrefix: 'query: ', productPrefix: 'passage: ' },
  },
  { name: 'early', options: { model: join(MODELS, 'early') } },
]

export function peers(): { readonly there: readonly Peer[]; readonly missing: readonly Peer[] } {
  const isThere = ({ options }: Peer): boolean => existsSync(options.model)
  return { there: PEERS.filter(isThere), missing: PEERS.filter((peer) => !isThere(peer)) }
}

export const openPeer = ({ options }: Peer): Promise<Encoder> => createTransformersEncoder(options)

/** Bytes of all files of a model. */
export async function bytesOnDisk(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const sizes = await Promise.all(
    files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** Vectors without meaning, the same for the same text: what a measure gives for nothing. */
export function randomEncoder(dimension: number): Encoder {
  return {
    id: 'random',
    checksum: `random-${dimension}`,
    dimension,
    encode: (texts) => Promise.resolve(texts.map((text) => randomVector(text, dimension))),
    close: () => Promise.resolve(),
  }
}

function randomVector(text: string, dimension: number): Float32Array {
  let state = 1
  for (const char of text) state = (state * 31 + char.codePointAt(0)!) % 2_147_483_647 || 1
  const vector = new Float32Array(dimension)
  for (let i = 0; i < dimension; i++) {
    // A sum of four evens is near enough to a normal.
    for (let j = 0; j < 4; j++) {
      state = (state * 48_271) % 2_147_483_647
      vector[i]! += state / 2_147_483_647 - 0.5
    }
  }
  const length = Math.hypot(...vector)
  return vector.map((value) => value / length)
}
