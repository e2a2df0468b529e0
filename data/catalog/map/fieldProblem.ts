/** A field of a row that cannot be used; thrown by the readers of a map, caught where the row becomes an outcome. */
export class FieldProblem extends Error {
  /** The field as the feed calls it. */
  readonly field: string
  readonly problem: string

  constructor(field: string, problem: string) {
    super(`${field}: ${problem}`)
    this.field = field
    this.problem = problem
  }
}

/** A value in a message: as the feed has it, short. */
export const quoted = (value: string): string => `"${value.length > 60 ? `${value.slice(0, 60)}…` : value}"`
