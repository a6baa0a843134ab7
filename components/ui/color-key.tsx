import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { type SourceColor, sourceFill } from './source-color'

export type ColorKeyProps = { color: SourceColor; children: ReactNode; className?: string }

/** One entry of a legend: a square of the colour and its name. */
export function ColorKey({ color, children, className }: ColorKeyProps) {
  return (
    <span className={classNames('inline-flex items-center gap-2', className)}>
      <span aria-hidden="true" className={classNames('size-2.5 shrink-0 rounded-[3px]', sourceFill[color])} />
      <span>{children}</span>
    </span>
  )
}
