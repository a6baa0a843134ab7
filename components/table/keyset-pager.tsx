import { LinkButton } from '../ui/link-button'

export type KeysetPagerProps = {
  /** What is paged: "Conversations". */
  label: string
  newerHref?: string
  olderHref?: string
  /** "1 – 50 of 12,480". */
  note?: string
}

export function KeysetPager({ label, newerHref, olderHref, note }: KeysetPagerProps) {
  if (!newerHref && !olderHref && !note) return null
  return (
    <nav aria-label={`${label}: pages`} data-screen-only className="mt-3 flex items-center justify-end gap-2">
      {note ? <span className="mr-auto text-small text-muted">{note}</span> : null}
      {newerHref ? (
        <LinkButton href={newerHref} rel="prev" size="small">
          ← Newer
        </LinkButton>
      ) : null}
      {olderHref ? (
        <LinkButton href={olderHref} rel="next" size="small">
          Older →
        </LinkButton>
      ) : null}
    </nav>
  )
}
