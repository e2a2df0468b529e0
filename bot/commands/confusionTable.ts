/** What labelled texts were taken for, as lines to read. Pure. */

export interface Taken {
  readonly label: string
  readonly taken: string
}

/** Columns of a matrix that a screen still shows. */
const WIDEST_MATRIX = 24
/** Confusions listed where the matrix would be too wide. */
const MOST_PAIRS = 20

/** For each label how often it was found, then a matrix for few labels, or the pairs most often confused for many. */
export function confusionTable(judged: readonly Taken[]): string[] {
  const labels = [...new Set(judged.flatMap((one) => [one.label, one.taken]))].sort()
  const counts = new Map<string, number>()
  for (const { label, taken } of judged) {
    const key = `${label}\t${taken}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const count = (label: string, taken: string): number => counts.get(`${label}\t${taken}`) ?? 0
  return labels.length <= WIDEST_MATRIX ? matrix(labels, count) : pairs(counts)
}

function matrix(labels: readonly string[], count: (label: string, taken: string) => number): string[] {
  const widest = Math.max(...labels.map((label) => label.length))
  const cells = labels.map((label) => labels.map((taken) => String(count(label, taken))))
  const width = Math.max(3, ...cells.flat().map((cell) => cell.length), String(labels.length).length) + 1
  const line = (name: string, values: readonly string[]): string =>
    name.padEnd(widest + 4) + values.map((value) => value.padStart(width)).join('')
  return [
    line(
      'is \\ taken for',
      labels.map((_, i) => String(i + 1)),
    ),
    ...labels.map((label, row) =>
      line(
        `${String(row + 1).padStart(2)} ${label}`,
        cells[row]!.map((cell) => (cell === '0' ? '.' : cell)),
      ),
    ),
  ]
}

function pairs(counts: ReadonlyMap<string, number>): string[] {
  const confused = [...counts]
    .map(([key, count]) => [...key.split('\t'), count] as [string, string, number])
    .filter(([label, taken]) => label !== taken)
    .sort((a, b) => b[2] - a[2])
  if (confused.length === 0) return ['nothing was confused']
  return [
    'most often confused',
    ...confused
      .slice(0, MOST_PAIRS)
      .map(([label, taken, count]) => `${String(count).padStart(5)}  ${label} taken for ${taken}`),
  ]
}
