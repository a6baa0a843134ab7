import { type AccountDay, figuresOf, money, type PreparedAd, prepareAd } from './day-figures'
import type { InsightsQuestion } from './insights-question'
import type { Delivery, Figures } from './meta-world'
import { type PlacedAd, placedAds, type StandInState } from './stand-in-state'

/** Ad, period and platform of the first row that was not sent yet. */
export type RowPosition = [ad: number, period: number, platform: number]

export const firstRow: RowPosition = [0, 0, 0]

/** The ads of a question, in the order of the rows. */
export interface RowSource {
  question: InsightsQuestion
  ads: { prepared: PreparedAd; texts: Record<string, string> }[]
}

export function rowSource(state: StandInState, question: InsightsQuestion): RowSource {
  const { account, adIds } = question
  const wanted = placedAds(account).filter(({ ad }) => !adIds || adIds.has(ad.id))
  return {
    question,
    ads: wanted.map((placed) => ({
      prepared: prepareAd(state, placed.ad),
      texts: textsOf(placed, question),
    })),
  }
}

/** More than there can be rows at most: what Meta decides by, too, is not the answer. */
export function mostRows({ question, ads }: RowSource): number {
  return ads.reduce((sum, { prepared }) => sum + prepared.deliveries.length, 0) * question.periods.length
}

/**
 * Up to so many rows as JSON text from a position on, and where the next begins; null at the end. One ad
 * after the other, so that the days of a range are mixed, as they are at Meta.
 */
export function rowsFrom(source: RowSource, from: RowPosition, most: number) {
  const rows: string[] = []
  let position: RowPosition | null = from
  while (position !== null && rows.length < most) {
    const row = rowAt(source, position)
    if (row !== null) rows.push(row)
    position = after(source, position)
  }
  // A page that ends with the last row has no next one.
  while (position !== null && rowAt(source, position) === null) position = after(source, position)
  return { rows, next: position }
}

function after({ question, ads }: RowSource, [ad, period, platform]: RowPosition): RowPosition | null {
  const platforms = question.byPlatform ? (ads[ad]?.prepared.deliveries.length ?? 0) : 1
  if (platform + 1 < platforms) return [ad, period, platform + 1]
  if (period + 1 < question.periods.length) return [ad, period + 1, 0]
  return ad + 1 < ads.length ? [ad + 1, 0, 0] : null
}

function rowAt({ question, ads }: RowSource, [place, number, platform]: RowPosition): string | null {
  const ad = ads[place]
  const period = question.periods[number]
  const [first] = period ?? []
  if (!ad || !period || !first) return null
  const { currency } = question.account
  const only = question.byPlatform ? ad.prepared.deliveries[platform] : undefined
  const figures =
    only && period.length === 1
      ? figuresOf(ad.prepared, only, platform, { day: first, currency })
      : total(partsOf(ad.prepared, period, { currency, only }), currency)
  return figures ? write(question, ad.texts, figures, { period, delivery: only }) : null
}

/** The days of a row that are more than one, or of more than one platform. */
function partsOf(
  ad: PreparedAd,
  period: AccountDay[],
  { currency, only }: { currency: string; only: Delivery | undefined },
): Figures[] {
  const chosen = [...ad.deliveries.entries()].filter(([, delivery]) => !only || delivery === only)
  return period.flatMap((day) =>
    chosen.flatMap(([at, delivery]) => figuresOf(ad, delivery, at, { day, currency }) ?? []),
  )
}

function total(parts: Figures[], currency: string): Figures | null {
  return parts.length > 1 ? sum(parts, currency) : (parts[0] ?? null)
}

function sum(parts: Figures[], currency: string): Figures {
  const total = (of: (part: Figures) => number) => parts.reduce((whole, part) => whole + of(part), 0)
  return {
    spend: money(
      total(({ spend }) => Number(spend)),
      currency,
    ),
    impressions: total(({ impressions }) => impressions),
    clicks: total(({ clicks }) => clicks),
    linkClicks: total(({ linkClicks }) => linkClicks),
    conversationsStarted: total(({ conversationsStarted }) => conversationsStarted),
  }
}

/** Written by hand, as JSON.stringify costs several times as much and a bench asks for a million rows. */
function write(
  { fields, windows, byPlatform }: InsightsQuestion,
  texts: Record<string, string>,
  figures: Figures,
  { period, delivery }: { period: AccountDay[]; delivery: Delivery | undefined },
): string {
  let row = '{'
  for (const field of fields) row += texts[field] ?? metric(field, figures, windows)
  row += `"date_start":"${period[0]?.iso}","date_stop":"${period.at(-1)?.iso}"`
  if (byPlatform) row += `,"publisher_platform":"${delivery?.platform}"`
  row += '}'
  return figures.raw ? JSON.stringify({ ...JSON.parse(row), ...figures.raw }) : row
}

/** Every figure is text, and one that is zero is not there. */
function metric(field: string, figures: Figures, windows: string[]): string {
  if (field === 'actions') return actions(figures, windows)
  const value = amountOf(field, figures)
  return value === 0 || value === '0' ? '' : `"${field}":"${value}",`
}

function amountOf(field: string, figures: Figures): string | number {
  if (field === 'spend') return figures.spend
  if (field === 'impressions') return figures.impressions
  return field === 'clicks' ? figures.clicks : figures.linkClicks
}

function actions({ conversationsStarted: started, linkClicks }: Figures, windows: string[]): string {
  const kinds = [
    started > 0 ? action('onsite_conversion.messaging_conversation_started_7d', started, windows) : '',
    started > 0
      ? action('onsite_conversion.total_messaging_connection', Math.ceil(started * 1.1), windows)
      : '',
    started > 1 ? action('onsite_conversion.messaging_first_reply', Math.floor(started * 0.6), windows) : '',
    linkClicks > 0 ? action('link_click', linkClicks, windows) : '',
  ].filter(Boolean)
  return kinds.length > 0 ? `"actions":[${kinds.join(',')}],` : ''
}

function action(kind: string, value: number, windows: string[]): string {
  const viewed = Math.floor(value / 20)
  let text = `{"action_type":"${kind}","value":"${value}"`
  for (const window of windows) {
    const part = window.endsWith('_click') ? value - viewed : viewed
    if (part > 0) text += `,"${window}":"${part}"`
  }
  return `${text}}`
}

function textsOf({ ad, adSet, campaign }: PlacedAd, { account }: InsightsQuestion): Record<string, string> {
  const named = {
    account_id: account.id,
    account_name: account.name,
    account_currency: account.currency,
    campaign_id: campaign.id,
    campaign_name: campaign.name,
    adset_id: adSet.id,
    adset_name: adSet.name,
    ad_id: ad.id,
    ad_name: ad.name,
  }
  return Object.fromEntries(
    Object.entries(named).map(([field, value]) => [field, `"${field}":${JSON.stringify(value)},`]),
  )
}
