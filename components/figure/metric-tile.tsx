import { StateLink } from '../ui/state-link'
import { Delta, type DeltaProps } from './delta'
import type { Figure } from './figure'
import { FigureValue } from './figure-value'
import { SparkLine } from './spark-line'
import { TileShell, type TileShellProps } from './tile-shell'

export type MetricTileProps = Omit<TileShellProps, 'children'> & {
  figure: Figure
  delta?: DeltaProps
  spark?: (number | null)[]
  /** The conversations behind the figure. */
  href?: string
}

export function MetricTile({ figure, delta, spark, href, ...shell }: MetricTileProps) {
  const value = <FigureValue figure={figure} explain="hint" />
  return (
    <TileShell {...shell}>
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
    </TileShell>
  )
}
