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

/**
 * A row a step, from everybody who started; both funnels one under the other where two are compared. What it cost
 * has columns of its own for each currency.
 */
export function toJourneyCsv(funnels: JourneyFunnel[]): string {
  const currencies = listCurrencies(funnels)
  const rows = funnels.flatMap((funnel) =>
    listFunnelSteps(funnel.answer).map((step) => [
      ...listFacts(funnel),
      ...listCells(step),
      ...listCosts(step, currencies),
    ]),
  )
  return toCsv([[...head, ...currencies.flatMap(nameCosts)], ...rows])
}

function listFacts({ name, of, answer }: JourneyFunnel): CsvCell[] {
  return [answer.journey.name, of.adId, name, of.from, of.to]
}

function listCells(step: FunnelStep): CsvCell[] {
  const { reached, shareOfStart, shareOfBefore, dropped, open, seconds } = step
  return [step.step, step.name, reached, shareOfStart, shareOfBefore, dropped, open, seconds]
}

function listCurrencies(funnels: JourneyFunnel[]): string[] {
  const all = funnels.flatMap(({ answer }) => answer.cost.currencies.map(({ currency }) => currency))
  return [...new Set(all)].sort()
}

function nameCosts(currency: string): CsvCell[] {
  const keys = ['cost_per_person_at_step', 'money_lost_at_step', 'money_open_at_step'] as const
  return keys.map((key) => `${getFigure(key).label}, ${currency}`)
}

function listCosts({ costs }: FunnelStep, currencies: string[]): CsvCell[] {
  return currencies.flatMap((currency) =>
    [costs.perPerson, costs.lost, costs.open].map(
      (amounts) => amounts.find((one) => one.currency === currency)?.amount ?? null,
    ),
  )
}

function labelOf(key: FigureKey): string {
  const { label, unit } = getFigure(key)
  return unit === 'duration' ? `${label}, seconds` : label
}
