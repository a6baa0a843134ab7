import { FlowTable } from './flow-table'
import type { Direction } from './paths-state'
import type { FlowRow } from './to-flow-picture'

export type ContinuationsProps = { rows: FlowRow[]; direction: Direction; locale: string }

const titles = { forward: 'Where they went next', backward: 'Where they came from' }

/** The nodes right beside the start, most conversations first. */
export function Continuations({ rows, direction, locale }: ContinuationsProps) {
  const title = titles[direction]
  const nearest = rows
    .filter(({ distance }) => distance === 1)
    .toSorted((a, b) => b.conversations - a.conversations)
  return (
    <div className="max-w-2xl">
      <h3 className="mb-3 text-body font-semibold">{title}</h3>
      <FlowTable rows={nearest} locale={locale} caption={title} withoutPlace />
    </div>
  )
}
