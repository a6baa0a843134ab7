import type { JourneyComparison } from '@/lib/metrics/compare-journeys'
import type { JourneyFunnel } from './read-journey-section'
import { tellComparison } from './tell-comparison'
import { tellCostsBeside } from './tell-cost'

export type ComparisonNoteProps = { comparison: JourneyComparison; funnels: JourneyFunnel[]; locale: string }

/** Whether the two really differ, how sure that is, and what each cost. */
export function ComparisonNote({ comparison, funnels, locale }: ComparisonNoteProps) {
  const open = funnels.reduce((sum, { answer }) => sum + answer.open, 0)
  const [outcome, ...reserves] = tellComparison({ comparison, open, locale })
  const [first, second] = funnels
  const costs = first && second ? tellCostsBeside(first.answer.cost, second.answer.cost, locale) : []
  return (
    <p className="text-small text-muted">
      <span className="font-semibold text-ink">{outcome}</span> {[...costs, ...reserves].join(' ')}
    </p>
  )
}
