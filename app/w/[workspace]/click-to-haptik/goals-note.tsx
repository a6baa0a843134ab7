import { StateLink } from '@/components/ui/state-link'
import { formatShare } from '@/lib/format/format-share'
import type { AdsOverview } from '@/lib/metrics/get-ads-overview'
import { toRatio } from '@/lib/metrics/ratio'
import { CountedSoFar } from './counted-so-far'

export type GoalsNoteProps = {
  overview: AdsOverview
  slug: string
  /** Null for those who may not save a goal. */
  configureHref: string | null
}

/** What stands below the figure: the rate, and what is being counted or is still to be done. */
export function GoalsNote({ overview, slug, configureHref }: GoalsNoteProps) {
  const { totals, goalVersion, goalBuilding } = overview
  if (goalVersion === null && !goalBuilding) return <NoGoal configureHref={configureHref} />
  const rate =
    totals.goalRate === null ? 'no conversation, so no rate' : `rate ${formatShare(totals.goalRate)}`
  return (
    <>
      {goalVersion === null ? null : rate}
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
