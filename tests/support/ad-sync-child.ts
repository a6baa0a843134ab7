import { jobScope } from '@/lib/access/job-gate'
import { syncFirstDays } from '@/lib/ads/sync/sync-first-days'

const [workspaceId = '', accountId = '', now = ''] = process.argv.slice(2)

/** Fetches an account's first days in a process that can be killed. */
async function fetchUntilKilled() {
  const scope = await jobScope(workspaceId, 'sync-ads-first')
  await syncFirstDays(scope, accountId, { now: () => Number(now) })
  process.exit(0)
}

void fetchUntilKilled()
