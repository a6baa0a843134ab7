import { StateLink } from '@/components/ui/state-link'
import { formatShare } from '@/lib/format/format-share'
import type { AdsOverview } from '@/lib/metrics/ads-overview'
import { toRatio } from '@/lib/metrics/ratio'
import { CountedSoFar } from './counted-so-far'
import { listMoney } from './money-text'

export type GoalsNoteProps = {
  overview: AdsOverview
  slug: string
  locale: string
  /** Null for those who may not save a goal. */
  configureHref: string | null
}

/** What stands below the figure: cost and rate, and what is being counted or is still to be done. */
export function GoalsNote({ overview, slug, locale, configureHref }: GoalsNoteProps) {
  const { totals, goalVersion, goalBuilding } = overview
  if (goalVersion === null && !goalBuilding) return <NoGoal configureHref={configureHref} />
  const rate =
    totals.goalRate === null ? 'no conversation, so no rate' : `rate ${formatShare(totals.goalRate)}`
  const costs = listMoney(totals.costPerGoal, locale)
  return (
    <>
      {goalVersion === null ? null : costs ? `${costs} per goal · ${rate}` : rate}
      {goalVersion !== null && goalBuilding ? ` · version ${goalBuilding.version} ` : null}
      {goalBuilding ? (
        <CountedSoFar
          key={goalBuilding.version}
          slug={slug}
          progress={{
            version: goalBuilding.version,
            live: goalVersion,
            share: toRatio(goalBuilding.evaluated, goalBuilding.total),
          }}
        />
      ) : null}
    </>
  )
}

function NoGoal({ configureHref }: { configureHref: string | null }) {
  if (!configureHref) return 'No goal yet'
  return (
    <>
      No goal yet ·{' '}
      <StateLink
        href={configureHref}
        className="font-medium text-accent-ink underline-offset-3 hover:underline"
      >
        Configure one
      </StateLink>
    </>
  )
}
