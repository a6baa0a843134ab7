import type { ReactNode } from 'react'
import { classNames } from '../ui/class-names'
import { FunnelBar, type FunnelBarProps } from './funnel-bar'

export type FunnelStage = {
  key: string
  /** "2. Pick a category". */
  name: string
  /** One, or the two that are compared. */
  bars: FunnelBarProps[]
  /** The numbers behind the bars, which the bars do not say to those who cannot see them. */
  details: ReactNode
}

export type FunnelChartProps = {
  /** The accessible name: "How far people came". */
  label: string
  stages: FunnelStage[]
}

/**
 * A column a stage, side by side, which scroll where they do not fit; on small screens they stand upright, one
 * below the other.
 */
export function FunnelChart({ label, stages }: FunnelChartProps) {
  const compares = stages.some(({ bars }) => bars.length > 1)
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="relative overflow-x-auto rounded-sm -outline-offset-2"
    >
      <ol
        className={classNames(
          'grid gap-x-3 gap-y-6 md:grid-flow-col md:grid-rows-[repeat(3,auto)] md:gap-y-1.5',
          compares ? 'md:auto-cols-[minmax(12.75rem,1fr)]' : 'md:auto-cols-[minmax(10.75rem,1fr)]',
        )}
      >
        {stages.map((stage) => (
          <li
            key={stage.key}
            className="flex min-w-0 flex-col gap-1.5 md:row-span-3 md:grid md:grid-rows-subgrid"
          >
            <p className="text-small font-semibold wrap-anywhere">{stage.name}</p>
            <div
              aria-hidden="true"
              className="flex gap-1 max-md:flex-col md:order-first md:h-28 md:border-b md:border-hairline"
            >
              {stage.bars.map((bar) => (
                <FunnelBar key={bar.side} {...bar} />
              ))}
            </div>
            <div className="min-w-0">{stage.details}</div>
          </li>
        ))}
      </ol>
    </section>
  )
}
