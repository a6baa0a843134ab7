import { inWorkspace } from '@/db/workspace'
import { ConflictError } from '@/lib/errors'
import { recordDeed } from '../record-deed'
import { requireRight } from '../rights'
import type { Scope } from '../scope'
import { readSettings } from './get-settings'
import { findShortened, type Settings } from './settings-schema'

/**
 * Saves the settings of the workspace, with an audit entry for each that changed. Where a retention becomes
 * shorter, data goes for ever: without `mayShorten` that is a ConflictError, whatever the page showed.
 */
export async function saveSettings(
  scope: Scope,
  settings: Settings,
  { mayShorten }: { mayShorten: boolean },
): Promise<void> {
  requireRight(scope, 'manage-settings')
  await inWorkspace(scope, async (transaction) => {
    const { sql } = transaction
    const before = await readSettings(sql, scope, { lock: true })
    if (!mayShorten && findShortened(before, settings).length > 0) {
      throw new ConflictError('This would keep less than before. Reload the page, look, and save again.')
    }
    await sql`
      update workspaces set name = ${settings.name}, messages_kept_days = ${settings.messagesKeptDays},
        deliveries_kept_days = ${settings.deliveriesKeptDays},
        report_passwords_in_app = ${settings.reportPasswordsInApp}
      where id = ${scope.workspaceId}::uuid`
    for (const setting of Object.keys(settings) as (keyof Settings)[]) {
      if (settings[setting] === before[setting]) continue
      const detail = { setting, before: before[setting], after: settings[setting] }
      await recordDeed(transaction, scope, { deed: 'setting.changed', subject: scope.workspaceId, detail })
    }
  })
}
