import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { hasRight } from '@/lib/access/rights'
import type { Scope } from '@/lib/access/scope'
import type { SearchParams } from '@/lib/period/parse-period'
import { listSchedules } from '@/lib/reports/schedules/list-schedules'
import { NewSchedule } from './new-schedule'
import { readGivenSchedule } from './schedule-address'
import type { Recipient } from './schedule-form'
import { ScheduleItem } from './schedule-item'
import { tellFilter } from './tell-filter'

export type ReportSchedulesProps = {
  scope: Scope
  /** The member's own address; there is no other recipient. */
  email: string
  searchParams: SearchParams
}

/** What a member has mailed to them again and again, and when. */
export async function ReportSchedules({ scope, email, searchParams }: ReportSchedulesProps) {
  const schedules = await listSchedules(scope)
  const { slug, timeZone } = scope
  const mayHaveFiles = hasRight(scope, 'request-reports')
  const recipient: Recipient = { slug, email, timeZone, mayHaveFiles }
  const given = mayHaveFiles ? readGivenSchedule(searchParams) : null
  return (
    <Card
      id="schedules"
      title="Scheduled mails"
      sentence={`Mailed to ${email}, at hours of ${timeZone}. Each mail has a link that stops it.`}
      actions={
        <NewSchedule recipient={recipient} given={given} parts={given ? tellFilter(given.filter) : []} />
      }
    >
      {schedules.length === 0 ? (
        <EmptyState
          title="Nothing is scheduled"
          sentence="A digest brings the figures of Click to Haptik into your mailbox, every day or every week. Files of messages can come the same way."
        />
      ) : (
        <ul className="divide-y divide-hairline">
          {schedules.map((schedule) => (
            <li key={schedule.id}>
              <ScheduleItem
                recipient={recipient}
                schedule={schedule}
                parts={schedule.kind === 'digest' ? [] : tellFilter(schedule.filter)}
              />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
