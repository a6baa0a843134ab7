import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { toIsoInstant } from '@/lib/metrics/instant'
import { type MessageFilter, messageFilterSchema } from '@/lib/metrics/message-filter'
import { mostDownloads, undeliveredHours } from './report-limits'

type Sql = WorkspaceTransaction['sql']

/** A report as its requester sees it. Instants are ISO text. */
export interface Report {
  id: string
  state: 'waiting' | 'running' | 'mailing' | 'sent' | 'cancelled' | 'failed'
  /** Null where it was stored by a version that asked differently. */
  filter: MessageFilter | null
  isScheduled: boolean
  /** A sentence on what went wrong; while it is mailed, on what keeps the mail. */
  problem: string | null
  rowsDone: number
  /** Null until they are counted. */
  rowsTotal: number | null
  /** Of the finished file; null where there was none. */
  bytes: number | null
  downloadsLeft: number
  requestedAt: string
  /** When the mail server took the mail. */
  sentAt: string | null
  /** Until when the file can be had; null where there is none any more, or not yet an end. */
  fileUntil: string | null
  isFileThere: boolean
}

interface Row extends Omit<Report, 'filter' | 'downloadsLeft' | 'isFileThere'> {
  filter: unknown
  downloads: number
  hasFile: boolean
}

/** Those of whoever asks, newest first. Nobody sees another one's. */
export async function readReports(
  sql: Sql,
  scope: Scope,
  { reportId = null, limit = 1 }: { reportId?: string | null; limit?: number },
): Promise<Report[]> {
  if (scope.actor.kind !== 'user') return []
  const rows = await sql<Row[]>`
    select id, state, filter, schedule_id is not null as "isScheduled", problem, rows_done as "rowsDone",
      rows_total as "rowsTotal", bytes_total as bytes, downloads, requested_at::text as "requestedAt",
      sent_at::text as "sentAt", (${fileEnds(sql)})::text as "fileUntil", ${hasFile(sql)} as "hasFile"
    from reports
    where workspace_id = ${scope.workspaceId}::uuid and user_id = ${scope.actor.id}::uuid
      and (${reportId}::uuid is null or id = ${reportId}::uuid)
    order by requested_at desc, id limit ${limit}`
  return rows.map(toReport)
}

/** A condition on `reports`: there is a file, and whoever may have it can. */
export function hasFile(sql: Sql) {
  return sql`(bytes_total is not null and password_ciphertext is not null
    and state in ('mailing', 'sent', 'failed') and coalesce(${fileEnds(sql)} > now(), true))`
}

/** When the file of a report goes; null while it is not decided. */
export function fileEnds(sql: Sql) {
  return sql`(case when state = 'failed' then finished_at + make_interval(hours => ${undeliveredHours})
    else expires_at end)`
}

function toReport({ filter, downloads, hasFile, ...row }: Row): Report {
  const parsed = messageFilterSchema.safeParse(filter)
  return {
    ...row,
    filter: parsed.success ? parsed.data : null,
    downloadsLeft: Math.max(0, mostDownloads - downloads),
    requestedAt: toIsoInstant(row.requestedAt),
    sentAt: row.sentAt && toIsoInstant(row.sentAt),
    fileUntil: hasFile && row.fileUntil ? toIsoInstant(row.fileUntil) : null,
    isFileThere: hasFile,
  }
}
