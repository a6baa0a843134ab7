import { formatDayWithYear } from '@/lib/format/format-day'
import type { CaptureRate } from '@/lib/metrics/get-capture-rate'

/** What is to be known of the rate beside its figures, as sentences; none where all is plain. */
export function tellCaptureNotes(
  { account, missingDays, days, timeZone, totals }: CaptureRate,
  zoneOfWorkspace: string,
): string[] {
  const isWhole = missingDays.length === 0 || totals.started === null
  return [
    ...(timeZone === zoneOfWorkspace
      ? []
      : [
          `Days here are days of the ad account, ${timeZone}; elsewhere conversations are by days of ${zoneOfWorkspace}.`,
        ]),
    ...(isWhole ? [] : [tellMissing(missingDays, days.length, account?.firstDay ?? '')]),
  ]
}

function tellMissing(missing: string[], days: number, firstDay: string): string {
  const before = missing.every((day) => day < firstDay)
  const count = `${missing.length} of ${days} days`
  return before
    ? `Meta's count is read from ${formatDayWithYear(firstDay)} on; ${count} before it left out of the rate.`
    : `Meta's count of ${count} is missing; left out of the rate.`
}
