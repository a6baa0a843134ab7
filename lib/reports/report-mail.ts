import type { Member } from '@/lib/access/member-gate'
import type { MailPart } from '@/lib/email/mail-content'
import { renderMail } from '@/lib/email/render-mail'
import { formatBytes } from '@/lib/format/format-bytes'
import { formatDays } from '@/lib/format/format-day'
import { formatInstant } from '@/lib/format/format-instant'
import { formatCount } from '@/lib/format/format-number'
import { localeOfCurrency } from '@/lib/format/locale-of-currency'
import type { MessageFilter } from '@/lib/metrics/message-filter'
import { ownAddress } from '@/lib/own-address'
import { describeFilter } from './describe-filter'
import { linkMinutes, mostDownloads } from './report-limits'

export interface ReportMailFacts {
  member: Member
  filter: MessageFilter
  rows: number
  /** Null where there is no file, as there are no rows. */
  bytes: number | null
  requestedAt: string
  /** What stops the schedule that it is of; null where it was asked for by hand. */
  stopAddress: string | null
  token: string
  /** Null where it is shown in the app alone. */
  password: string | null
}

/** The mail that leads to a report, or says that there was nothing to report. */
export function reportMail(facts: ReportMailFacts): { subject: string; html: string; text: string } {
  const { member, filter, bytes, requestedAt, stopAddress } = facts
  const { scope } = member
  const what = filter.view === 'messages' ? 'messages' : 'conversations'
  const days = formatDays(filter.from, filter.to)
  const at = formatInstant(new Date(requestedAt), scope.timeZone)
  const reason = stopAddress ? 'as you ordered it on a timetable' : `as you asked for it on ${at}`
  const content = renderMail({
    preview: bytes === null ? `No ${what} were found.` : `The link works for ${linkMinutes} minutes.`,
    heading: bytes === null ? `No ${what} to report` : 'Your report is ready',
    parts: bytes === null ? nothingFound(facts, what) : fileIsThere(facts, bytes, what),
    footer: [
      {
        text: `You get this mail ${reason} in ${scope.workspaceName} on Click to Haptik.`,
        link: { label: 'Your reports', href: historyAddress(scope.slug) },
      },
      ...(stopAddress
        ? [{ text: 'You want it no more?', link: { label: 'Stop this mail', href: stopAddress } }]
        : []),
    ],
  })
  return { subject: `${bytes === null ? 'No' : 'Your'} ${what}, ${days}`, ...content }
}

function nothingFound(facts: ReportMailFacts, what: string): MailPart[] {
  return [
    { kind: 'paragraph', text: `There are no ${what} that fit what you asked for, so there is no file.` },
    { kind: 'paragraph', text: inWords(facts) },
  ]
}

function fileIsThere(facts: ReportMailFacts, bytes: number, what: string): MailPart[] {
  const { member, rows, token, password } = facts
  const count = formatCount(rows, localeOfCurrency(member.scope.currency))
  return [
    {
      kind: 'paragraph',
      text: `${count} ${what} of ${member.scope.workspaceName} are in one workbook, ${formatBytes(bytes)}.`,
    },
    { kind: 'paragraph', text: inWords(facts) },
    { kind: 'button', label: 'Get the file', href: ownAddress(`/reports/${token}`) },
    password === null
      ? {
          kind: 'paragraph',
          text: 'The password that opens it is shown in the app, beside the report.',
          link: { label: 'Your reports', href: historyAddress(member.scope.slug) },
        }
      : { kind: 'code', label: 'The password that opens it', value: password },
    {
      kind: 'paragraph',
      text: `The link works for ${linkMinutes} minutes and ${mostDownloads} downloads, and only for you: you will be asked to sign in. The file is a zip encrypted with AES-256; 7-Zip, WinZip, Keka and The Unarchiver open it, what Windows and macOS bring along may not.`,
    },
  ]
}

/** "Period: 1 – 7 Nov 2026. Channel: WhatsApp. Days and times of Europe/Berlin." */
function inWords({ filter, member }: ReportMailFacts): string {
  const parts = describeFilter(filter).map(({ label, value }) => `${label}: ${value}.`)
  return `${parts.join(' ')} Days and times are those of ${member.scope.timeZone}.`
}

function historyAddress(slug: string): string {
  return ownAddress(`/w/${slug}/message-analysis/reports`)
}
