import { LinkButton } from '@/components/ui/link-button'
import { SegmentedLinks } from '@/components/ui/segmented-links'
import { StateLink } from '@/components/ui/state-link'
import { platformLabel } from '@/lib/metrics/platform-label'
import type { AdChoiceKey } from '../filters/ad-choice-parsers'
import { AdPicker } from './ad-picker/ad-picker'
import type { OverviewState } from './overview-state'

export type AdFiltersProps = {
  /** Those that ads were shown on or conversations came from. */
  platforms: string[]
  chosen: { key: AdChoiceKey; name: string }[]
  /** Where the table is a file; null while there is nothing in it. */
  csvHref: string | null
  state: OverviewState
}

/** Which platforms and ads the section shows, all in the address. */
export function AdFilters({ platforms, chosen, csvHref, state }: AdFiltersProps) {
  const { query, address, slug, period } = state
  const chosenPlatforms = query.platform ?? []
  if (platforms.length + chosenPlatforms.length + chosen.length === 0 && !csvHref) return null
  const isFiltered = chosen.length > 0 || chosenPlatforms.length > 0
  return (
    <>
      <SegmentedLinks
        label="Ad platform"
        options={[
          {
            label: 'All platforms',
            href: address({ platform: null }),
            current: chosenPlatforms.length === 0,
          },
          ...[...new Set([...platforms, ...chosenPlatforms])].map((platform) => ({
            label: platformLabel(platform),
            href: address({ platform: toggle(chosenPlatforms, platform) }),
            current: chosenPlatforms.includes(platform),
          })),
        ]}
      />
      <AdPicker
        slug={slug}
        of={{ from: period.from, to: period.to, channel: query.channel ?? undefined }}
        chosen={chosen}
        address={address({ ad: null, adset: null, campaign: null })}
      />
      {csvHref ? (
        <LinkButton href={csvHref} external download>
          CSV
        </LinkButton>
      ) : null}
      {isFiltered ? (
        <span hidden>
          <StateLink
            href={address({ platform: null, ad: null, adset: null, campaign: null })}
            data-shortcut="Escape"
          >
            All ads on all platforms
          </StateLink>
        </span>
      ) : null}
    </>
  )
}

/** Another click on what is chosen takes it out again. */
function toggle(chosen: string[], platform: string): string[] | null {
  const others = chosen.filter((one) => one !== platform)
  const next = others.length < chosen.length ? others : [...chosen, platform]
  return next.length > 0 ? next : null
}
