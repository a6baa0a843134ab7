import { type SegmentedSize, segmentedGroupLook, segmentLook } from './segmented-look'
import { StateLink } from './state-link'

export type SegmentedLink = { label: string; href: string; current: boolean; shortcut?: string }
export type SegmentedLinksProps = { label: string; options: SegmentedLink[]; size?: SegmentedSize }

/** One choice of few, held in the URL. */
export function SegmentedLinks({ label, options, size = 'normal' }: SegmentedLinksProps) {
  return (
    <nav aria-label={label} className={segmentedGroupLook(size)}>
      {options.map((option) => (
        <StateLink
          key={option.href}
          href={option.href}
          aria-current={option.current ? 'true' : undefined}
          data-shortcut={option.shortcut}
          className={segmentLook(size)}
        >
          {option.label}
        </StateLink>
      ))}
    </nav>
  )
}
