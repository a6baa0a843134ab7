import { type CsvCell, toCsv } from '@/lib/format/to-csv'
import { type FigureKey, getFigure } from '@/lib/metrics/catalog'
import { type FunnelStep, listFunnelSteps } from './list-funnel-steps'
import type { JourneyFunnel } from './read-journey-section'

const head: CsvCell[] = [
  'Journey',
  'Ad id',
  'Of',
  'From',
  'To',
  'Step',
  'Name',
  ...(
    [
      'step_reached',
      'step_share_of_start',
      'step_share_of_before',
      'step_dropped',
      'journey_open',
      'step_seconds',
    ] satisfies FigureKey[]
  ).map((key) => labelOf(key)),
]

/** A row a step, from everybody who started; both funnels one under the other where two are compared. */
export function toJourneyCsv(funnels: JourneyFunnel[]): string {
  const rows = funnels.flatMap((funnel) =>
    listFunnelSteps(funnel.answer).map((step) => [...listFacts(funnel), ...listCells(step)]),
  )
  return toCsv([head, ...rows])
}

function listFacts({ name, of, answer }: JourneyFunnel): CsvCell[] {
  return [answer.journey.name, of.adId, name, of.from, of.to]
}

function listCells(step: FunnelStep): CsvCell[] {
  const { reached, shareOfStart, shareOfBefore, dropped, open, seconds } = step
  return [step.step, step.name, reached, shareOfStart, shareOfBefore, dropped, open, seconds]
}

function labelOf(key: FigureKey): string {
  const { label, unit } = getFigure(key)
  return unit === 'duration' ? `${label}, seconds` : label
}
