import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { channels } from '@/lib/channels/inbound-event'
import { toSearchText } from './search-text'

/**
 * The persons known by exactly this identifier, on any channel. A phone number may be written with spaces,
 * dashes and a plus, as people copy it.
 */
export async function findPersons(
  sql: WorkspaceTransaction['sql'],
  scope: Scope,
  identifier: string,
): Promise<string[]> {
  // Naming every channel keeps the whole key usable: it begins with the channel.
  const rows = await sql<{ personId: string }[]>`
    select person_id as "personId"
    from person_identifiers
    where workspace_id = ${scope.workspaceId}::uuid and channel = any(${[...channels]}::text[])
      and identifier = any(${waysToWrite(identifier)}::text[])`
  return rows.map(({ personId }) => personId)
}

function waysToWrite(identifier: string): string[] {
  const text = toSearchText(identifier).trim()
  const digits = text.replace(/[\s().-]/g, '').replace(/^\+/, '')
  return /^\d{8,15}$/.test(digits) ? [text, digits, `+${digits}`] : [text]
}
