/**
 * The widget's conversations in SQL (data/migrations/0100_direct_line.sql).
 *
 * In   Sql. Out  ActivityLog; its contract stands in data/types/activityLog.ts.
 * Cost one statement a call; `find` counts by the primary key.
 */
import type { ActivityLog, LoggedActivity, LoggedConversation } from '../types/activityLog.ts'
import type { Sql } from '../types/ports.ts'

export function activityLog(sql: Sql): ActivityLog {
  return {
    open: async ({ id, userId, at }) => {
      const added = await sql.query(
        'insert into direct_line_conversation (id, user_id, last_at) values ($1, $2, $3) on conflict do nothing',
        [id, userId, at],
      )
      return added.rowCount === 1
    },
    find: (id) => find(sql, id),
    append: (id, activities, at) => append(sql, id, activities, at),
    since: async (id, position, limit) => {
      const found = await sql.query<LoggedActivity>(
        `select position, json from direct_line_activity
         where conversation_id = $1 and position >= $2 order by position limit $3`,
        [id, position, limit],
      )
      return found.rows
    },
    end: async (id) => {
      await sql.query('update direct_line_conversation set ended = true where id = $1', [id])
    },
    purge: async (before) => {
      const gone = await sql.query('delete from direct_line_conversation where last_at < $1', [before])
      return gone.rowCount ?? 0
    },
  }
}

async function find(sql: Sql, id: string): Promise<LoggedConversation | null> {
  const found = await sql.query<{ user_id: string; ended: boolean; count: number }>(
    `select user_id, ended, coalesce(
       (select max(position) + 1 from direct_line_activity where conversation_id = id), 0)::integer as count
     from direct_line_conversation where id = $1`,
    [id],
  )
  const row = found.rows[0]
  return row === undefined ? null : { id, userId: row.user_id, count: row.count, ended: row.ended }
}

/** One statement, so that all is kept or nothing. */
async function append(sql: Sql, id: string, activities: readonly LoggedActivity[], at: Date): Promise<void> {
  await sql.query(
    `with kept as (
       insert into direct_line_activity (conversation_id, position, json)
       select $1, position, json from unnest($2::integer[], $3::text[]) as added (position, json)
     )
     update direct_line_conversation set last_at = $4 where id = $1`,
    [id, activities.map((one) => one.position), activities.map((one) => one.json), at],
  )
}
