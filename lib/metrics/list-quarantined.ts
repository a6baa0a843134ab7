import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { toIsoInstant, toIsoInstantOrNull } from './instant'
import { isId } from './keyset-cursor'
import { type KeysetInput, type KeysetPage, toKeysetPage, toKeysetPlace } from './keyset-page'
import { visibleBody } from './visible-body'

export const quarantineStates = ['waiting', 'resolved', 'all'] as const
export type QuarantineState = (typeof quarantineStates)[number]

export interface QuarantinedInput extends KeysetInput {
  connectionId?: string
  /** `waiting` unless given: those that no replay has stored. */
  state?: QuarantineState
}

export interface QuarantinedRow {
  id: string
  connectionId: string
  connectionName: string | null
  deliveryId: string
  /** Its place in the delivery, from 0. */
  position: number
  eventId: string | null
  reason: string
  /** The event as it came, at most its first 4,000 characters. */
  raw: string
  receivedAt: string
  resolvedAt: string | null
  replays: number
}

/** A page of the events that were kept but not understood, newest first. */
export async function listQuarantined(
  scope: Scope,
  input: QuarantinedInput,
): Promise<KeysetPage<QuarantinedRow>> {
  const { connectionId, state = 'waiting' } = input
  if (connectionId && !isId(connectionId)) return { rows: [], next: null, previous: null }
  const place = toKeysetPlace(input)
  const { cursor, isBackwards, limit } = place
  const read = await inWorkspace(scope, ({ sql }) => {
    const beyond = isBackwards ? sql`>` : sql`<`
    const resolution = {
      all: sql``,
      waiting: sql`and q.resolved_at is null`,
      resolved: sql`and q.resolved_at is not null`,
    }
    return sql<QuarantinedRow[]>`
      select q.id, q.connection_id as "connectionId", connections.name as "connectionName",
        q.delivery_id as "deliveryId", q.position, q.event_id as "eventId", q.reason, left(q.raw, 4000) as raw,
        q.received_at as "receivedAt", q.resolved_at as "resolvedAt", q.replays
      from quarantined_events q
      left join connections on connections.workspace_id = ${scope.workspaceId}::uuid
        and connections.id = q.connection_id
      where q.workspace_id = ${scope.workspaceId}::uuid ${resolution[state]}
        ${connectionId ? sql`and q.connection_id = ${connectionId}::uuid` : sql``}
        ${cursor ? sql`and (q.received_at, q.id) ${beyond} (${cursor.at}::timestamptz, ${cursor.id}::uuid)` : sql``}
      order by ${isBackwards ? sql`q.received_at, q.id` : sql`q.received_at desc, q.id desc`}
      limit ${limit + 1}`
  })
  const page = toKeysetPage(read, place, ({ receivedAt, id }) => ({ at: receivedAt, id }))
  return { ...page, rows: page.rows.map((row) => toRow(scope, row)) }
}

function toRow(scope: Scope, row: QuarantinedRow): QuarantinedRow {
  return {
    ...row,
    raw: visibleBody(scope, row.raw) ?? '',
    receivedAt: toIsoInstant(row.receivedAt),
    resolvedAt: toIsoInstantOrNull(row.resolvedAt),
  }
}
