import type { TileLine } from '@/components/figure/lines-tile'
import { LinesTile } from '@/components/figure/lines-tile'
import { MetricTile } from '@/components/figure/metric-tile'
import { RelativeTime } from '@/components/ui/relative-time'
import type { AdsOverview, Money } from '@/lib/metrics/ads-overview'
import { getFigure } from '@/lib/metrics/catalog'
import type { AdTilesProps } from './ad-tiles'
import { changeOfMoney } from './ratio-of-money'
import { countMissingDays, oldestFigures } from './tell-accounts'
import { deltaOf, moneyFigure, sparkOf } from './tile-figures'
import { UnknownTile } from './unknown-tile'

/** What the ads cost, one line a currency, and how old that is. */
export function CostTile({ overview, state, locale, mayConnect }: AdTilesProps) {
  const { totals, accounts } = overview
  const { label, wording } = getFigure('ad_spend')
  const shell = { label, definition: wording, note: <Age {...overview} zone={state.timeZone} /> }
  if (totals.spend.length === 0 && totals.impressions === null) {
    return (
      <UnknownTile {...shell} what="cost" slug={state.slug} accounts={accounts} mayConnect={mayConnect} />
    )
  }
  const lines = totals.spend.map(
    (money): TileLine => ({
      key: money.currency,
      figure: moneyFigure(money, locale),
      delta: deltaOf('ad_spend', changeOfMoney(money, inCurrency(totals.previous?.spend, money)), state),
      // Only a drawing may take amounts for numbers.
      spark: sparkOf(overview.days.map((day) => Number(inCurrency(day.spend, money)?.amount ?? 0))),
    }),
  )
  const [first, ...others] = lines
  if (!first) return <MetricTile {...shell} figure={{ look: 'zero' }} />
  return others.length > 0 ? <LinesTile {...shell} lines={lines} /> : <MetricTile {...shell} {...first} />
}

function inCurrency(amounts: Money[] | undefined, { currency }: Money): Money | undefined {
  return amounts?.find((money) => money.currency === currency)
}

/** "as of 4 min ago · Asia/Kolkata · 2 days missing" */
function Age({ accounts, zone }: Pick<AdsOverview, 'accounts'> & { zone: string }) {
  if (accounts.length === 0) return null
  const oldest = oldestFigures(accounts)
  const zones = [...new Set(accounts.map(({ timeZone }) => timeZone))]
  const missing = countMissingDays(accounts)
  return (
    <>
      {oldest ? (
        <>
          as of <RelativeTime at={oldest} timeZone={zone} drawnAt={Date.now()} />
        </>
      ) : (
        'being fetched'
      )}
      {' · '}
      {zones.length === 1 ? zones[0] : `days of ${zones.length} zones`}
      {missing > 0 ? (
        <span className="text-warning"> · {missing === 1 ? '1 day' : `${missing} days`} missing</span>
      ) : null}
    </>
  )
}
