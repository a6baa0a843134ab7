import type { ColumnChoice } from '@/components/table/use-hidden-columns'
import { columnsOfView } from '@/lib/metrics/message-columns'
import type { MessageState } from './message-state'

/** The columns that the address names, in the order of the view; the usual ones where it names none of them. */
export function toColumnChoice({ filter, query, address }: MessageState): ColumnChoice {
  const columns = columnsOfView(filter.view)
  const named = query.columns?.split(',') ?? []
  const chosen = columns.filter(({ key }) => named.includes(key)).map(({ key }) => key)
  const usual = columns.filter(({ isDefault }) => isDefault).map(({ key }) => key)
  const shown = chosen.length > 0 ? chosen : usual
  const addressOf = (keys: string[]) =>
    address({ columns: keys.length === 0 || keys.join() === usual.join() ? null : keys.join(',') })
  const toggled = (key: string) =>
    columns.map((column) => column.key).filter((other) => shown.includes(other) !== (other === key))
  return {
    hidden: columns.filter(({ key }) => !shown.includes(key)).map(({ key }) => key),
    hrefs: Object.fromEntries(columns.map(({ key }) => [key, addressOf(toggled(key))])),
    usualHref: chosen.length > 0 ? addressOf([]) : undefined,
  }
}
