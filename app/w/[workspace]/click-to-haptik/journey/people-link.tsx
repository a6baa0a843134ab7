import { classNames } from '@/components/ui/class-names'
import { StateLink } from '@/components/ui/state-link'
import { formatCount } from '@/lib/format/format-number'
import type { FunnelStep } from './list-funnel-steps'
import { type FunnelNumber, type FunnelOf, peopleHref } from './people-href'

export type PeopleLinkProps = {
  step: FunnelStep
  of: FunnelOf
  count: number
  state: FunnelNumber['state']
  locale: string
  /** What the number counts: "people". */
  children: string
  className?: string
}

/** A number of a step, leading to its conversations. */
export function PeopleLink({ step, of, count, state, locale, children, className }: PeopleLinkProps) {
  return (
    <StateLink
      href={peopleHref(of, { state, step: step.step })}
      className={classNames('underline-offset-3 hover:underline', className)}
    >
      {formatCount(count, locale)} {children}
      <span className="sr-only">, {step.name}</span>
    </StateLink>
  )
}
