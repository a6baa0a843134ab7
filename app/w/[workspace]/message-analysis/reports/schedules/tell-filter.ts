import type { FilterPart } from '@/lib/reports/describe-filter'
import { describeFilter } from '@/lib/reports/describe-filter'
import type { StoredFilter } from '@/lib/reports/schedules/schedule-schema'

const anyDay = '2026-01-01'

/** A filter without its period, which moves. */
export function tellFilter(filter: StoredFilter): FilterPart[] {
  const parts = describeFilter({ ...filter, view: 'messages', from: anyDay, to: anyDay })
  return parts.filter(({ label }) => label !== 'Period')
}
