import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { migrateJobs } from '@/lib/jobs/migrate-jobs'
import { startWorker } from '@/lib/jobs/start-worker'
import { sweepDeliveries } from '@/lib/jobs/sweep-deliveries'
import { sweepIdempotentRequests } from '@/lib/jobs/sweep-idempotent-requests'
import { sweepSignInAttempts } from '@/lib/jobs/sweep-sign-in-attempts'
import { type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'

const database = useDatabase()
const before = '2026-11-08T00:00:00Z'
let cast: Cast

beforeAll(async () => {
  cast = await castPlayers(database.owner)
})

async function receive(who: 'bot' | 'otherBot', receivedAt: string, count = 1): Promise<void> {
  const { scope, connectionId } = cast[who].sender
  const rows = Array.from({ length: count }, () => ({
    workspace_id: scope.workspaceId,
    id: randomUUID(),
    connection_id: connectionId,
    webhook_id: randomUUID(),
    body_hash: Buffer.from('hash'),
    body: Buffer.from('{}'),
    outcome: 'stored',
    received: 1,
    stored: 1,
    duplicates: 0,
    quarantined: 0,
    received_at: receivedAt,
  }))
  await database.owner`insert into deliveries ${database.owner(rows)}`
}

async function bodiesOf(who: 'bot' | 'otherBot'): Promise<{ all: number; full: number }> {
  const [counted] = await database.owner<{ all: number; full: number }[]>`
    select count(*)::int as all, count(body)::int as full from deliveries
    where workspace_id = ${cast[who].sender.scope.workspaceId}`
  return counted ?? { all: 0, full: 0 }
}

describe('the sweep of deliveries', () => {
  test('empties old bodies, leaves the rows, the young ones and those of other workspaces', async () => {
    await receive('bot', '2026-11-01T10:00:00Z', 1_203)
    await receive('bot', before, 2)
    await receive('otherBot', '2026-11-01T10:00:00Z', 3)
    expect(await sweepDeliveries(cast.alice.scope, { before })).toEqual({ rows: 1_203, isDone: true })
    expect(await bodiesOf('bot')).toEqual({ all: 1_205, full: 2 })
    expect(await bodiesOf('otherBot')).toEqual({ all: 3, full: 3 })
  })

  test('finds nothing the second time', async () => {
    expect(await sweepDeliveries(cast.alice.scope, { before })).toEqual({ rows: 0, isDone: true })
  })
})

test('the sweep of sign-in attempts keeps those that still count', async () => {
  const { owner } = database
  await owner`
    insert into sign_in_attempts (subject, failures, first_failure_at, blocked_until) values
      ('old', 3, '2026-11-01', null), ('old and blocked', 30, '2026-11-01', '2026-11-20'),
      ('young', 1, '2026-11-09', null)`
  expect(await sweepSignInAttempts({ before })).toBe(1)
  const left = await owner<{ subject: string }[]>`select subject from sign_in_attempts order by 1`
  expect(left.map(({ subject }) => subject)).toEqual(['old and blocked', 'young'])
})

test('the sweep of named requests forgets the old ones of its workspace', async () => {
  const remember = (workspaceId: string, begunAt: string, count: number) =>
    database.owner`
      insert into idempotent_requests (workspace_id, key, fingerprint, begun_at)
      select ${workspaceId}::uuid, 'key ' || ${begunAt}::text || n, 'x'::bytea, ${begunAt}::timestamptz
      from generate_series(1, ${count}::int) n`
  await remember(cast.workspace.id, '2026-11-01T10:00:00Z', 2_003)
  await remember(cast.workspace.id, before, 2)
  await remember(cast.otherWorkspace.id, '2026-11-01T10:00:00Z', 3)
  expect(await sweepIdempotentRequests(cast.alice.scope, { before })).toBe(2_003)
  expect(await sweepIdempotentRequests(cast.alice.scope, { before })).toBe(0)
  const left = await database.owner<{ count: number }[]>`
    select count(*)::int as count from idempotent_requests
    where workspace_id in ${database.owner([cast.workspace.id, cast.otherWorkspace.id])}
    group by workspace_id order by 1`
  expect(left.map(({ count }) => count)).toEqual([2, 3])
})

test('the worker runs jobs as the role that owns nothing; its schema may be installed twice', async () => {
  await migrateJobs(database.ownerUrl)
  await migrateJobs(database.ownerUrl)
  const worker = await startWorker(database.appUrl)
  try {
    await database.owner`select graphile_worker.add_job('sweep-deliveries')`
    await expect.poll(async () => (await bodiesOf('otherBot')).full, { timeout: 10_000 }).toBe(0)
    await expect.poll(jobsInQueue, { timeout: 10_000 }).toBe(0)
  } finally {
    await worker.stop()
    await worker.ended
  }
})

async function jobsInQueue(): Promise<number | undefined> {
  const [queue] = await database.owner<{ count: number }[]>`
    select count(*)::int as count from graphile_worker._private_jobs`
  return queue?.count
}
