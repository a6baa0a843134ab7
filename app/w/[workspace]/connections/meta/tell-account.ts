import type { ChoosableAccount } from '@/lib/access/meta/list-choosable-accounts'
import { nameAccountStatus } from './name-account-status'

/** "873302214460911 · INR · days of Asia/Kolkata · Halcyon Group · connected already" */
export function tellAccount(account: ChoosableAccount, loginId: string): string {
  const { accountId, currency, timeZone, businessName, status, chosenBy } = account
  return [
    accountId,
    currency,
    `days of ${timeZone}`,
    businessName,
    nameAccountStatus(status)?.name,
    chosenBy && tellChoice(chosenBy, loginId),
  ]
    .filter(Boolean)
    .join(' · ')
}

function tellChoice(chosenBy: { loginId: string; name: string }, loginId: string): string {
  if (chosenBy.loginId === loginId) return 'connected already'
  return `connected with the login of ${chosenBy.name}; choose it to read it with this one`
}

export function tellChosen({ added, moved }: { added: number; moved: number }): string {
  const count = added + moved
  if (count === 0) return 'They are connected already'
  if (added === 0)
    return count === 1 ? '1 ad account has another login' : `${count} ad accounts have another login`
  return count === 1 ? '1 ad account is connected' : `${count} ad accounts are connected`
}
