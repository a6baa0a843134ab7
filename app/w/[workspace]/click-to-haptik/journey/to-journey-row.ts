import { listMoney } from '../money-text'
import type { JourneyRow } from './journey-table'
import type { FunnelStep } from './list-funnel-steps'
import { nameStep } from './name-step'
import { type FunnelOf, peopleHref } from './people-href'

interface SideOfRow {
  /** What tells the two that are compared apart; null where there is one. */
  side: string | null
  of: FunnelOf
  locale: string
}

/** A step as the table reads it. */
export function toJourneyRow(step: FunnelStep, { side, of, locale }: SideOfRow): JourneyRow {
  const { reached, dropped, open, shareOfStart, shareOfBefore, seconds, costs } = step
  const href = (state: 'reached' | 'dropped' | 'open') => peopleHref(of, { state, step: step.step })
  return {
    id: `${step.step} ${side ?? ''}`,
    name: nameStep(step),
    side,
    reached: { count: reached, href: href('reached') },
    shareOfStart,
    shareOfBefore,
    dropped: { count: dropped, href: href('dropped') },
    open: { count: open, href: href('open') },
    seconds,
    costPerPerson: listMoney(costs.perPerson, locale),
    lost: listMoney(costs.lost, locale),
    carriedByOpen: listMoney(costs.open, locale),
  }
}
