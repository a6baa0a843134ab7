import type { Scope } from '@/lib/access/scope'
import type { MailContent, MailLine, MailPart } from '@/lib/email/mail-content'
import { formatDays, formatDayWithWeekday } from '@/lib/format/format-day'
import { formatCount } from '@/lib/format/format-number'
import { localeOfCurrency } from '@/lib/format/locale-of-currency'
import { ownAddress } from '@/lib/own-address'
import { adsParts } from './ads-parts'
import { journeyParts } from './journey-parts'
import type { Digest } from './read-digest'
import { sourceParts } from './source-parts'

export interface DigestOrder {
  /** As the member called it. */
  name: string
  cadence: 'daily' | 'weekly'
  /** ISO days of the workspace's zone, both included. */
  period: { from: string; to: string }
}

export type DigestContent = MailContent & { subject: string }

/** What the digest mail says. Labels are the catalogue's, figures those of the page of the same days. */
export function digestContent(
  scope: Scope,
  digest: Digest,
  { name, cadence, period, stopAddress }: DigestOrder & { stopAddress: string },
): DigestContent {
  const locale = localeOfCurrency(scope.currency)
  const conversations = countOf(digest.source.total, locale)
  const days =
    period.from === period.to ? formatDayWithWeekday(period.to) : formatDays(period.from, period.to)
  const query = new URLSearchParams(period)
  const parts: MailPart[] = [
    ...sourceParts(digest, locale, cadence),
    ...adsParts(digest, locale),
    ...journeyParts(digest, locale),
    {
      kind: 'button',
      label: 'Open Click to Haptik',
      href: ownAddress(`/w/${scope.slug}/click-to-haptik?${query}`),
    },
  ]
  const schedules = ownAddress(`/w/${scope.slug}/message-analysis/reports#schedules`)
  const footer: MailLine[] = [
    {
      text: `Conversations are counted on days of ${scope.timeZone}, costs on days of each ad account's time zone.`,
    },
    {
      text: `You get “${name}” ${cadence === 'daily' ? 'every day' : 'every week'}, as you ordered it.`,
      link: { label: 'Change it', href: schedules },
    },
    { text: 'You want it no more?', link: { label: 'Stop this mail', href: stopAddress } },
  ]
  return {
    subject: `${scope.workspaceName}: ${conversations}, ${days}`,
    preview: previewOf(digest, locale),
    heading: `${scope.workspaceName}, ${days}`,
    parts,
    footer,
  }
}

function countOf(total: number, locale: string): string {
  return total === 1 ? '1 conversation' : `${formatCount(total, locale)} conversations`
}

function previewOf({ source, ads }: Digest, locale: string): string {
  const fromAds = `${formatCount(source.sources.ads, locale)} from ads`
  const { goals } = ads.totals
  return goals === null ? fromAds : `${fromAds}, ${formatCount(goals, locale)} of them reached the goal`
}
