/**
 * Where a model's files lie. A model is a folder in transformers.js layout or the id of one on the hub; a folder is never
 * looked for on the network.
 */
import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { isAbsolute, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'

/** Precision of the weights, as transformers.js names it; the file name carries it. */
export type EncoderDtype = 'fp32' | 'fp16' | 'int8' | 'uint8' | 'q8' | 'q4'

const FILE_OF_DTYPE: Readonly<Record<EncoderDtype, string>> = {
  fp32: 'model.onnx',
  fp16: 'model_fp16.onnx',
  int8: 'model_int8.onnx',
  uint8: 'model_uint8.onnx',
  q8: 'model_quantized.onnx',
  q4: 'model_q4.onnx',
}

/** The absolute folder that `model` names, or null when it is a hub id. */
export function modelFolder(model: string): string | null {
  const folder = resolve(model)
  return isAbsolute(model) || model.startsWith('.') || existsSync(folder) ? folder : null
}

/** The weights' file below the first of `folders` that has it; null when none has. */
export function weightsFile(folders: readonly string[], dtype: EncoderDtype): string | null {
  const files = folders.map((folder) => join(folder, 'onnx', FILE_OF_DTYPE[dtype]))
  return files.find((file) => existsSync(file)) ?? null
}

/** SHA-256 of files, one after the other, hex. Reads them as streams: models can be larger than memory should be. */
export async function sha256(files: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const file of files) await pipeline(createReadStream(file), hash, { end: false })
  return hash.digest('hex')
}

const MANIFEST = z.object({ files: z.record(z.string(), z.string()) })

/**
 * What is wrong with the files of `folder`, by the checksums in its manifest.json; null when all are as they were made, and
 * for a folder without a manifest. A model whose weights or tokenizer were exchanged would run, and give wrong vectors.
 */
export async function damage(folder: string): Promise<string | null> {
  const manifest = join(folder, 'manifest.json')
  if (!existsSync(manifest)) return null
  const { success, data } = MANIFEST.safeParse(JSON.parse(await readFile(manifest, 'utf8')))
  if (!success) return 'its manifest.json has no checksums'
  for (const [name, checksum] of Object.entries(data.files)) {
    const file = join(folder, name)
    if (!existsSync(file)) return `${name} is missing`
    if ((await sha256([file])) !== checksum)
      return `${name} is not the one that it was made with: damaged, or of another model`
  }
  return null
}
