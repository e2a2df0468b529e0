/**
 * Builds what a snapshot needs away from the thread that answers shoppers: tables from the catalogue's rows, then vectors
 * and graph, saved ones where they fit and new ones where not. Does I/O in the artefact's folder.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { createTablesBuilder } from './catalogueTables.ts'
import type { CatalogueTables } from './catalogueTables.ts'
import { buildGraph, extendGraph, GRAPH_SETTINGS } from './hnsw.ts'
import { sketchAxes } from './sketchScan.ts'
import { planSlots, rowOfSlot } from './slots.ts'
import type { RowKey, SlotPlan } from './slots.ts'
import type { FromWorker, SnapshotJob, ToWorker } from './snapshotMessages.ts'
import { readArtefact, textHash, writeArtefact } from './vectorArtefact.ts'
import type { Artefact } from './vectorArtefact.ts'

const { folder, encoder } = workerData as SnapshotJob
const { dimension } = encoder
const port = parentPort!
const tables = createTablesBuilder()
const keys: RowKey[] = []
let artefact: Artefact | null = null
let plan: SlotPlan | null = null
/** Of the missing rows. */
let embedded = new Float32Array(0)
let embeddedLength = 0

const send = (message: FromWorker, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer)

port.on('message', (message: ToWorker) => {
  try {
    receive(message)
  } catch (error) {
    send({ kind: 'failed', problem: (error as Error).message })
  }
})

function receive(message: ToWorker): void {
  switch (message.kind) {
    case 'rows':
      for (const { id, text } of message.rows) keys.push({ id, textHash: textHash(text) })
      tables.add(message.rows)
      return
    case 'rows-end':
      choose()
      sendTables(tables.finish())
      return
    case 'vectors':
      embedded.set(message.vectors, embeddedLength)
      embeddedLength += message.vectors.length
      return
    case 'vectors-end':
      finish()
  }
}

function choose(): void {
  const read = readArtefact(folder, encoder, GRAPH_SETTINGS)
  if (read.kind === 'unusable') send({ kind: 'note', text: `The saved index is not used: ${read.problem}.` })
  artefact = read.kind === 'read' ? read.artefact : null
  plan = planSlots(keys, artefact)
  embedded = new Float32Array(plan.missing.length * dimension)
  send({ kind: 'missing', rows: plan.missing })
}

function sendTables(built: CatalogueTables): void {
  const buffers = [built.facets, built.lexical].flatMap(({ terms, offsets, rows, weights }) =>
    [terms.units, terms.starts, terms.slots, offsets, rows, weights].map(({ buffer }) => buffer),
  )
  const columns = Object.values(built.columns as unknown as Record<string, Int32Array>)
  send({ kind: 'tables', tables: built }, [
    ...buffers,
    ...columns.map(({ buffer }) => buffer),
  ] as ArrayBuffer[])
}

function finish(): void {
  if (plan === null || embeddedLength !== embedded.length) throw new Error('vectors are missing')
  const vectors = vectorsOfRows(plan)
  const graphPath =
    artefact !== null && plan.extend && plan.missing.length === 0 ? artefact.graphPath : save(plan)
  const rowOfLabel = rowOfSlot(plan)
  const axes = sketchAxes(vectors, dimension)
  send({ kind: 'ready', vectors, rowOfLabel, graphPath, axes }, [
    vectors.buffer,
    rowOfLabel.buffer as ArrayBuffer,
  ])
}

function vectorsOfRows({ missing, savedSlotOfRow }: SlotPlan): Float32Array<ArrayBuffer> {
  const vectors = new Float32Array(keys.length * dimension)
  savedSlotOfRow.forEach((slot, row) => {
    if (slot >= 0) copyRow(artefact!.vectors, slot, vectors, row)
  })
  missing.forEach((row, index) => copyRow(embedded, index, vectors, row))
  return vectors
}

/** Builds the graph, or adds to the saved one, and writes both files. */
function save(chosen: SlotPlan): string {
  const slots = chosen.extend ? extendedSlots(chosen, artefact!) : freshSlots(chosen)
  return writeArtefact(folder, {
    encoder,
    graphSettings: GRAPH_SETTINGS,
    ...slots,
    writeGraph: (path) => {
      const onProgress = (fraction: number): void => send({ kind: 'indexed', fraction })
      if (chosen.extend) extendGraph(artefact!.graphPath, slots.vectors, { path, dimension }, onProgress)
      else buildGraph(slots.vectors, { path, dimension }, onProgress)
      onProgress(1)
    },
  })
}

interface Slots {
  readonly ids: readonly string[]
  readonly textHashes: readonly string[]
  readonly vectors: Float32Array
}

const freshSlots = (chosen: SlotPlan): Slots => ({
  ids: keys.map(({ id }) => id),
  textHashes: keys.map((key) => key.textHash),
  vectors: vectorsOfRows(chosen),
})

function extendedSlots({ missing, slots }: SlotPlan, saved: Artefact): Slots {
  const vectors = new Float32Array(slots * dimension)
  vectors.set(saved.vectors)
  vectors.set(embedded, saved.vectors.length)
  const added = Array.from(missing, (row) => keys[row]!)
  return {
    ids: [...saved.ids, ...added.map(({ id }) => id)],
    textHashes: [...saved.textHashes, ...added.map((key) => key.textHash)],
    vectors,
  }
}

function copyRow(from: Float32Array, source: number, to: Float32Array, target: number): void {
  to.set(from.subarray(source * dimension, (source + 1) * dimension), target * dimension)
}
