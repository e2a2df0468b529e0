/** The widget's conversations in memory: what the SQL one is compared with, and what server tests run on. */
import type { ActivityLog, LoggedActivity } from '../../data/types/activityLog.ts'

interface Kept {
  readonly userId: string
  lastAt: Date
  ended: boolean
  readonly activities: LoggedActivity[]
}

export function memoryActivityLog(): ActivityLog {
  const conversations = new Map<string, Kept>()
  return {
    open: async ({ id, userId, at }) => {
      if (conversations.has(id)) return false
      conversations.set(id, { userId, lastAt: at, ended: false, activities: [] })
      return true
    },
    find: async (id) => {
      const kept = conversations.get(id)
      if (kept === undefined) return null
      return { id, userId: kept.userId, count: kept.activities.length, ended: kept.ended }
    },
    append: async (id, activities, at) => {
      const kept = conversations.get(id)
      if (kept === undefined) throw new Error(`no conversation ${id}`)
      for (const one of activities) {
        if (one.position !== kept.activities.length) throw new Error(`position ${one.position} is taken`)
        kept.activities.push(one)
      }
      kept.lastAt = at
    },
    since: async (id, position, limit) =>
      (conversations.get(id)?.activities ?? []).slice(position, position + limit),
    end: async (id) => {
      const kept = conversations.get(id)
      if (kept !== undefined) kept.ended = true
    },
    purge: async (before) => {
      const old = [...conversations].filter(([, kept]) => kept.lastAt < before)
      for (const [id] of old) conversations.delete(id)
      return old.length
    },
  }
}
