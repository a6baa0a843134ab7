import type { Tone } from '@/components/ui/tone'
import { formatCount } from '@/lib/format/format-number'
import type { Report } from '@/lib/reports/report'

/** Where a report stands, in a word and a sentence. */
export interface ReportStanding {
  word: string
  tone: Tone
  sentence: string
  /** Still under way: it is worth looking again. */
  isOpen: boolean
}

export function tellReport(
  report: Report,
  { email, locale }: { email: string; locale: string },
): ReportStanding {
  const { state, rowsDone, rowsTotal, problem, isFileThere, isScheduled } = report
  switch (state) {
    case 'waiting':
      return { word: 'Waiting', tone: 'neutral', sentence: 'Waiting to begin.', isOpen: true }
    case 'running':
      return {
        word: 'Being made',
        tone: 'neutral',
        sentence: tellRows(rowsDone, rowsTotal, locale),
        isOpen: true,
      }
    case 'mailing':
      return {
        word: 'Being mailed',
        tone: problem ? 'warning' : 'neutral',
        sentence: problem
          ? `${problem} The mail is tried again; the file is safe.`
          : `On its way to ${email}.`,
        isOpen: true,
      }
    case 'sent':
      return {
        word: 'Sent',
        tone: 'good',
        sentence:
          isScheduled && rowsTotal === 0 ? 'Nothing to report, so no mail.' : tellSent(rowsDone, email),
        isOpen: false,
      }
    case 'cancelled':
      return { word: 'Cancelled', tone: 'neutral', sentence: 'You cancelled it.', isOpen: false }
    case 'failed':
      return {
        word: isFileThere ? 'Not delivered' : 'Failed',
        tone: 'bad',
        sentence: `${problem ?? 'Something went wrong on our side.'}${isFileThere ? ' The file can be downloaded here.' : ''}`,
        isOpen: false,
      }
  }
}

function tellRows(done: number, total: number | null, locale: string): string {
  if (total === null) return 'Counting rows.'
  return `${formatCount(done, locale)} of ${formatCount(total, locale)} rows.`
}

function tellSent(rows: number, email: string): string {
  return rows === 0 ? `Nothing was found; a mail to ${email} says so.` : `Sent to ${email}.`
}

/** Between 0 and 1; null before rows are counted. */
export function shareDone({ state, rowsDone, rowsTotal }: Report): number | null {
  if (state === 'waiting' || rowsTotal === null) return null
  return rowsTotal === 0 ? 1 : Math.min(1, rowsDone / rowsTotal)
}
