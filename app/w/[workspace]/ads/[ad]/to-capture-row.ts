import type { Scope } from '@/lib/access/scope'
import type { CaptureRate } from '@/lib/metrics/get-capture-rate'
import type { LosingStep } from '@/lib/metrics/name-losing-step'
import { adConversationsHref } from '../../click-to-haptik/conversations-href'
import type { AdState } from './ad-state'
import type { CaptureRow } from './capture-days'

const words: Record<LosingStep, string> = {
  'never-reached': 'never reached us',
  unreadable: 'could not be read',
  'nobody-wrote': 'wrote nothing',
  'already-open': 'in other conversations',
}

interface OfPage {
  scope: Pick<Scope, 'timeZone'>
  state: Pick<AdState, 'today' | 'overview'>
  capture: Pick<CaptureRate, 'timeZone'>
}

/** A day as the table reads it. Its conversations can be listed where both days are the same. */
export function toCaptureRow(
  { day, losses, ...counts }: CaptureRate['days'][number],
  { scope, state, capture }: OfPage,
): CaptureRow {
  const { started, reached, wrote, counted, rate } = counts
  const isSameDay = capture.timeZone === scope.timeZone
  return {
    day,
    isUnfinished: isSameDay && day === state.today,
    started,
    reached,
    wrote,
    counted,
    href: isSameDay && counted > 0 ? adConversationsHref(state.overview, { day }) : null,
    rate,
    most: losses.step === null ? null : { count: losses.lost[losses.step], words: words[losses.step] },
  }
}
