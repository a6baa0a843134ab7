import type { Money } from '@/lib/metrics/ads-overview'
import type { UserJourney } from '@/lib/metrics/get-user-journey'

/** What a step cost, an amount a currency; none where the cost is not known, or nobody came there. */
export interface StepCosts {
  perPerson: Money[]
  /** Carried by those who stopped here, and by those still open here. */
  lost: Money[]
  open: Money[]
}

/** Of the place of this number, 0 for the start. */
export function costOfStep({ cost }: Pick<UserJourney, 'cost'>, step: number): StepCosts {
  const places = cost.currencies.map(({ currency, costPerPerson, start, steps }) => ({
    currency,
    ...(step === 0 ? { costPerPerson, ...start } : steps[step - 1]),
  }))
  const list = (amountOf: (place: (typeof places)[number]) => string | null | undefined) =>
    places.flatMap((place) => {
      const amount = amountOf(place)
      return amount ? { currency: place.currency, amount } : []
    })
  return {
    perPerson: list(({ costPerPerson }) => costPerPerson),
    lost: list(({ lost }) => lost),
    open: list(({ open }) => open),
  }
}
