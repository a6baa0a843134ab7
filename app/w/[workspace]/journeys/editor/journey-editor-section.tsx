import type { Scope } from '@/lib/access/scope'
import { localeOfCurrency } from '@/lib/format/locale-of-currency'
import type { Journey } from '@/lib/journeys/journey'
import { logError } from '@/lib/log'
import { listAdsToFollow } from '@/lib/metrics/list-ads-to-follow'
import { listNodes } from '@/lib/metrics/list-nodes'
import { listWalkedPaths } from '@/lib/metrics/list-walked-paths'
import { presetDays } from '@/lib/period/presets'
import { todayInZone } from '@/lib/period/today-in-zone'
import { toNodeChoices } from '../../nodes/node-choice'
import { JourneyEditor } from './journey-editor'

export type JourneyEditorSectionProps = { scope: Scope; journey: Journey | null }

/** The editor with what it chooses from; the suggestions come when they are read. */
export async function JourneyEditorSection({ scope, journey }: JourneyEditorSectionProps) {
  const days = presetDays('30d', todayInZone(Date.now(), scope.timeZone))
  const [nodes, ads] = await Promise.all([listNodes(scope), listAdsToFollow(scope, days)])
  const adIds = ads.length > 0 ? ads.map(({ adId }) => adId) : undefined
  return (
    <JourneyEditor
      slug={scope.slug}
      timeZone={scope.timeZone}
      locale={localeOfCurrency(scope.currency)}
      journey={journey}
      nodes={toNodeChoices(nodes)}
      paths={listWalkedPaths(scope, { ...days, adIds }).catch(noteFailure)}
      areOfAds={adIds !== undefined}
    />
  )
}

function noteFailure(error: unknown): null {
  logError('walked paths could not be read', error)
  return null
}
