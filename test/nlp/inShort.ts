/**
 * Constraints and critiques in short, so that a table of sentences can be read at a glance:
 *   +colour:blue   wanted          -brand:acme   not wanted          ~+size:m   wished, no must
 *   price 5000..8000, rating 4, in-stock, discounted                 cheaper, cheaper than p2, any colour
 */
import type { Constraint, Critique } from '../../data/types/understanding.ts'

export function inShort(constraint: Constraint): string {
  const wish = constraint.strength === 'prefer' ? '~' : ''
  switch (constraint.kind) {
    case 'term': {
      const sign = constraint.polarity === 'exclude' ? '-' : '+'
      return `${wish}${sign}${constraint.facet}:${constraint.values.join('|')}`
    }
    case 'price':
      return `${wish}price ${constraint.minMinor ?? ''}..${constraint.maxMinor ?? ''}`
    case 'rating':
      return `${wish}rating ${constraint.min}`
    case 'wish':
      return `${wish}${constraint.slot} ${constraint.comparison} ${constraint.value}${constraint.unit ?? ''}`
    case 'in-stock':
    case 'discounted':
      return `${wish}${constraint.kind}`
  }
}

export function critiqueInShort(critique: Critique): string {
  if (critique.kind === 'forget-facet') return `any ${critique.facet}`
  if (critique.kind === 'take-back') {
    return `${critique.polarity === 'include' ? 'no longer' : 'no longer not'} ${critique.values.join('|')}`
  }
  return critique.reference === null ? critique.kind : `${critique.kind} than ${critique.reference}`
}
