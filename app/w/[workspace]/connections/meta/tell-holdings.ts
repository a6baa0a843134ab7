import type { AccountHoldings } from '@/lib/access/meta/count-holdings'
import type { Removed } from '@/lib/access/meta/delete-accounts'
import { formatCount } from '@/lib/format/format-number'

type Counts = Pick<AccountHoldings, 'adDays' | 'ads'>

/** "1,204 rows of cost by ad and day, the names of 12 ads" */
export function tellHoldings({ adDays, ads }: Counts, locale: string): string {
  const rows = `${formatCount(adDays, locale)} ${adDays === 1 ? 'row' : 'rows'} of cost by ad and day`
  const names = ads === 1 ? 'the name of 1 ad' : `the names of ${formatCount(ads, locale)} ads`
  return `${rows}, ${names}`
}

/** "2 ad accounts are gone, with …" */
export function tellRemoved({ accounts, assets = 0, ...counts }: Removed, locale: string): string {
  if (accounts === 0 && assets > 0) return 'The login is gone, and the messages that it answered for stop'
  if (accounts === 0) return 'The login is gone'
  const gone =
    accounts === 1 ? '1 ad account is gone' : `${formatCount(accounts, locale)} ad accounts are gone`
  return `${gone}, with ${tellHoldings(counts, locale)}`
}
