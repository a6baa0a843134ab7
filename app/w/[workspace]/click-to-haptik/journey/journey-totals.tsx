import type { ReactNode } from 'react'
import { FunnelKey } from '@/components/charts/funnel-key'
import { Hint } from '@/components/ui/hint'
import { StateLink } from '@/components/ui/state-link'
import { formatInstant } from '@/lib/format/format-instant'
import { formatCount } from '@/lib/format/format-number'
import { formatShare } from '@/lib/format/format-share'
import { getFigure } from '@/lib/metrics/catalog'
import { toRatio } from '@/lib/metrics/ratio'
import { JourneyCost } from './journey-cost'
import { type FunnelNumber, peopleHref } from './people-href'
import type { JourneyFunnel } from './read-journey-section'

export type JourneyTotalsProps = {
  funnel: JourneyFunnel
  locale: string
  /** Whether its name is said, as there are two. */
  named: boolean
}

/** How all of it went: four numbers, each leading to its conversations, and what it cost. */
export function JourneyTotals({ funnel, locale, named }: JourneyTotalsProps) {
  const { side, name, of, answer } = funnel
  const { persons, completed, dropped, open } = answer
  const count = (value: number, which: FunnelNumber) => (
    <StateLink
      href={peopleHref(of, which)}
      className="text-title font-bold tracking-tight text-ink decoration-2 underline-offset-4 hover:underline"
    >
      {formatCount(value, locale)}
    </StateLink>
  )
  return (
    <div className="relative flex flex-wrap items-baseline gap-x-7 gap-y-1 text-body text-muted">
      {named ? (
        <p className="w-full text-small font-medium">
          <FunnelKey side={side} part="reached">
            <bdi>{name}</bdi>
          </FunnelKey>
        </p>
      ) : null}
      <Total number={count(persons, { state: 'reached', step: 0 })} figure="journey_started" />
      <Total number={count(completed, { state: 'completed' })} figure="journey_completed">
        {' '}
        ({formatShare(toRatio(completed, persons))})
      </Total>
      <Total number={count(dropped, { state: 'dropped' })} figure="journey_dropped" />
      <Total number={count(open, { state: 'open' })} figure="journey_open">
        , {tellFinal(answer)}
      </Total>
      <JourneyCost funnel={funnel} locale={locale} />
    </div>
  )
}

type TotalProps = {
  number: ReactNode
  figure: 'journey_started' | 'journey_completed' | 'journey_dropped' | 'journey_open'
  children?: ReactNode
}

function Total({ number, figure, children }: TotalProps) {
  const { label, wording } = getFigure(figure)
  return (
    <p>
      {number} <Hint text={wording}>{label.toLowerCase()}</Hint>
      {children}
    </p>
  )
}

function tellFinal({ isFinal, finalAt, timeZone }: JourneyFunnel['answer']): string {
  if (isFinal || finalAt === null) return 'final'
  return `final on ${formatInstant(new Date(finalAt), timeZone)}`
}
