import { segmentedGroupLook, segmentLook } from './segmented-look'
import { StateLink } from './state-link'

export type SegmentedLink = { label: string; href: string; current: boolean; shortcut?: string }
export type SegmentedLinksProps = { label: string; options: SegmentedLink[] }

/** One choice of few, held in the URL. */
export function SegmentedLinks({ label, options }: SegmentedLinksProps) {
  return (
    <nav aria-label={label} className={segmentedGroupLook}>
      {options.map((option) => (
        <StateLink
          key={option.href}
          href={option.href}
          aria-current={option.current ? 'true' : undefined}
          data-shortcut={option.shortcut}
          className={segmentLook}
        >
          {option.label}
        </StateLink>
      ))}
    </nav>
  )
}
