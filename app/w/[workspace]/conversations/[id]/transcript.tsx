import { Card } from '@/components/ui/card'
import { formatDayWithWeekday } from '@/lib/format/format-day'
import type { ConversationDetail } from '@/lib/metrics/get-conversation'
import { todayInZone } from '@/lib/period/today-in-zone'
import { TranscriptLine } from './transcript-line'

export type TranscriptProps = { conversation: ConversationDetail; timeZone: string }

/** Everything that happened, in order; the person at the left, the business at the right. */
export function Transcript({ conversation: { transcript, isTranscriptCut }, timeZone }: TranscriptProps) {
  const days = Map.groupBy(transcript, ({ at }) => todayInZone(Date.parse(at), timeZone))
  return (
    <Card title="Transcript">
      {transcript.length === 0 ? (
        <p className="text-small text-muted">Nothing of it is kept any more.</p>
      ) : null}
      {[...days].map(([day, entries]) => (
        <section key={day} aria-label={formatDayWithWeekday(day)} className="mb-4 last:mb-0">
          <h3 className="mb-3 text-center text-note font-medium text-muted">{formatDayWithWeekday(day)}</h3>
          <ol className="space-y-2">
            {entries.map((entry) => (
              <li key={`${entry.connectionId} ${entry.eventId}`}>
                <TranscriptLine entry={entry} timeZone={timeZone} />
              </li>
            ))}
          </ol>
        </section>
      ))}
      {isTranscriptCut ? (
        <p className="mt-4 text-center text-small text-muted">Only the first 2,000 events are shown.</p>
      ) : null}
    </Card>
  )
}
