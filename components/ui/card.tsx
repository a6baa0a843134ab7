import type { ReactNode } from 'react'
import { classNames } from './class-names'

export type CardProps = {
  title?: string
  /** What the figures are, in plain words. */
  sentence?: ReactNode
  /** Controls or a legend at the right of the title. */
  actions?: ReactNode
  children?: ReactNode
  /** For the section's address: #ads-overview. */
  id?: string
  headingLevel?: 2 | 3
  className?: string
}

export function Card({ title, sentence, actions, children, id, headingLevel = 2, className }: CardProps) {
  const Heading = headingLevel === 2 ? 'h2' : 'h3'
  return (
    <section
      id={id}
      aria-label={title}
      data-dims
      className={classNames('min-w-0 rounded-card border border-hairline bg-surface p-4 sm:p-5', className)}
    >
      {title ? (
        <header className="mb-4 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <div className="min-w-0">
            <Heading className="text-section font-semibold">{title}</Heading>
            {sentence ? <p className="mt-1 text-small text-muted">{sentence}</p> : null}
          </div>
          {actions ? <div className="flex min-w-0 flex-wrap items-center gap-2">{actions}</div> : null}
        </header>
      ) : null}
      {children}
    </section>
  )
}
