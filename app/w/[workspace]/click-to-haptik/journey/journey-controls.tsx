import { ChoiceMenu } from '@/components/filter/choice-menu'
import { LinkButton } from '@/components/ui/link-button'
import { StateLink } from '@/components/ui/state-link'
import type { OverviewState } from '../overview-state'
import { adOf, followAll, journeyOf } from './choose-followed'
import type { Versus } from './choose-versus'
import { listAdGroups, listJourneyGroups } from './follow-menu-groups'
import { nameOfAd } from './name-of-ad'
import type { JourneySection } from './read-journey-section'
import { listVersusGroups } from './versus-menu-groups'

export type JourneyControlsProps = { section: JourneySection; state: OverviewState; locale: string }

const searchFrom = 10

/** Whom to follow, along which journey, against what; and the numbers as a file. */
export function JourneyControls({ section, state, locale }: JourneyControlsProps) {
  const { followed, versus, journeys, funnels } = section
  if (journeys.length === 0) return null
  const menu = { section, state, locale }
  const ad = adOf(followed)
  const ads = listAdGroups(menu)
  const countOfAds = ads.reduce((sum, { items }) => sum + items.length, 0)
  return (
    <>
      {countOfAds > 0 ? (
        <ChoiceMenu
          label="Ad"
          chosen={ad ? nameOfAd(ad) : 'All ads'}
          groups={ads}
          search={countOfAds >= searchFrom ? 'Find an ad' : undefined}
        />
      ) : null}
      <ChoiceMenu
        label="Journey"
        chosen={journeyOf(followed)?.name}
        groups={listJourneyGroups(menu)}
        search={journeys.length >= searchFrom ? 'Find a journey' : undefined}
      />
      {funnels.length > 0 ? (
        <>
          <ChoiceMenu
            label="Compare"
            chosen={versus ? nameOfVersus(versus) : undefined}
            groups={listVersusGroups({ followed, versus, state })}
          />
          {versus ? (
            <span hidden>
              <StateLink href={state.address({ versus: null })} data-shortcut="Escape">
                Compare with nothing
              </StateLink>
            </span>
          ) : null}
          <LinkButton href={csvHref(section, state)} external download>
            CSV
          </LinkButton>
        </>
      ) : null}
    </>
  )
}

function nameOfVersus(versus: Versus): string {
  return versus.kind === 'before' ? 'vs period before' : `vs ${nameOfAd(versus.ad)}`
}

/** Names what is followed, so that the file holds what is seen, whatever is usual by then. */
function csvHref({ followed }: JourneySection, { address, path }: OverviewState): string {
  const journey = journeyOf(followed)
  const follow = adOf(followed)?.adId ?? (journey ? followAll(journey.id) : null)
  return address({ follow }).replace(path, `${path}/journey/csv`)
}
