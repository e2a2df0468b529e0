/**
 * A dictionary from words to numbers 0 .. size - 1 that lives in typed arrays, so that a worker can hand it over without
 * copying or rebuilding (a Map of 100,000 words would block the turn for 50 ms). Read-only.
 *
 *   units   the UTF-16 units of all terms, one after the other; term i is units[starts[i]] .. units[starts[i + 1] - 1]
 *   slots   open addressing, a power of two long: term number + 1, or 0 where a slot is free
 */
export interface TermTable {
  readonly units: Uint16Array
  readonly starts: Int32Array
  readonly slots: Int32Array
}

/** FNV-1a over UTF-16 units. */
function hash(term: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < term.length; i++) value = Math.imul(value ^ term.charCodeAt(i), 0x01000193)
  return value >>> 0
}

/** Term i gets the number i; the terms are distinct. At most half of the slots are taken. */
export function termTable(terms: readonly string[]): TermTable {
  const starts = new Int32Array(terms.length + 1)
  terms.forEach((term, index) => (starts[index + 1] = starts[index]! + term.length))
  const units = new Uint16Array(starts[terms.length]!)
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(terms.length, 1) * 2)))
  terms.forEach((term, index) => {
    const start = starts[index]!
    for (let i = 0; i < term.length; i++) units[start + i] = term.charCodeAt(i)
    let slot = hash(term) & (slots.length - 1)
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1)
    slots[slot] = index + 1
  })
  return { units, starts, slots }
}

/** The number of a term; null when it is not in the table. */
export function numberOf(table: TermTable, term: string): number | null {
  const { slots } = table
  let slot = hash(term) & (slots.length - 1)
  for (;;) {
    const taken = slots[slot]!
    if (taken === 0) return null
    if (isTerm(table, taken - 1, term)) return taken - 1
    slot = (slot + 1) & (slots.length - 1)
  }
}

function isTerm({ units, starts }: TermTable, index: number, term: string): boolean {
  const start = starts[index]!
  if (starts[index + 1]! - start !== term.length) return false
  for (let i = 0; i < term.length; i++) if (units[start + i] !== term.charCodeAt(i)) return false
  return true
}
