import { createHash, randomUUID } from 'node:crypto'
import { connections, deliveries, quarantinedEvents } from '@/db/schema/connections'
import {
  ads,
  conversations,
  events,
  nodes,
  personIdentifiers,
  persons,
  touches,
} from '@/db/schema/conversations'
import { adCounters, sourceCounters } from '@/db/schema/counters'
import { goalAdCounters, goalSourceCounters, goalVersions } from '@/db/schema/goals'
import { adLinks, journeys } from '@/db/schema/journeys'
import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { addDays } from '@/lib/period/day'
import { dayInZone } from '@/lib/time/day-in-zone'

/** Rows as ingest and attribution leave them, put straight into the tables. Each returns what it put. */

type Row<Table extends { $inferInsert: object }> = Partial<Table['$inferInsert']>

export async function addConnection(scope: Scope, given: Row<typeof connections> = {}) {
  const row = {
    id: randomUUID(),
    kind: 'bot' as const,
    name: 'Shop assistant',
    ...given,
    workspaceId: scope.workspaceId,
  }
  await inWorkspace(scope, ({ db }) => db.insert(connections).values(row))
  return row
}

export async function addPerson(
  scope: Scope,
  { identifiers = [], ...given }: Row<typeof persons> & { identifiers?: string[] } = {},
) {
  const row = {
    id: randomUUID(),
    channel: 'whatsapp',
    name: 'Taylor',
    ...given,
    workspaceId: scope.workspaceId,
  }
  await inWorkspace(scope, async ({ db }) => {
    await db.insert(persons).values(row)
    const { workspaceId, channel, id: personId } = row
    const known = identifiers.map((identifier) => ({ workspaceId, channel, personId, identifier }))
    if (known.length > 0) await db.insert(personIdentifiers).values(known)
  })
  return row
}

export async function addNode(
  scope: Scope,
  given: Row<typeof nodes> & { number: number; connectionId: string },
) {
  const seen = { firstSeenAt: '2026-11-01T10:00:00Z', lastSeenAt: '2026-11-20T10:00:00Z' }
  const row = {
    nodeId: `NODE_${given.number}`,
    name: null,
    ...seen,
    ...given,
    workspaceId: scope.workspaceId,
  }
  await inWorkspace(scope, ({ db }) => db.insert(nodes).values(row))
  return row
}

export async function addAd(scope: Scope, given: Row<typeof ads> & { adId: string }) {
  const seen = { firstSeenAt: '2026-11-01T10:00:00Z', lastSeenAt: '2026-11-20T10:00:00Z' }
  await inWorkspace(scope, ({ db }) =>
    db.insert(ads).values({ ...seen, ...given, workspaceId: scope.workspaceId }),
  )
}

/** A conversation and the counts that it moves. */
export async function addConversation(scope: Scope, given: Row<typeof conversations> = {}) {
  const startedAt = given.startedAt ?? '2026-11-20T09:15:02.120Z'
  const row = {
    id: randomUUID(),
    personId: randomUUID(),
    connectionId: randomUUID(),
    channel: 'whatsapp',
    source: 'organic' as const,
    sourceReason: 'no_touch',
    path: [],
    pathSeconds: (given.path ?? []).map((_, position) => position * 10),
    userMessages: 1,
    botMessages: 1,
    agentMessages: 0,
    startDay: dayInZone(Date.parse(startedAt), scope.timeZone),
    lastAt: startedAt,
    ...given,
    startedAt,
    workspaceId: scope.workspaceId,
  }
  await inWorkspace(scope, ({ db }) => db.insert(conversations).values(row))
  await countConversation(scope, row)
  return row
}

async function countConversation(scope: Scope, row: typeof conversations.$inferInsert) {
  const { workspaceId, startDay, channel, source, adId, platform } = row
  await inWorkspace(scope, async ({ sql }) => {
    await sql`
      insert into source_counters as c (workspace_id, day, channel, source, conversations)
      values (${workspaceId}, ${startDay}, ${channel}, ${source}, 1)
      on conflict (workspace_id, day, channel, source) do update set conversations = c.conversations + 1`
    if (source !== 'ads' || !adId) return
    await sql`
      insert into ad_counters as c (workspace_id, day, channel, ad_id, platform, conversations)
      values (${workspaceId}, ${startDay}, ${channel}, ${adId}, ${platform ?? ''}, 1)
      on conflict (workspace_id, day, channel, ad_id, platform) do update set conversations = c.conversations + 1`
    await sql`
      insert into ad_week_counters as c (workspace_id, week, channel, ad_id, platform, conversations)
      values (${workspaceId}, ${mondayOf(startDay)}, ${channel}, ${adId}, ${platform ?? ''}, 1)
      on conflict (workspace_id, week, channel, ad_id, platform) do update set conversations = c.conversations + 1`
  })
}

export async function addSourceCount(
  scope: Scope,
  row: Omit<typeof sourceCounters.$inferInsert, 'workspaceId'>,
) {
  await inWorkspace(scope, ({ db }) =>
    db.insert(sourceCounters).values({ ...row, workspaceId: scope.workspaceId }),
  )
}

/** Conversations of an ad, as their counters have them: by day and week, and of their source. */
export async function addAdCount(scope: Scope, row: Omit<typeof adCounters.$inferInsert, 'workspaceId'>) {
  const { day, channel, adId, platform, conversations } = row
  await inWorkspace(scope, async ({ db, sql }) => {
    await db.insert(adCounters).values({ ...row, workspaceId: scope.workspaceId })
    await sql`
      insert into ad_week_counters as c (workspace_id, week, channel, ad_id, platform, conversations)
      values (${scope.workspaceId}, ${mondayOf(day)}, ${channel}, ${adId}, ${platform}, ${conversations})
      on conflict (workspace_id, week, channel, ad_id, platform)
        do update set conversations = c.conversations + excluded.conversations`
    await sql`
      insert into source_counters as c (workspace_id, day, channel, source, conversations)
      values (${scope.workspaceId}, ${day}, ${channel}, 'ads', ${conversations})
      on conflict (workspace_id, day, channel, source)
        do update set conversations = c.conversations + excluded.conversations`
  })
}

function mondayOf(day: string): string {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))
}

/** A version of the goal, live unless given, without the counts that it would have. */
export async function addGoalVersion(scope: Scope, given: Row<typeof goalVersions> & { version: number }) {
  const row = {
    name: 'Order',
    expression: { operator: 'AND', conditions: [] },
    state: 'live' as const,
    savedBy: 'key:1',
    savedAt: '2026-11-01T10:00:00Z',
    ...given,
    workspaceId: scope.workspaceId,
  }
  await inWorkspace(scope, ({ db }) => db.insert(goalVersions).values(row))
  return row
}

export async function addGoalSourceCount(
  scope: Scope,
  row: Omit<typeof goalSourceCounters.$inferInsert, 'workspaceId'>,
) {
  await inWorkspace(scope, ({ db }) =>
    db.insert(goalSourceCounters).values({ ...row, workspaceId: scope.workspaceId }),
  )
}

/** The same for goals. */
export async function addGoalAdCount(
  scope: Scope,
  row: Omit<typeof goalAdCounters.$inferInsert, 'workspaceId'>,
) {
  const { version, day, channel, adId, platform, goals } = row
  await inWorkspace(scope, async ({ db, sql }) => {
    await db.insert(goalAdCounters).values({ ...row, workspaceId: scope.workspaceId })
    await sql`
      insert into goal_ad_week_counters as c (workspace_id, version, week, channel, ad_id, platform, goals)
      values (${scope.workspaceId}, ${version}, ${mondayOf(day)}, ${channel}, ${adId}, ${platform}, ${goals})
      on conflict (workspace_id, version, week, channel, ad_id, platform)
        do update set goals = c.goals + excluded.goals`
    await sql`
      insert into goal_source_counters as c (workspace_id, version, day, channel, source, goals)
      values (${scope.workspaceId}, ${version}, ${day}, ${channel}, 'ads', ${goals})
      on conflict (workspace_id, version, day, channel, source) do update set goals = c.goals + excluded.goals`
  })
}

/** A journey without steps, and the ads that follow it. */
export async function addJourney(
  scope: Scope,
  { adIds = [], ...given }: Row<typeof journeys> & { name: string; adIds?: string[] },
) {
  const at = '2026-11-01T10:00:00Z'
  const { workspaceId } = scope
  const row = {
    id: randomUUID(),
    steps: [],
    windowHours: 24,
    revision: 1,
    createdAt: at,
    updatedAt: at,
    updatedBy: 'key:1',
    ...given,
    workspaceId,
  }
  const links = adIds.map((adId) => ({
    workspaceId,
    adId,
    journeyId: row.id,
    linkedAt: at,
    linkedBy: 'key:1',
  }))
  await inWorkspace(scope, async ({ db }) => {
    await db.insert(journeys).values(row)
    if (links.length > 0) await db.insert(adLinks).values(links)
  })
  return row
}

export async function addEvent(scope: Scope, given: Row<typeof events> & { at: string; personId: string }) {
  const row = {
    connectionId: randomUUID(),
    eventId: `e-${randomUUID()}`,
    type: 'message' as const,
    fingerprint: Buffer.alloc(16),
    deliveryId: randomUUID(),
    receivedAt: given.at,
    ...given,
    workspaceId: scope.workspaceId,
  }
  await inWorkspace(scope, ({ db }) => db.insert(events).values(row))
  return row
}

export async function addTouch(scope: Scope, given: Row<typeof touches> & { at: string; personId: string }) {
  const row = {
    connectionId: randomUUID(),
    eventId: `t-${randomUUID()}`,
    kind: 'ad' as const,
    referenceId: '120210000000000017',
    ...given,
    workspaceId: scope.workspaceId,
  }
  await inWorkspace(scope, ({ db }) => db.insert(touches).values(row))
  return row
}

export async function addDelivery(scope: Scope, given: Row<typeof deliveries> & { connectionId: string }) {
  const row = {
    id: randomUUID(),
    webhookId: `msg_${randomUUID()}`,
    bodyHash: Buffer.alloc(32),
    body: Buffer.from('{"type":"message"}'),
    outcome: 'stored' as const,
    received: 1,
    stored: 1,
    duplicates: 0,
    quarantined: 0,
    receivedAt: '2026-11-20T09:15:03Z',
    ...given,
    workspaceId: scope.workspaceId,
  }
  await inWorkspace(scope, ({ db }) => db.insert(deliveries).values(row))
  return row
}

export async function addQuarantined(
  scope: Scope,
  given: Row<typeof quarantinedEvents> & { connectionId: string },
) {
  const id = randomUUID()
  const row = {
    id,
    deliveryId: randomUUID(),
    position: 0,
    reason: 'unknown_type: The type is not one that is known.',
    raw: '{"type":"dance"}',
    fingerprint: createHash('sha256').update(id).digest(),
    receivedAt: '2026-11-20T09:15:03Z',
    ...given,
    workspaceId: scope.workspaceId,
  }
  await inWorkspace(scope, ({ db }) => db.insert(quarantinedEvents).values(row))
  return row
}
