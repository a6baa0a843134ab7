import type { ReactNode } from 'react'

export type EmptyStateProps = {
  title: string
  /** What will be here. */
  sentence: ReactNode
  /** The one thing to do next: a `LinkButton` or `Button`. */
  action?: ReactNode
}

export function EmptyState({ title, sentence, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center px-4 py-10 text-center">
      <p className="text-body font-semibold">{title}</p>
      <p className="mt-1 max-w-md text-small text-pretty text-muted">{sentence}</p>
      {action ? <div className="mt-4">{action}</div> : null}
    </div>
  )
}
