import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { type Tone, toneSoft } from './tone'

export type BadgeProps = { tone?: Tone; children: ReactNode; title?: string }

export function Badge({ tone = 'neutral', children, title }: BadgeProps) {
  return (
    <span
      title={title}
      className={classNames(
        'inline-flex items-center rounded px-1.5 py-px text-note font-medium whitespace-nowrap',
        toneSoft[tone],
      )}
    >
      {children}
    </span>
  )
}
