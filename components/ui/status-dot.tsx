import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { type Tone, toneFill } from './tone'

export type StatusDotProps = { tone: Tone; children: ReactNode }

/** The text says it all; the dot is for those who scan. */
export function StatusDot({ tone, children }: StatusDotProps) {
  return (
    <span className="inline-flex items-center gap-1.5 text-small text-muted">
      <span aria-hidden="true" className={classNames('size-1.5 shrink-0 rounded-full', toneFill[tone])} />
      <span>{children}</span>
    </span>
  )
}
