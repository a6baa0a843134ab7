import { formatDayWithYear } from '@/lib/format/format-day'
import { formatMoney } from '@/lib/format/format-money'
import { formatCount } from '@/lib/format/format-number'
import type { CostOfAds } from '@/lib/metrics/get-user-journey'
import type { PayingAccount, UnknownCost } from '@/lib/metrics/read-ad-costs'

export interface ToldCost {
  cost: CostOfAds
  /** Of the workspace. */
  timeZone: string
  /** Whether a channel is chosen. */
  isOfChannel: boolean
  locale: string
}

/** What is to be known of the cost of a journey beside its figures, as sentences; none where all is plain. */
export function tellCost({ cost, timeZone, isOfChannel, locale }: ToldCost): string[] {
  const { currencies, unknown, accounts } = cost
  const isKnown = currencies.length > 0
  const zones = [...new Set(accounts.map((account) => account.timeZone))].filter((zone) => zone !== timeZone)
  return [
    ...(unknown.reason ? [tellUnknown({ ...unknown, reason: unknown.reason }, isKnown, locale)] : []),
    ...accounts.filter(({ missingDays }) => isKnown && missingDays.length > 0).map(tellMissing),
    ...(isKnown && zones.length > 0 ? [`Cost is by days of ${zones.join(' and ')}.`] : []),
    ...(isKnown && isOfChannel
      ? ['Cost has no channel: it is counted whole for each ad that brought conversations of this one.']
      : []),
  ]
}

/** What one who completed cost in one and in the other, where both are known in one currency. */
export function tellCostsBeside(a: CostOfAds, b: CostOfAds, locale: string): string[] {
  return a.currencies.flatMap(({ currency, costPerCompleted: costOfA }) => {
    const costOfB = b.currencies.find((one) => one.currency === currency)?.costPerCompleted
    if (!costOfA || !costOfB) return []
    const [first, second] = [costOfA, costOfB].map((amount) => formatMoney(amount, currency, locale))
    return `One who completed cost ${first} against ${second}.`
  })
}

const reasons: Record<UnknownCost, { one: string; many: string }> = {
  'no-account': { one: 'no ad account is connected', many: 'no ad account is connected' },
  'not-in-accounts': {
    one: 'no connected ad account lists it',
    many: 'no connected ad account lists them',
  },
  'no-days': {
    one: 'its ad account has none of these days yet',
    many: 'their ad accounts have none of these days yet',
  },
}

function tellUnknown(
  { ads, persons, reason }: { ads: number; persons: number; reason: UnknownCost },
  isKnown: boolean,
  locale: string,
): string {
  const isOne = ads === 1
  const why = reasons[reason][isOne ? 'one' : 'many']
  if (!isKnown) return `What ${isOne ? 'this ad' : 'these ads'} cost is not known: ${why}.`
  const who = `${formatCount(ads, locale)} ${isOne ? 'ad' : 'ads'} with ${formatCount(persons, locale)} ${persons === 1 ? 'person' : 'people'}`
  return `${who} ${isOne ? 'is' : 'are'} left out of the cost: ${why}.`
}

function tellMissing({ name, missingDays }: PayingAccount): string {
  const first = formatDayWithYear(missingDays[0] ?? '')
  return missingDays.length === 1
    ? `What ${name} cost on ${first} is missing.`
    : `What ${name} cost is missing on ${missingDays.length} days, the first ${first}.`
}
