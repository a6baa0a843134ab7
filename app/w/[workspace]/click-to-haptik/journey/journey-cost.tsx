import { Hint } from '@/components/ui/hint'
import { formatMoney } from '@/lib/format/format-money'
import { type FigureKey, getFigure } from '@/lib/metrics/catalog'
import type { JourneyCost as Cost } from '@/lib/metrics/cost-of-journey'
import type { JourneyFunnel } from './read-journey-section'
import { tellCost } from './tell-cost'

export type JourneyCostProps = { funnel: JourneyFunnel; locale: string }

/** What it all cost and who carries it, a line a currency, and what is to be known of that. */
export function JourneyCost({ funnel: { answer, of }, locale }: JourneyCostProps) {
  const { cost, timeZone } = answer
  const notes = tellCost({ cost, timeZone, isOfChannel: of.channel !== null, locale })
  if (cost.currencies.length === 0 && notes.length === 0) return null
  return (
    <div className="w-full space-y-1 text-small">
      {cost.currencies.map((one) => (
        <CostLine key={one.currency} cost={one} locale={locale} />
      ))}
      {notes.length > 0 ? <p>{notes.join(' ')}</p> : null}
    </div>
  )
}

function CostLine({ cost, locale }: { cost: Cost; locale: string }) {
  const amounts: [FigureKey, string | null][] = [
    ['ad_spend', cost.spend],
    ['cost_per_person_started', cost.costPerPerson],
    ['cost_per_person_completed', cost.costPerCompleted],
    ['money_lost', cost.lost],
    ['money_open', isNothing(cost.open) ? null : cost.open],
  ]
  return (
    <p className="flex flex-wrap gap-x-5 gap-y-0.5">
      {amounts.map(([key, amount]) =>
        amount === null ? null : (
          <span key={key}>
            <span className="font-semibold text-ink">{formatMoney(amount, cost.currency, locale)}</span>{' '}
            <Hint text={getFigure(key).wording}>{getFigure(key).label.toLowerCase()}</Hint>
          </span>
        ),
      )}
    </p>
  )
}

function isNothing(amount: string | null): boolean {
  return amount === null || /^0+(\.0+)?$/.test(amount)
}
