import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import { NotFoundError } from '@/lib/errors'
import type { Scope } from '../scope'
import type { Settings } from './settings-schema'

/** The settings of the workspace as they are now. */
export function getSettings(scope: Scope): Promise<Settings> {
  return inWorkspace(scope, ({ sql }) => readSettings(sql, scope))
}

/** As `getSettings`, within a transaction; `lock` holds them until its end. */
export async function readSettings(
  sql: WorkspaceTransaction['sql'],
  scope: Scope,
  { lock = false } = {},
): Promise<Settings> {
  const [settings] = await sql<Settings[]>`
    select name, messages_kept_days as "messagesKeptDays", deliveries_kept_days as "deliveriesKeptDays",
      report_passwords_in_app as "reportPasswordsInApp"
    from workspaces where id = ${scope.workspaceId}::uuid
    ${lock ? sql`for no key update` : sql``}`
  if (!settings) throw new NotFoundError('There is no such workspace.')
  return settings
}
