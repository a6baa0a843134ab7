import { FunnelKey } from '@/components/charts/funnel-key'
import type { FunnelSide } from '@/components/charts/funnel-look'
import { classNames } from '@/components/ui/class-names'
import { StateLink } from '@/components/ui/state-link'
import { formatDuration } from '@/lib/format/format-duration'
import { formatCount } from '@/lib/format/format-number'
import { formatRoughShare } from '@/lib/format/format-share'
import type { FunnelStep } from './list-funnel-steps'
import { type FunnelNumber, type FunnelOf, peopleHref } from './people-href'
import { WaysOut } from './ways-out'

export type StepDetailsProps = {
  step: FunnelStep
  of: FunnelOf
  locale: string
  /** Said before the numbers where two are compared. */
  named: { side: FunnelSide; name: string } | null
}

/** The numbers of one step, under its bar. */
export function StepDetails({ step, of, locale, named }: StepDetailsProps) {
  return (
    <div
      className={classNames(
        'relative min-w-0 text-small text-muted',
        named ? 'space-y-0.5' : 'gap-x-2 gap-y-0.5 max-md:grid max-md:grid-cols-[1fr_auto] md:space-y-0.5',
      )}
    >
      {named ? (
        <p className="flex text-note font-medium">
          <FunnelKey side={named.side} part="reached">
            <bdi>{named.name}</bdi>
          </FunnelKey>
        </p>
      ) : null}
      <p className="flex flex-wrap justify-between gap-x-2 max-md:col-span-2">
        <PeopleLink
          of={of}
          locale={locale}
          step={step}
          count={step.reached}
          state="reached"
          className="text-ink"
        >
          {step.reached === 1 ? 'person' : 'people'}
        </PeopleLink>
        {isWorthSaying(step) ? (
          <span>
            {formatRoughShare(step.shareOfBefore)} of {step.step === 1 ? 'started' : `step ${step.step - 1}`}
          </span>
        ) : null}
      </p>
      {/* Its place stays where there is no time to tell, so that the lines of all steps keep level. */}
      <p className={classNames('min-h-4.5 max-md:order-1', !named && 'text-right')}>
        {step.seconds === null ? null : `after ${formatDuration(step.seconds)}`}
      </p>
      {step.isLast ? (
        <PeopleLink
          of={of}
          locale={locale}
          step={step}
          count={step.reached}
          state="completed"
          className="font-medium text-good"
        >
          completed
        </PeopleLink>
      ) : (
        <Stopped of={of} step={step} locale={locale} named={named} />
      )}
    </div>
  )
}

/** Where everybody who started reached the first step, that is no news. */
function isWorthSaying({ step, shareOfBefore }: FunnelStep): boolean {
  return shareOfBefore !== null && !(step === 1 && shareOfBefore === 1)
}

function Stopped({ of, step, locale, named }: StepDetailsProps) {
  return (
    <>
      {step.dropped > 0 ? (
        <WaysOut
          of={of}
          step={step.step}
          name={step.name}
          dropped={step.dropped}
          locale={locale}
          side={named?.name}
        />
      ) : (
        <p>{named ? 'nobody stopped' : 'nobody stopped here'}</p>
      )}
      {step.open > 0 ? (
        <p className="max-md:order-2 max-md:col-span-2">
          <PeopleLink of={of} locale={locale} step={step} count={step.open} state="open">
            still open
          </PeopleLink>
        </p>
      ) : null}
    </>
  )
}

type PeopleLinkProps = Omit<StepDetailsProps, 'named'> & {
  count: number
  state: FunnelNumber['state']
  className?: string
  children: string
}

function PeopleLink({ of, step, locale, count, state, className, children }: PeopleLinkProps) {
  return (
    <StateLink
      href={peopleHref(of, { state, step: step.step })}
      className={`underline-offset-3 hover:underline ${className ?? ''}`}
    >
      {formatCount(count, locale)} {children}
      <span className="sr-only">, {step.name}</span>
    </StateLink>
  )
}
