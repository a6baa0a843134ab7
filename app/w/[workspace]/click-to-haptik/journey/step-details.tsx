import { FunnelKey } from '@/components/charts/funnel-key'
import type { FunnelSide } from '@/components/charts/funnel-look'
import { classNames } from '@/components/ui/class-names'
import { formatDuration } from '@/lib/format/format-duration'
import { formatRoughShare } from '@/lib/format/format-share'
import { listMoney } from '../money-text'
import type { FunnelStep } from './list-funnel-steps'
import type { FunnelOf } from './people-href'
import { PeopleLink } from './people-link'
import { WaysOut } from './ways-out'

export type StepDetailsProps = {
  step: FunnelStep
  of: FunnelOf
  locale: string
  /** Said before the numbers where two are compared; they then stand side by side. */
  named: { side: FunnelSide; name: string } | null
}

/** The numbers of one step, under its bar. */
export function StepDetails(props: StepDetailsProps) {
  const { step, named } = props
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
      <Reached {...props} />
      <CostAndTime {...props} />
      {step.isLast ? <Completed {...props} /> : <Stopped {...props} />}
    </div>
  )
}

function Reached({ step, of, locale, named }: StepDetailsProps) {
  return (
    <p className={lineLook(named)}>
      <PeopleLink {...{ step, of, locale }} count={step.reached} state="reached" className="text-ink">
        {step.reached === 1 ? 'person' : 'people'}
      </PeopleLink>
      {isWorthSaying(step) ? (
        <span>
          {formatRoughShare(step.shareOfBefore)} of {step.step === 1 ? 'started' : `step ${step.step - 1}`}
        </span>
      ) : null}
    </p>
  )
}

/** Where everybody who started reached the first step, that is no news. */
function isWorthSaying({ step, shareOfBefore }: FunnelStep): boolean {
  return shareOfBefore !== null && !(step === 1 && shareOfBefore === 1)
}

function CostAndTime({ step, locale, named }: StepDetailsProps) {
  const cost = listMoney(step.costs.perPerson, locale)
  const time = step.seconds === null ? null : `after ${formatDuration(step.seconds)}`
  if (cost === null) {
    // Its place stays where there is no time to tell, so that the lines of all steps keep level.
    return <p className={named ? undefined : 'text-right max-md:order-1 md:min-h-4.5'}>{time}</p>
  }
  return (
    <p className={lineLook(named)}>
      <span>
        <span className="font-medium text-ink">{cost}</span> a person
      </span>
      <span>{time}</span>
    </p>
  )
}

/** Two things on a line, where there is room for both. */
function lineLook(named: StepDetailsProps['named']): string {
  return classNames(
    'flex max-md:col-span-2',
    named ? 'flex-col items-start' : 'flex-wrap justify-between gap-x-2',
  )
}

function Completed({ step, of, locale }: StepDetailsProps) {
  return (
    <PeopleLink
      {...{ step, of, locale }}
      count={step.reached}
      state="completed"
      className="font-medium text-good"
    >
      completed
    </PeopleLink>
  )
}

function Stopped({ step, of, locale, named }: StepDetailsProps) {
  const [lost, open] = [listMoney(step.costs.lost, locale), listMoney(step.costs.open, locale)]
  return (
    <>
      {step.dropped > 0 ? (
        <div className={lost === null ? undefined : lineLook(named)}>
          <WaysOut {...{ step, of, locale }} side={named?.name} />
          {lost === null ? null : <span>{lost} lost</span>}
        </div>
      ) : (
        <p>{named ? 'nobody stopped' : 'nobody stopped here'}</p>
      )}
      {step.open > 0 ? (
        <p className={classNames(lineLook(named), 'max-md:order-2')}>
          <PeopleLink {...{ step, of, locale }} count={step.open} state="open">
            still open
          </PeopleLink>
          {open === null ? null : <span>{open}</span>}
        </p>
      ) : null}
    </>
  )
}
