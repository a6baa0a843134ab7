import type { ReactNode } from 'react'
import { Hint } from '../ui/hint'
import { StateLink } from '../ui/state-link'
import { Delta, type DeltaProps } from './delta'
import type { Figure } from './figure'
import { FigureValue } from './figure-value'
import { SparkLine } from './spark-line'

export type MetricTileProps = {
  label: string
  /** The figure's formula in words, on hover and focus of the label. */
  definition?: string
  figure: Figure
  delta?: DeltaProps
  spark?: (number | null)[]
  note?: ReactNode
  /** The conversations behind the figure. */
  href?: string
}

export function MetricTile({ label, definition, figure, delta, spark, note, href }: MetricTileProps) {
  const value = <FigureValue figure={figure} explain="hint" />
  return (
    <div className="flex min-w-0 flex-col rounded-card border border-hairline bg-surface px-3.5 py-3">
      <div className="text-small font-medium text-muted">
        {definition ? <Hint text={definition}>{label}</Hint> : label}
      </div>
      <div className="mt-1 truncate text-figure font-bold tracking-tight">
        {href && figure.look === 'value' && !figure.full ? (
          <StateLink href={href} className="decoration-2 underline-offset-4 hover:underline">
            {value}
          </StateLink>
        ) : (
          value
        )}
      </div>
      <div className="mt-1 flex h-6 items-center gap-3">
        {delta ? <Delta {...delta} /> : null}
        {spark ? <SparkLine values={spark} className="ml-auto h-6 w-full max-w-28 min-w-0" /> : null}
      </div>
      {note ? <div className="mt-1.5 text-note text-muted">{note}</div> : null}
    </div>
  )
}
