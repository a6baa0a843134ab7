import { Delta, type DeltaProps } from './delta'
import type { Figure } from './figure'
import { FigureValue } from './figure-value'
import { SparkLine } from './spark-line'
import { TileShell, type TileShellProps } from './tile-shell'

export type TileLine = {
  /** What tells it from the others: a currency. */
  key: string
  figure: Figure
  delta?: DeltaProps
  spark?: (number | null)[]
}

export type LinesTileProps = Omit<TileShellProps, 'children'> & { lines: TileLine[] }

/** A tile of figures that are never added, such as money of several currencies: one line each. */
export function LinesTile({ lines, ...shell }: LinesTileProps) {
  return (
    <TileShell {...shell}>
      <ul className="mt-1 flex min-h-[3.625rem] flex-col justify-center gap-0.5">
        {lines.map(({ key, figure, delta, spark }) => (
          <li key={key} className="flex h-7 min-w-0 items-center gap-2">
            <span className="shrink-0 text-[1.0625rem] font-bold tracking-tight max-md:text-body">
              <FigureValue figure={figure} explain="hint" />
            </span>
            {delta ? <Delta {...delta} /> : null}
            {spark ? <SparkLine values={spark} className="ml-auto h-4 w-0 max-w-16 min-w-0 flex-1" /> : null}
          </li>
        ))}
      </ul>
    </TileShell>
  )
}
