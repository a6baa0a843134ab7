import { Hint } from '../ui/hint'
import { StateLink } from '../ui/state-link'

type ColumnHeaderProps = {
  name: string
  definition?: string
  /** Where sorting by this column leads to. */
  sortHref?: string
  sorted: false | 'asc' | 'desc'
}

export function ColumnHeader({ name, definition, sortHref, sorted }: ColumnHeaderProps) {
  if (!sortHref) return definition ? <Hint text={definition}>{name}</Hint> : name
  return (
    <StateLink href={sortHref} title={definition} className="rounded-sm hover:text-ink">
      {name}
      {sorted ? <span aria-hidden="true">{sorted === 'desc' ? ' ↓' : ' ↑'}</span> : null}
    </StateLink>
  )
}
