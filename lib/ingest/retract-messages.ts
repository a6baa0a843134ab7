import type { Statement } from '@/db/workspace'
import { asRecords, type Batch } from './batch'

/** Empties messages that were taken back. That they were sent stays, and with it every figure. */
export function retractMessages({ scope, sql, deliveries }: Batch): Statement[] {
  const taken = deliveries.flatMap(({ connectionId, retracted = [] }) =>
    retracted.map((eventId) => ({ c: connectionId, e: eventId })),
  )
  if (taken.length === 0) return []
  return [
    sql`
      update events set body = null
      from json_to_recordset(${asRecords(taken)}::text::json) as given (c uuid, e text)
      where workspace_id = ${scope.workspaceId} and connection_id = given.c and event_id = given.e`,
  ]
}
