import { LinkButton } from '../ui/link-button'

export type KeysetPagerProps = {
  /** What is paged: "Conversations". */
  label: string
  newerHref?: string
  olderHref?: string
  /** "1 – 50 of 12,480". */
  note?: string
  /** What the two ways are called where they do not lead through time. */
  names?: { newer: string; older: string }
}

const throughTime = { newer: 'Newer', older: 'Older' }

export function KeysetPager(props: KeysetPagerProps) {
  const { label, newerHref, olderHref, note, names = throughTime } = props
  if (!newerHref && !olderHref && !note) return null
  return (
    <nav aria-label={`${label}: pages`} data-screen-only className="mt-3 flex items-center justify-end gap-2">
      {note ? <span className="mr-auto text-small text-muted">{note}</span> : null}
      {newerHref ? (
        <LinkButton href={newerHref} rel="prev" size="small">
          ← {names.newer}
        </LinkButton>
      ) : null}
      {olderHref ? (
        <LinkButton href={olderHref} rel="next" size="small">
          {names.older} →
        </LinkButton>
      ) : null}
    </nav>
  )
}
