/** Conditions on a row: skip rules, hide rules and the `when` of a category or an attribute. */
import { fieldValue, type Fields } from '../read/feedRow.ts'
import type { Condition, ReasonedCondition } from './feedMap.ts'
import { textsIn } from './readFields.ts'

/** True when everything that the condition names holds. A number that is not one is never below. */
export function holds(condition: Condition, fields: Fields): boolean {
  const text = textsIn(fieldValue(fields, condition.field)).join(' ')
  if (condition.empty !== undefined && (text === '') !== condition.empty) return false
  if (condition.is !== undefined && !condition.is.includes(text)) return false
  if (condition.matches?.test(text) === false) return false
  return condition.below === undefined || (text !== '' && Number(text) < condition.below)
}

/** The reason of the first condition that holds; null when none does. */
export function reasonOf(conditions: readonly ReasonedCondition[], fields: Fields): string | null {
  return conditions.find((condition) => holds(condition, fields))?.because ?? null
}
