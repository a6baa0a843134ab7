import type { Figure } from '@/components/figure/figure'
import { MetricTile } from '@/components/figure/metric-tile'
import { Callout } from '@/components/ui/callout'
import { Skeleton } from '@/components/ui/skeleton'
import type { Scope } from '@/lib/access/scope'
import { InvalidInputError } from '@/lib/errors'
import { formatCount } from '@/lib/format/format-number'
import { localeOfCurrency } from '@/lib/format/locale-of-currency'
import { type FigureKey, getFigure } from '@/lib/metrics/catalog'
import { getMessageTotals, type MessageTotals as Totals } from '@/lib/metrics/get-message-totals'
import type { MessageState } from './message-state'

const tiles: { figure: FigureKey; of: Exclude<keyof Totals, 'isExact'> }[] = [
  { figure: 'found_messages', of: 'messages' },
  { figure: 'found_conversations', of: 'conversations' },
  { figure: 'found_users', of: 'users' },
  { figure: 'found_from_ads', of: 'conversationsFromAds' },
]

export type MessageTotalsProps = { scope: Scope; state: MessageState }

export async function MessageTotals({ scope, state }: MessageTotalsProps) {
  const totals = await readTotals(scope, state)
  if (totals === null) {
    return (
      <Callout tone="warning" title="Too much to count">
        The figures of this filter cannot be counted in time. Choose fewer days.
      </Callout>
    )
  }
  const locale = localeOfCurrency(scope.currency)
  return (
    <section aria-label="Totals" data-dims className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      {tiles.map(({ figure, of }) => {
        const { label, wording } = getFigure(figure)
        return (
          <MetricTile
            key={figure}
            label={label}
            definition={wording}
            figure={toFigure(totals[of], totals.isExact, locale)}
            note={totals.isExact ? null : 'at least, as far as was counted'}
          />
        )
      })}
    </section>
  )
}

/** Of the same size. */
export function TotalsSkeleton() {
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <p role="status" className="sr-only">
        Reading totals
      </p>
      {tiles.map(({ figure }) => (
        <Skeleton key={figure} className="h-28" />
      ))}
    </div>
  )
}

function toFigure(count: number, isExact: boolean, locale: string): Figure {
  if (count === 0 && isExact) return { look: 'zero' }
  return { look: 'value', text: `${formatCount(count, locale)}${isExact ? '' : '+'}` }
}

async function readTotals(scope: Scope, { filter }: MessageState): Promise<Totals | null> {
  try {
    return await getMessageTotals(scope, filter)
  } catch (error) {
    if (error instanceof InvalidInputError) return null
    throw error
  }
}
