import type { Scope } from '@/lib/access/scope'
import { NoLongerWanted } from './hold-account'
import { findSyncAccount, type SyncAccount } from './sync-account'

const lookEvery = 2_000

/** For long readings: throws within seconds after the account was disconnected or is to be left in peace. */
export function watchAccount(
  scope: Scope,
  { accountId, loginId }: SyncAccount,
  now: () => number,
): () => Promise<void> {
  let looked = Date.now()
  return async () => {
    if (Date.now() - looked < lookEvery) return
    looked = Date.now()
    const account = await findSyncAccount(scope, accountId, now())
    if (account?.loginId !== loginId) throw new NoLongerWanted()
  }
}
