import { toDecimalAmount } from '@/lib/format/format-money'
import { costPer } from './cost-per'
import { type FunnelPart, sumOfParts } from './funnel-counts'
import { shareOut } from './share-out'

/** What one ad cost in one currency over the days asked. */
export interface AdCost {
  adId: string
  currency: string
  micros: bigint
}

/** Ads that were paid in the same currencies, so that their persons stand in the same sums. */
export interface CostGroup {
  /** None where it is not known what the ads cost. */
  currencies: string[]
  adIds: string[]
}

/**
 * What the ads of one currency cost, carried along the steps. Amounts are decimal numbers as text. Completed,
 * lost and open sum to the spend exactly; they are null where nobody came, as then nobody carries it.
 */
export interface JourneyCost {
  /** ISO 4217. */
  currency: string
  spend: string
  /** Whom the ads of this currency brought. */
  persons: number
  /** Spend over persons. */
  costPerPerson: string | null
  /** Spend over those who completed. */
  costPerCompleted: string | null
  /** The share of the spend that those who completed carry, those who dropped, and those still open. */
  completed: string | null
  lost: string | null
  open: string | null
  /** Of those who reached no step. */
  start: { lost: string | null; open: string | null }
  steps: StepCost[]
}

export interface StepCost {
  /** Spend over those who reached the step. */
  costPerPerson: string | null
  /** The share of the spend that those carry who came no further than this step. */
  lost: string | null
  open: string | null
}

/** The ads by the currencies that they were paid in; ads of which nothing is known stand last. */
export function groupByCurrencies(adIds: string[], costs: AdCost[]): CostGroup[] {
  const byAd = Map.groupBy(costs, ({ adId }) => adId)
  const currenciesOf = (adId: string) => [...new Set(byAd.get(adId)?.map(({ currency }) => currency))].sort()
  const groups = Map.groupBy(adIds, (adId) => currenciesOf(adId).join(' '))
  const known = [...groups.keys()].filter((key) => key !== '').sort()
  return [...known, ...(groups.has('') ? [''] : [])].map((key) => ({
    currencies: key === '' ? [] : key.split(' '),
    adIds: groups.get(key) ?? [],
  }))
}

/** The cost of the journey in each currency; `parts` are the persons of each group, in the same order. */
export function costOfJourney(groups: CostGroup[], costs: AdCost[], parts: FunnelPart[]): JourneyCost[] {
  const currencies = [...new Set(costs.map(({ currency }) => currency))].sort()
  return currencies.map((currency) => {
    const micros = costs
      .filter((cost) => cost.currency === currency)
      .reduce((sum, cost) => sum + cost.micros, 0n)
    const own = parts.filter((_, index) => groups[index]?.currencies.includes(currency))
    return carryAlong({ currency, micros }, sumOfParts(own, parts[0]?.steps.length ?? 0))
  })
}

function carryAlong(
  { currency, micros }: Pick<AdCost, 'currency' | 'micros'>,
  { persons, completed, start, steps }: FunnelPart,
): JourneyCost {
  const places = [start, ...steps]
  const shares = shareOut(micros, [
    completed,
    ...places.map(({ dropped }) => dropped),
    ...places.map(({ open }) => open),
  ])
  const lost = shares?.slice(1, 1 + places.length) ?? null
  const open = shares?.slice(1 + places.length) ?? null
  return {
    currency,
    spend: toDecimalAmount(micros),
    persons,
    costPerPerson: costPer(micros, persons),
    costPerCompleted: costPer(micros, completed),
    completed: toAmount(shares?.[0]),
    lost: toAmount(sumUp(lost)),
    open: toAmount(sumUp(open)),
    start: { lost: toAmount(lost?.[0]), open: toAmount(open?.[0]) },
    steps: steps.map(({ reached }, index) => ({
      costPerPerson: costPer(micros, reached),
      lost: toAmount(lost?.[index + 1]),
      open: toAmount(open?.[index + 1]),
    })),
  }
}

function sumUp(shares: bigint[] | null): bigint | undefined {
  return shares?.reduce((sum, share) => sum + share, 0n)
}

function toAmount(micros: bigint | undefined): string | null {
  return micros === undefined ? null : toDecimalAmount(micros)
}
