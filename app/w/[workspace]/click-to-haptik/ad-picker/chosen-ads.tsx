import { Icon } from '@/components/ui/icon'
import { StateLink } from '@/components/ui/state-link'
import { type AdChoiceKey, withChoice } from '../../filters/ad-choice-parsers'

export type ChosenAdsProps = {
  chosen: { key: AdChoiceKey; name: string }[]
  /** The page with no ad chosen. */
  address: string
}

const mostShown = 12

const kinds: Record<string, string> = { campaign: 'Campaign', adset: 'Ad set', ad: 'Ad' }

/** What the figures are of, each with a way to take it out. */
export function ChosenAds({ chosen, address }: ChosenAdsProps) {
  if (chosen.length === 0) return null
  const keys = chosen.map(({ key }) => key)
  return (
    <ul aria-label="Chosen ads" className="mb-4 flex flex-wrap items-center gap-1.5" data-screen-only>
      {chosen.slice(0, mostShown).map(({ key, name }) => (
        <li
          key={key}
          className="inline-flex h-7 max-w-64 items-center gap-1.5 rounded-control bg-accent-soft pl-2.5 text-note text-accent-ink"
        >
          <span className="shrink-0">{kinds[key.split(':', 1)[0] ?? '']}</span>
          <bdi className="truncate font-medium">{name}</bdi>
          <StateLink
            href={withChoice(
              address,
              keys.filter((other) => other !== key),
            )}
            aria-label={`Without ${name}`}
            className="flex size-7 shrink-0 items-center justify-center rounded-control hover:bg-accent/15"
          >
            <Icon name="close" size={12} />
          </StateLink>
        </li>
      ))}
      {chosen.length > mostShown ? (
        <li className="text-note text-muted">and {chosen.length - mostShown} more</li>
      ) : null}
      <li>
        <StateLink
          href={address}
          className="rounded-sm px-1.5 text-note font-medium text-accent-ink underline-offset-3 hover:underline"
        >
          Clear
        </StateLink>
      </li>
    </ul>
  )
}
