import type { WorkspaceTransaction } from '@/db/workspace'
import { nameActors } from '@/lib/access/name-actors'
import type { Scope } from '@/lib/access/scope'
import { adName, joinAd } from '@/lib/ad-name'
import { type NamedStep, nameSteps, type StoredStep } from './name-steps'

export interface Journey {
  id: string
  name: string
  windowHours: number
  /** Raised by every change; who saves names the one they saw. */
  revision: number
  /** ISO 8601 in UTC. */
  updatedAt: string
  /** A person's name, `an API key` or `the admin command`. */
  updatedBy: string
  steps: NamedStep[]
  /** Those that follow it, by id. */
  ads: { adId: string; name: string | null }[]
}

type Sql = WorkspaceTransaction['sql']

/** Journeys of this workspace that are not deleted, by name; `which` narrows them. */
export async function readJourneys(
  sql: Sql,
  scope: Scope,
  which: ReturnType<Sql> = sql``,
): Promise<Journey[]> {
  const records = await sql<JourneyRecord[]>`
    select id, name, window_hours as "windowHours", revision, updated_by as "updatedBy", steps,
      to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "updatedAt"
    from journeys
    where workspace_id = ${scope.workspaceId}::uuid and deleted_at is null ${which}
    order by name, id`
  if (records.length === 0) return []
  const allSteps = records.flatMap(({ id, steps }) => steps.map((step) => ({ id, step })))
  const named = await nameSteps(
    sql,
    scope,
    allSteps.map(({ step }) => step),
  )
  const stepsOf = Map.groupBy(named.entries(), ([index]) => allSteps[index]?.id)
  const ads = await readAds(
    sql,
    scope,
    records.map(({ id }) => id),
  )
  const names = await nameActors(
    sql,
    records.map(({ updatedBy }) => updatedBy),
  )
  return records.map((record) => ({
    ...record,
    updatedBy: names.get(record.updatedBy) ?? record.updatedBy,
    steps: (stepsOf.get(record.id) ?? []).map(([, { step }]) => step),
    ads: (ads.get(record.id) ?? []).map(({ adId, name }) => ({ adId, name })),
  }))
}

interface JourneyRecord extends Omit<Journey, 'steps' | 'ads'> {
  steps: StoredStep[]
}

async function readAds(sql: Sql, scope: Scope, journeyIds: string[]) {
  const links = await sql<{ journeyId: string; adId: string; name: string | null }[]>`
    select ad_links.journey_id as "journeyId", ad_links.ad_id as "adId",
      ${adName(sql)} as name
    from ad_links
    ${joinAd(sql, scope, sql`ad_links.ad_id`)}
    where ad_links.workspace_id = ${scope.workspaceId}::uuid
      and ad_links.journey_id = any(${journeyIds}::uuid[])
    order by ad_links.ad_id`
  return Map.groupBy(links, ({ journeyId }) => journeyId)
}
