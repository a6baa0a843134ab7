import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { type Tone, toneFill, toneText } from './tone'

export type CalloutProps = { tone: Tone; title: string; children?: ReactNode; action?: ReactNode }

export function Callout({ tone, title, children, action }: CalloutProps) {
  return (
    <div className="relative flex flex-wrap items-center gap-x-4 gap-y-2 overflow-hidden rounded-control border border-hairline bg-surface py-3 pr-4 pl-5">
      <span aria-hidden="true" className={classNames('absolute inset-y-0 left-0 w-1', toneFill[tone])} />
      <div className="min-w-[min(100%,15rem)] flex-1">
        <p className={classNames('text-small font-semibold', toneText[tone])}>{title}</p>
        {children ? <div className="mt-0.5 text-small text-muted">{children}</div> : null}
      </div>
      {action}
    </div>
  )
}
