import type { ReactNode } from 'react'
import { Hint } from '../ui/hint'

export type TileShellProps = {
  label: string
  /** The figure's formula in words, on hover and focus of the label. */
  definition?: string
  note?: ReactNode
  children: ReactNode
}

export function TileShell({ label, definition, note, children }: TileShellProps) {
  return (
    <div className="flex min-w-0 flex-col rounded-card border border-hairline bg-surface px-3.5 py-3">
      <div className="text-small font-medium text-muted">
        {definition ? <Hint text={definition}>{label}</Hint> : label}
      </div>
      {children}
      {note ? <div className="mt-1.5 text-note text-muted">{note}</div> : null}
    </div>
  )
}
