/**
 * Which saved vectors a catalogue can use again, and which texts have to be embedded. Pure.
 *
 * A row uses a slot again when product and text are the same. Slots that no row uses stay in the graph, as long as they
 * are few; then only the new vectors are added to it. Otherwise the graph is built anew from the rows alone.
 */
import type { Artefact } from './vectorArtefact.ts'

export interface RowKey {
  readonly id: string
  readonly textHash: string
}

export interface SlotPlan {
  /** true: the saved graph is kept and the new vectors are added after its last slot. */
  readonly extend: boolean
  /** By row; slots of rows to embed come after the kept ones. */
  readonly slotOfRow: Int32Array
  /** Rows to embed, in the order of their new slots. */
  readonly missing: Int32Array
  /** For each row not in `missing` its slot in the artefact, else -1. */
  readonly savedSlotOfRow: Int32Array
  readonly slots: number
}

/** More unused slots than that make the graph slower than a new one is worth. */
const MOST_UNUSED = 0.3

export function planSlots(rows: readonly RowKey[], artefact: Artefact | null): SlotPlan {
  const saved = new Map(artefact?.ids.map((id, slot) => [`${id}\u0000${artefact.textHashes[slot]!}`, slot]))
  const savedSlotOfRow = Int32Array.from(
    rows,
    ({ id, textHash }) => saved.get(`${id}\u0000${textHash}`) ?? -1,
  )
  const missing = Int32Array.from(rows.keys()).filter((row) => savedSlotOfRow[row] === -1)
  const kept = artefact?.ids.length ?? 0
  const used = rows.length - missing.length
  const extend = artefact !== null && kept - used <= MOST_UNUSED * kept && missing.length <= kept / 2
  if (!extend) {
    return { extend, slotOfRow: Int32Array.from(rows.keys()), missing, savedSlotOfRow, slots: rows.length }
  }
  const slotOfRow = savedSlotOfRow.slice()
  missing.forEach((row, index) => (slotOfRow[row] = kept + index))
  return { extend, slotOfRow, missing, savedSlotOfRow, slots: kept + missing.length }
}

/** Row of each slot; -1 where no row uses it. */
export function rowOfSlot({ slotOfRow, slots }: SlotPlan): Int32Array {
  const rows = new Int32Array(slots).fill(-1)
  slotOfRow.forEach((slot, row) => (rows[slot] = row))
  return rows
}
