import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'

/** Removes the files of reports, and the passwords that open them. What is known of the reports stays. */
export async function dropFile(
  sql: WorkspaceTransaction['sql'],
  scope: Scope,
  reportIds: string[],
): Promise<void> {
  await sql`
    update reports set password_ciphertext = null, password_key_version = null
    where workspace_id = ${scope.workspaceId}::uuid and id = any(${reportIds}::uuid[])`
  await sql`
    delete from report_parts
    where workspace_id = ${scope.workspaceId}::uuid and report_id = any(${reportIds}::uuid[])`
}
