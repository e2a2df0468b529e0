/** A product's category path: the first step of the map that gives one. */
import type { Fields } from '../read/feedRow.ts'
import type { CategoryStep } from './feedMap.ts'
import { plainText } from './plainText.ts'
import { holds } from './readConditions.ts'
import { firstTexts } from './readFields.ts'
import { findWords, wordIndex } from './words.ts'

/** Levels; deeper ones are for warehouses. */
const DEEPEST = 6
/** Between the levels of a path that a map writes as one text: 'Clothing > Kurtas'. */
const SEPARATOR = ' > '

export function categoryReader(steps: readonly CategoryStep[]): (fields: Fields) => readonly string[] {
  const readers = steps.map((step) => guarded(step, stepReader(step)))
  return (fields) => {
    for (const read of readers) {
      const path = read(fields)
      if (path.length > 0) return path.slice(0, DEEPEST)
    }
    return []
  }
}

type PathReader = (fields: Fields) => readonly string[]

const guarded = ({ when }: CategoryStep, read: PathReader): PathReader =>
  when === undefined ? read : (fields) => (holds(when, fields) ? read(fields) : [])

function stepReader(step: CategoryStep): PathReader {
  if (step.path !== undefined) return () => step.path ?? []
  if (step.in !== undefined) return wordsReader(step, step.in)
  const { levels: byLevel } = step
  return (fields) => {
    const texts =
      byLevel === undefined
        ? firstTexts(fields, step.from ?? [])?.texts
        : byLevel.flatMap((name) => firstTexts(fields, [name])?.texts ?? [])
    if (texts === undefined) return []
    const levels = step.split === undefined ? texts : texts.flatMap((text) => text.split(step.split ?? ''))
    return withoutRepeats(
      levels.map(clean).flatMap((level) => (step.rename[level] ?? level).split(SEPARATOR)),
      step.drop,
    )
  }
}

function wordsReader(step: CategoryStep, names: readonly string[]): PathReader {
  const index = wordIndex(step, 'category', 'last')
  return (fields) => findWords(fields, names, index)[0]?.split(SEPARATOR) ?? []
}

const clean = (level: string): string =>
  plainText(level, { html: true, glued: false, case: 'as-is' }).slice(0, 100)

/** 'Gift Cards > Gift Cards' is one level. */
function withoutRepeats(levels: readonly string[], drop: readonly string[]): string[] {
  return levels.filter((level, at) => level !== '' && level !== levels[at - 1] && !drop.includes(level))
}
