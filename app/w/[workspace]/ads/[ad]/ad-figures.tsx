import { Card } from '@/components/ui/card'
import { hasRight } from '@/lib/access/rights'
import type { Scope } from '@/lib/access/scope'
import { localeOfCurrency } from '@/lib/format/locale-of-currency'
import type { AdsOverview } from '@/lib/metrics/ads-overview'
import type { Ad } from '@/lib/metrics/get-ad'
import { getAdsOverview } from '@/lib/metrics/get-ads-overview'
import { AccountNotes } from '../../click-to-haptik/account-notes'
import { AdTiles } from '../../click-to-haptik/ad-tiles'
import { toAdsQuestion } from '../../click-to-haptik/ads-question'
import { readIngestStatus } from '../../click-to-haptik/read-ingest-status'
import { tellAccounts } from '../../click-to-haptik/tell-accounts'
import type { AdState } from './ad-state'

export type AdFiguresProps = { scope: Scope; ad: Ad; state: AdState }

/** What the ad cost and what came of it, as section two says it of all ads. */
export async function AdFigures({ scope, ad, state: { overview: state } }: AdFiguresProps) {
  const [overview, status] = await Promise.all([
    getAdsOverview(scope, toAdsQuestion(state)),
    readIngestStatus(scope),
  ])
  const accounts = overview.accounts.filter(({ accountId }) => accountId === ad.account?.accountId)
  return (
    <Card title="Figures" sentence={tellWhat(ad, overview)}>
      <AdTiles
        overview={overview}
        hasBegun={status.firstConversationDay !== null}
        mayConnect={hasRight(scope, 'manage-connections')}
        maySaveGoals={hasRight(scope, 'save-goals')}
        state={state}
        locale={localeOfCurrency(scope.currency)}
      />
      <AccountNotes
        notes={tellAccounts({ ...overview, accounts, timeZone: scope.timeZone })}
        slug={scope.slug}
      />
    </Card>
  )
}

function tellWhat({ account }: Ad, { totals }: AdsOverview): string {
  return account || totals.spend.length > 0
    ? 'What this ad cost and what came of it, on every platform.'
    : 'What came of this ad. What it cost is not known: no connected ad account lists it.'
}
