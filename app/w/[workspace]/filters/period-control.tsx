import { PeriodPicker } from '@/components/period/period-picker'
import type { Period } from '@/lib/period/parse-period'
import { defaultPreset, presetDays, presets } from '@/lib/period/presets'
import { previousPeriod } from '@/lib/period/previous-period'
import { listOtherParts, type QueryPart } from './list-other-parts'
import type { PeriodQuery } from './period-query'
import { type Days, stepBack, stepForward } from './step-period'

export type PeriodControlProps = {
  period: Period
  /** In the workspace's zone. */
  today: string
  /** The page without its query. */
  path: string
  /** What the address says now. */
  query: Record<string, QueryPart> & PeriodQuery
  /** The same page with another period. */
  address: (changes: Partial<PeriodQuery>) => string
  /** Whether the page shows the period before beside it. */
  compares?: boolean
}

export function PeriodControl(props: PeriodControlProps) {
  const { period, today, path, query, address, compares = true } = props
  const next = stepForward(period, today)
  const toDays = ({ from, to }: Days) => address({ period: null, from, to })
  return (
    <PeriodPicker
      value={{ ...period, compare: compares && period.compare ? previousPeriod(period) : null }}
      presets={presets.map(({ key, label, shortcut }) => ({
        key,
        label,
        shortcut: shortcut ?? undefined,
        ...presetDays(key, today),
        href: address({ period: key === defaultPreset ? null : key, from: null, to: null }),
      }))}
      previousHref={toDays(stepBack(period, today))}
      nextHref={next ? toDays(next) : undefined}
      compareHref={compares ? address({ compare: period.compare ? 'off' : null }) : undefined}
      action={path}
      hidden={listOtherParts(query, ['from', 'to', 'period', 'day', 'after', 'before', 'page'])}
      latest={today}
    />
  )
}
