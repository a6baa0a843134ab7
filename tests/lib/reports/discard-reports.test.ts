import { beforeEach, expect, test } from 'vitest'
import { inWorkspace } from '@/db/workspace'
import { jobScope } from '@/lib/access/job-gate'
import type { Scope } from '@/lib/access/scope'
import { discardReports } from '@/lib/reports/discard-reports'
import { makeReport } from '@/lib/reports/make-report'
import { requestReport } from '@/lib/reports/request-report'
import { type Cast, castPlayers, makePlayer } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { readStored, sourceOf, waitingJobs, week } from './report-fixtures'

const database = useDatabase()
let cast: Cast
let scope: Scope

beforeEach(async () => {
  cast = await castPlayers(database.owner)
  scope = cast.alice.scope
})

async function made(filter = week, requester = scope, state = 'sent'): Promise<string> {
  const { reportId } = await requestReport(requester, { filter })
  const worker = await jobScope(requester.workspaceId, 'make-report')
  await makeReport(worker, reportId, { source: sourceOf(3) })
  await database.owner`update reports set state = ${state} where id = ${reportId}`
  return reportId
}

const stored = (reportId: string) => readStored(database.owner, reportId)
const discard = (...spellings: string[]) =>
  inWorkspace(scope, ({ sql }) => discardReports(sql, scope, spellings))

test('when a person is forgotten every file of the workspace goes, and no other', async () => {
  const own = await made()
  const { scope: dora } = await makePlayer(database.owner, 'Dora', 'analyst', cast.workspace)
  const others = await made(week, dora, 'failed')
  const elsewhere = await made(week, cast.charlie.scope)
  await discard('"taylor"')
  for (const id of [own, others]) {
    expect(await stored(id)).toMatchObject({ parts: 0, sealed: false })
    expect((await stored(id)).problem).toMatch(/was forgotten. Ask again/)
  }
  expect(await stored(elsewhere)).toMatchObject({ parts: 1, sealed: true })
})

test('what is being made or mailed begins again', async () => {
  const mailing = await made(week, scope, 'mailing')
  await database.owner`delete from graphile_worker._private_jobs`
  const slow = sourceOf(100_000, { slow: 100 })
  const { reportId: running } = await requestReport(scope, { filter: { ...week, by: 'user' } })
  const worker = await jobScope(scope.workspaceId, 'make-report')
  const making = makeReport(worker, running, { source: slow })
  await expect.poll(async () => (await stored(running)).state).toBe('running')
  await discard('"taylor"')
  await making
  for (const id of [mailing, running]) {
    expect(await stored(id)).toMatchObject({ state: 'waiting', parts: 0, sealed: false })
    expect(await waitingJobs(database.owner, id)).toContain('make-report')
  }
})

test('reports and timetables that ask for the person are forgotten', async () => {
  const about = await made({ ...week, person: '491701234567' })
  const other = await made({ ...week, person: '491709999999' })
  const schedule = '7d0d2c9e-6a54-4a53-9d27-5b3c0b6f1a11'
  await database.owner`
    insert into report_schedules (workspace_id, id, user_id, kind, name, filter, cadence, hour, next_at, created_at)
    values (${scope.workspaceId}, ${schedule}, ${cast.alice.user.id}, 'messages', 'One person',
      ${database.owner.json({ person: '491701234567' })}, 'daily', 8, now(), now())`
  await discard('"491701234567"', '491701234567')
  await expect(stored(about)).rejects.toThrow('There is no such report.')
  expect(await stored(other)).toMatchObject({ state: 'sent' })
  expect(await database.owner`select id from report_schedules where id = ${schedule}`).toEqual([])
})
