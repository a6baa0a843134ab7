import type { ReactNode } from 'react'

export type PageHeaderProps = {
  title: string
  sentence?: ReactNode
  /** Filters, period, three-dot menu. */
  actions?: ReactNode
  /** A line of `StatusDot`s under it. */
  status?: ReactNode
}

export function PageHeader({ title, sentence, actions, status }: PageHeaderProps) {
  return (
    <header className="mb-4">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 className="text-title font-bold tracking-tight">{title}</h1>
          {sentence ? <p className="mt-1 text-small text-muted">{sentence}</p> : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
      </div>
      {status ? <div className="mt-3 flex flex-wrap gap-x-5 gap-y-1.5">{status}</div> : null}
    </header>
  )
}
