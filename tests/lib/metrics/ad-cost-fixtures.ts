import { randomUUID } from 'node:crypto'
import { accountAds, adAccountDays, adAccounts, adDays, metaLogins } from '@/db/schema/meta'
import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { sumUpDays } from '@/lib/ads/sum-days'
import { listDays } from '@/lib/period/day'

/** What the sync of ad accounts leaves behind, put straight into the tables. */

type Row<Table extends { $inferInsert: object }> = Partial<Table['$inferInsert']>

const at = '2026-11-21T10:00:00Z'

/** A connected ad account, days of which are stored whole. */
export async function addAdAccount(
  scope: Scope,
  { whole, ...given }: Row<typeof adAccounts> & { accountId: string; whole?: { from: string; to: string } },
) {
  const { workspaceId } = scope
  const loginId = randomUUID()
  await inWorkspace(scope, async ({ db }) => {
    await db.insert(metaLogins).values({
      workspaceId,
      id: loginId,
      metaUserId: randomUUID(),
      name: 'Ines Okafor',
      ciphertext: Buffer.alloc(32),
      keyVersion: 1,
      permissions: 'ads_read',
      state: 'live',
      connectedBy: 'user:alice',
      connectedAt: at,
    })
    await db.insert(adAccounts).values({
      name: `Account ${given.accountId}`,
      currency: 'INR',
      timeZone: 'Asia/Kolkata',
      metaStatus: 1,
      state: 'live',
      chosenAt: at,
      firstDay: '2026-08-23',
      ...given,
      loginId,
      workspaceId,
    })
    const days = whole ? listDays(whole.from, whole.to) : []
    const { accountId } = given
    const rows = days.map((day) => ({ workspaceId, accountId, day, fetchedAt: at }))
    if (rows.length > 0) await db.insert(adAccountDays).values(rows)
  })
}

/** What an account says of an ad. */
export async function addAccountAd(
  scope: Scope,
  given: Row<typeof accountAds> & { adId: string; accountId: string },
) {
  const row = { name: `Ad ${given.adId}`, status: 'ACTIVE', fetchedAt: at, ...given }
  await inWorkspace(scope, ({ db }) =>
    db.insert(accountAds).values({ ...row, workspaceId: scope.workspaceId }),
  )
}

/** A day of an ad; without an account as the ad-days API brings it. */
export async function addAdDay(scope: Scope, given: Row<typeof adDays> & { adId: string; day: string }) {
  const row = {
    platform: 'facebook',
    accountId: '',
    spendMicros: 0n,
    currency: 'INR',
    impressions: 0n,
    clicks: 0n,
    linkClicks: 0n,
    fetchedAt: at,
    ...given,
  }
  await inWorkspace(scope, async ({ db, sql }) => {
    await db.insert(adDays).values({ ...row, workspaceId: scope.workspaceId })
    await sumUpDays(sql, scope, { accountId: row.accountId, days: [row.day] })
  })
}
