import { inWorkspace } from '@/db/workspace'
import { nameActors } from '@/lib/access/name-actors'
import { requireRight } from '@/lib/access/rights'
import type { Scope } from '@/lib/access/scope'
import { toIsoInstant } from '@/lib/metrics/instant'

export type ErasureKind = 'person.erased' | 'meta.data_deleted' | 'meta.deauthorised'

export interface ErasureRow {
  id: string
  at: string
  kind: ErasureKind
  /** Our id of the person's shell, or of the login. */
  subject: string
  /** Who asked for it, as people read it. */
  by: string
  /** Of the status page, where Meta asked. */
  code: string | null
  removed: Record<string, number>
}

const most = 50

/** The latest people erased, and calls of Meta's to delete a login's data or to stop reading with it. */
export function listErasures(scope: Scope): Promise<ErasureRow[]> {
  requireRight(scope, 'erase-person')
  return inWorkspace(scope, async ({ sql }) => {
    const rows = await sql<(Omit<ErasureRow, 'by'> & { actor: string })[]>`
      select id, at::text as at, deed as kind, coalesce(subject, '') as subject, actor,
        detail ->> 'code' as code, coalesce(detail, '{}'::jsonb) - 'code' as removed
      from audit_entries
      where workspace_id = ${scope.workspaceId}
        and deed in ('person.erased', 'meta.data_deleted', 'meta.deauthorised')
      order by at desc, id limit ${most}`
    const names = await nameActors(
      sql,
      rows.map(({ actor }) => actor),
    )
    return rows.map(({ actor, ...row }) => ({
      ...row,
      at: toIsoInstant(row.at),
      by: row.code === null ? (names.get(actor) ?? actor) : 'Meta',
    }))
  })
}
