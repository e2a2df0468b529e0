/**
 * Sets of rows as masks: one byte a row, 1 = in. Their length is a multiple of 8, so that they combine eight rows at a
 * time; the bytes beyond the catalogue are 0. A mask does not change once it was handed to somebody.
 */
export interface RowMask {
  readonly mask: Uint8Array
  readonly count: number
}

/** Rows of a mask, ascending; kept as long as the mask is. */
const ROWS = new WeakMap<Uint8Array, Int32Array>()

export function emptyMask(rows: number): Uint8Array {
  return new Uint8Array(Math.ceil(rows / 8) * 8)
}

const words = (mask: Uint8Array): Int32Array =>
  new Int32Array(mask.buffer, mask.byteOffset, mask.byteLength >> 2)

/** Number of ones. Adds four rows at a time; a byte lane overflows after 255 words. */
export function countRows(mask: Uint8Array): number {
  const four = words(mask)
  let count = 0
  for (let start = 0; start < four.length; start += 255) {
    let lanes = 0
    const end = Math.min(start + 255, four.length)
    for (let i = start; i < end; i++) lanes += four[i]!
    count += (lanes & 255) + ((lanes >>> 8) & 255) + ((lanes >>> 16) & 255) + (lanes >>> 24)
  }
  return count
}

export function intersect(into: Uint8Array, other: Uint8Array): void {
  const target = words(into)
  const source = words(other)
  for (let i = 0; i < target.length; i++) target[i]! &= source[i]!
}

export function unite(into: Uint8Array, other: Uint8Array): void {
  const target = words(into)
  const source = words(other)
  for (let i = 0; i < target.length; i++) target[i]! |= source[i]!
}

/** The rows below `rows` that are not in `mask`. */
export function complement(mask: Uint8Array, rows: number): Uint8Array {
  const other = emptyMask(rows)
  for (let row = 0; row < rows; row++) other[row] = 1 - mask[row]!
  return other
}

/** The rows in a mask, ascending. Cost: O(rows / 4 + count); nothing the second time for the same mask. */
export function allowedRows(mask: Uint8Array): Int32Array {
  const known = ROWS.get(mask)
  if (known !== undefined) return known
  const rows = new Int32Array(countRowsOfAny(mask))
  let many = 0
  for (let row = 0; row < mask.length; row++) if (mask[row] === 1) rows[many++] = row
  ROWS.set(mask, rows)
  return rows
}

/** Masks of callers of the port may have any length and alignment. */
function countRowsOfAny(mask: Uint8Array): number {
  if (mask.byteOffset % 4 === 0 && mask.byteLength % 4 === 0) return countRows(mask)
  let count = 0
  for (const one of mask) count += one
  return count
}
