import type { Scope } from '@/lib/access/scope'
import { pauseAfter } from '../graph/back-off'
import { listAds } from '../graph/list-ads'
import { readAdAccount } from '../graph/read-ad-account'
import type { Pause } from '../graph/throttle'
import { foundTrouble } from './found-trouble'
import { runSync } from './run-sync'
import { storeAccountFacts } from './store-account-facts'
import { storeAds } from './store-ads'
import type { SyncOptions, SyncRun } from './sync-run'

/** Fetches what an account says of itself and of its ads: names, states, campaigns, ad sets, titles, pictures. */
export function syncNames(scope: Scope, accountId: string, options?: SyncOptions): Promise<void> {
  return runSync(scope, { kind: 'names', accountId }, fetchNames, options)
}

async function fetchNames(run: SyncRun): Promise<boolean> {
  const { account, login, options, now } = run
  const { patience, signal } = options
  const askedAt = new Date(now()).toISOString()
  const facts = await readAdAccount(login, account.accountId, { patience, signal })
  let pause: Pause | null = null
  for await (const { ads, throttle } of listAds(login, account.accountId, { patience, signal })) {
    await storeAds(run, ads, askedAt)
    pause = pauseAfter(throttle, account.accountId, new Date(now()))
  }
  await storeAccountFacts(run, facts, askedAt)
  if (pause) throw foundTrouble('throttled', "Meta's headers ask us to stop.", pause)
  return true
}
