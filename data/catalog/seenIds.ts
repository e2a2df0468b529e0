/**
 * Where each id of a file stood first. 20 bytes an id (a Map of strings takes five times that), so that files with
 * millions of products fit; an id is known by 64 bits of its hash: among ten million, two meet once in 300,000 files.
 */
import { createHash } from 'node:crypto'

export interface Place {
  readonly line: number
  readonly row: number
}

export class SeenIds {
  private slots = 1024
  private hashes = new BigUint64Array(this.slots)
  private lines = new Float64Array(this.slots)
  private rows = new Uint32Array(this.slots)
  private count = 0

  /** Where the id stood before; null when it is new, and then it is kept. */
  firstPlace(id: string, { line, row }: Place): Place | null {
    const hash = hashOf(id)
    const slot = this.slotOf(hash)
    if (this.hashes[slot] === hash) return { line: this.lines[slot]!, row: this.rows[slot]! }
    this.hashes[slot] = hash
    this.lines[slot] = line
    this.rows[slot] = row
    if (++this.count * 2 > this.slots) this.grow()
    return null
  }

  /** Linear probing: the slot of the hash, or the free one where it belongs. */
  private slotOf(hash: bigint): number {
    let slot = Number(hash & BigInt(this.slots - 1))
    while (this.hashes[slot] !== 0n && this.hashes[slot] !== hash) slot = (slot + 1) & (this.slots - 1)
    return slot
  }

  private grow(): void {
    const { hashes, lines, rows } = this
    this.slots *= 2
    this.hashes = new BigUint64Array(this.slots)
    this.lines = new Float64Array(this.slots)
    this.rows = new Uint32Array(this.slots)
    for (const [old, hash] of hashes.entries()) {
      if (hash === 0n) continue
      const slot = this.slotOf(hash)
      this.hashes[slot] = hash
      this.lines[slot] = lines[old]!
      this.rows[slot] = rows[old]!
    }
  }
}

/** Never 0, which marks a free slot. */
const hashOf = (id: string): bigint => createHash('sha256').update(id).digest().readBigUInt64LE(0) || 1n
