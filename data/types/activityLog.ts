/**
 * Conversations of the web widget as they are kept, so that a reload or a restart resumes them. Only ever appended to.
 *
 *   position  counts the activities of one conversation from 0, without gaps.
 *   json      one activity as the widget receives it, serialised.
 */
export interface LoggedActivity {
  readonly position: number
  readonly json: string
}

export interface LoggedConversation {
  readonly id: string
  readonly userId: string
  /** Activities so far; the position of the next one. */
  readonly count: number
  readonly ended: boolean
}

export interface ActivityLog {
  /** False, and nothing done, when the conversation is there already. */
  open(conversation: { readonly id: string; readonly userId: string; readonly at: Date }): Promise<boolean>
  find(id: string): Promise<LoggedConversation | null>
  /** All of them or none; throws when a position is taken. */
  append(id: string, activities: readonly LoggedActivity[], at: Date): Promise<void>
  /** Those at `position` and after it, in order, at most `limit`. */
  since(id: string, position: number, limit: number): Promise<readonly LoggedActivity[]>
  end(id: string): Promise<void>
  /** Drops conversations in which nothing happened since `before`; returns how many. */
  purge(before: Date): Promise<number>
}
