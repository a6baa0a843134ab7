import type { MessageFilter, MessageView } from '@/lib/metrics/message-filter'
import type { SearchParams } from '@/lib/period/parse-period'
import { parseStoredFilter, type StoredFilter } from '@/lib/reports/schedules/schedule-schema'

/** What somebody on Message Analysis wants to have regularly. */
export interface GivenSchedule {
  kind: MessageView
  filter: StoredFilter
}

/** From Message Analysis to a new schedule of what is shown there. */
export function scheduleAddress(slug: string, { view, from, to, ...filter }: MessageFilter): string {
  const query = new URLSearchParams({ schedule: view, filter: JSON.stringify(filter) })
  return `/w/${slug}/message-analysis/reports?${query}#schedules`
}

/** Null where the address gives nothing, or nothing that can be read. */
export function readGivenSchedule({ schedule, filter }: SearchParams): GivenSchedule | null {
  if (schedule !== 'messages' && schedule !== 'conversations') return null
  return { kind: schedule, filter: parseStoredFilter(parseJson(filter)) }
}

function parseJson(text: string | string[] | undefined): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : {}
  } catch {
    return {}
  }
}
