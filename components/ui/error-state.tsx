import type { ReactNode } from 'react'

export type ErrorStateProps = {
  /** "Ads Overview could not be read". */
  title: string
  sentence?: ReactNode
  /** The retry button. */
  action?: ReactNode
}

export function ErrorState({ title, sentence, action }: ErrorStateProps) {
  return (
    <div role="alert" className="flex flex-col items-center px-4 py-10 text-center">
      <p className="text-body font-semibold text-bad">{title}</p>
      <p className="mt-1 max-w-md text-small text-pretty text-muted">
        {sentence ?? 'The rest of the page is not affected. Try again, or come back in a minute.'}
      </p>
      {action ? <div className="mt-4">{action}</div> : null}
    </div>
  )
}
