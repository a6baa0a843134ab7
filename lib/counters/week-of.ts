import type { ISql, PendingQuery, Row } from 'postgres'

/** The Monday by which the week of a day is named, of a column. */
export function weekOf(sql: ISql, day: 'day' | 'given.day' | 'd.day'): PendingQuery<Row[]> {
  return sql`date_trunc('week', ${sql(day)}::timestamp)::date`
}
