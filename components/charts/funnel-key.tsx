import type { ReactNode } from 'react'
import { classNames } from '../ui/class-names'
import { type FunnelPart, type FunnelSide, funnelLook } from './funnel-look'

export type FunnelKeyProps = { side?: FunnelSide; part: FunnelPart; children: ReactNode }

/** One entry of a funnel's legend. */
export function FunnelKey({ side = 'first', part, children }: FunnelKeyProps) {
  return (
    <span className="inline-flex min-w-0 items-center gap-2">
      <span
        aria-hidden="true"
        className={classNames(
          'size-2.5 shrink-0 rounded-[3px]',
          funnelLook[side][part],
          part !== 'reached' && 'border border-control',
        )}
      />
      <span className="min-w-0 truncate">{children}</span>
    </span>
  )
}
