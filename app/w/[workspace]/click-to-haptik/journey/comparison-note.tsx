import type { JourneyComparison } from '@/lib/metrics/compare-journeys'
import type { JourneyFunnel } from './read-journey-section'
import { tellComparison } from './tell-comparison'

export type ComparisonNoteProps = { comparison: JourneyComparison; funnels: JourneyFunnel[]; locale: string }

/** Whether the two really differ, and how sure that is. */
export function ComparisonNote({ comparison, funnels, locale }: ComparisonNoteProps) {
  const open = funnels.reduce((sum, { answer }) => sum + answer.open, 0)
  const [outcome, ...reserves] = tellComparison({ comparison, open, locale })
  return (
    <p className="text-small text-muted">
      <span className="font-semibold text-ink">{outcome}</span> {reserves.join(' ')}
    </p>
  )
}
