import type { MailPart } from '@/lib/email/mail-content'
import { formatChange } from '@/lib/format/format-change'
import { formatMoney } from '@/lib/format/format-money'
import { formatCount } from '@/lib/format/format-number'
import { noFigure } from '@/lib/format/no-figure'
import type { AdsOverview, Money } from '@/lib/metrics/ads-overview'
import { type FigureKey, getFigure } from '@/lib/metrics/catalog'
import { toChange } from '@/lib/metrics/ratio'
import type { Digest } from './read-digest'

/** The five figures of Ads Overview beside those before, what is missing in them, and the ads that brought most. */
export function adsParts({ ads }: Digest, locale: string): MailPart[] {
  return [
    {
      kind: 'table',
      table: {
        caption: 'Ads Overview',
        headers: ['Figure', 'These days', 'Before', 'Change'],
        rows: figureRows(ads, locale),
      },
    },
    ...notesOf(ads).map((text): MailPart => ({ kind: 'paragraph', text })),
    ...topAds(ads, locale),
  ]
}

function figureRows({ totals }: AdsOverview, locale: string): string[][] {
  const { previous } = totals
  const countRow = (key: FigureKey, now: number | null, before: number | null = null) => [
    getFigure(key).label,
    countOrDash(now, locale),
    countOrDash(before, locale),
    formatChange(toChange(now, before)),
  ]
  return [
    ...costRows(totals.spend, previous?.spend ?? [], locale),
    countRow('ad_impressions', totals.impressions, previous?.impressions),
    countRow('ad_clicks', totals.clicks, previous?.clicks),
    countRow('ad_conversations', totals.conversations, previous?.conversations),
    countRow('goals_achieved', totals.goals, previous?.goals),
  ]
}

/** A row for each currency: money is never added across them. */
function costRows(now: Money[], before: Money[], locale: string): string[][] {
  const { label } = getFigure('ad_spend')
  const currencies = [...new Set([...now, ...before].map(({ currency }) => currency))]
  if (currencies.length === 0) return [[label, noFigure, noFigure, noFigure]]
  return currencies.map((currency) => {
    const [spent, spentBefore] = [now, before].map((amounts) => amountIn(amounts, currency))
    return [
      currencies.length === 1 ? label : `${label}, ${currency}`,
      moneyOrDash(spent, locale),
      moneyOrDash(spentBefore, locale),
      formatChange(toChange(toNumber(spent), toNumber(spentBefore))),
    ]
  })
}

function amountIn(amounts: Money[], currency: string): Money | null {
  return amounts.find((amount) => amount.currency === currency) ?? null
}

/** For a percentage only. */
function toNumber(money: Money | null | undefined): number | null {
  return money ? Number(money.amount) : null
}

function moneyOrDash(money: Money | null | undefined, locale: string): string {
  return money ? formatMoney(money.amount, money.currency, locale) : noFigure
}

function countOrDash(count: number | null, locale: string): string {
  return count === null ? noFigure : formatCount(count, locale)
}

/** Why a figure is absent or may be too small; a hole is never left to look like a zero. */
function notesOf({ goalVersion, accounts, totals }: AdsOverview): string[] {
  const notes: string[] = []
  if (accounts.length === 0 && totals.spend.length === 0) {
    notes.push('No ad account is connected, so what ads cost and how often they were seen is not known.')
  }
  for (const { name, problem, missingDays } of accounts) {
    if (missingDays.length > 0) {
      const days = missingDays.length === 1 ? '1 day' : `${missingDays.length} days`
      notes.push(`Costs of ${days} of the ad account ${name} are missing.${problem ? ` ${problem}` : ''}`)
    } else if (problem) notes.push(`Ad account ${name}: ${problem}`)
  }
  if (goalVersion === null) notes.push('No goal is set yet, so goals achieved is not known.')
  return notes
}

function topAds({ ads }: AdsOverview, locale: string): MailPart[] {
  if (ads.length === 0) return []
  const rows = ads.map(({ adId, name, conversations, spend, goals }) => [
    name ?? adId,
    formatCount(conversations, locale),
    moneyOrDash(spend, locale),
    countOrDash(goals, locale),
  ])
  return [
    {
      kind: 'table',
      table: {
        caption: ads.length === 1 ? 'The ad that brought most' : `The ${ads.length} ads that brought most`,
        headers: ['Ad', getFigure('conversations').label, 'Cost', 'Goals'],
        rows,
      },
    },
  ]
}
