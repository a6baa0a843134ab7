import type { WorkspaceTransaction } from '@/db/workspace'
import type { OpenCall } from '@/lib/access/meta/deletion-requests'
import type { Scope } from '@/lib/access/scope'

/** Meta says whole seconds, by its own clock. */
const clockGrace = 5_000

/** Whether a login is older than Meta's call; one made since is not what the call speaks of. Gone counts as older. */
export async function isLoginFromBefore(
  sql: WorkspaceTransaction['sql'],
  scope: Scope,
  { loginId, call }: { loginId: string; call: OpenCall },
): Promise<boolean> {
  const newer = await sql`
    select id from meta_logins
    where workspace_id = ${scope.workspaceId} and id = ${loginId}
      and connected_at > to_timestamp(${call.issuedAt + clockGrace}::float8 / 1000)`
  return newer.length === 0
}
