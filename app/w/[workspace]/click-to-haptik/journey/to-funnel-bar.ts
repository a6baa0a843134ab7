import type { FunnelBarProps } from '@/components/charts/funnel-bar'
import type { FunnelSide } from '@/components/charts/funnel-look'
import { formatCount } from '@/lib/format/format-number'
import { formatRoughShare } from '@/lib/format/format-share'
import { toRatio } from '@/lib/metrics/ratio'
import type { FunnelStep } from './list-funnel-steps'

interface Whole {
  side: FunnelSide
  persons: number
  locale: string
}

/** The bar of a step: who reached it, above them who may still, above those who will not. */
export function toFunnelBar(step: FunnelStep, { side, persons, locale }: Whole): FunnelBarProps {
  const share = (count: number) => toRatio(count, persons) ?? 0
  const people = (count: number) => `${formatCount(count, locale)} ${count === 1 ? 'person' : 'people'}`
  return {
    side,
    text: formatRoughShare(step.shareOfStart),
    parts: [
      { part: 'reached', share: share(step.reached), title: `${people(step.reached)} reached it` },
      {
        part: 'open',
        share: share(step.expected),
        title: `${people(step.expected)} still open at the step before`,
      },
      { part: 'lost', share: share(step.lost), title: `${people(step.lost)} stopped at the step before` },
    ],
  }
}
