import { Badge } from '@/components/ui/badge'
import { RelativeTime } from '@/components/ui/relative-time'
import type { Schedule } from '@/lib/reports/schedules/list-schedules'
import { outcomes } from './schedule-words'

/** What became of the last one; nothing before the first. */
export function LastOutcome({ schedule, timeZone }: { schedule: Schedule; timeZone: string }) {
  const { lastAt, lastOutcome } = schedule
  if (lastAt === null || lastOutcome === null) return <span>None was sent yet</span>
  const { word, tone, sentence } = outcomes[lastOutcome]
  return (
    <>
      <Badge tone={tone}>{word}</Badge>
      <span>
        {sentence}, <RelativeTime at={lastAt} timeZone={timeZone} />
      </span>
    </>
  )
}
