import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { toScheduleToken } from '@/lib/access/schedules/schedule-link'
import type { Scope } from '@/lib/access/scope'
import { ConflictError, ForbiddenError, NotFoundError } from '@/lib/errors'
import { migrateJobs } from '@/lib/jobs/migrate-jobs'
import { deleteSchedule, undeleteSchedule } from '@/lib/reports/schedules/delete-schedule'
import { findLinkedSchedule, stopLinkedSchedule } from '@/lib/reports/schedules/linked-schedule'
import { listSchedules } from '@/lib/reports/schedules/list-schedules'
import {
  forgetDeletedSchedules,
  orderDueSchedules,
  orderScheduleNow,
} from '@/lib/reports/schedules/order-schedule'
import { saveSchedule } from '@/lib/reports/schedules/save-schedule'
import { type ScheduleDraft, scheduleSchema } from '@/lib/reports/schedules/schedule-schema'
import { stopSchedule } from '@/lib/reports/schedules/stop-schedule'
import { type Cast, castPlayers, makePlayer } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'

const database = useDatabase()
/** A Sunday noon in Berlin. */
const now = Date.parse('2026-11-22T11:00:00Z')
const digest: ScheduleDraft = {
  name: 'Morning digest',
  kind: 'digest',
  cadence: 'daily',
  weekday: null,
  hour: 8,
  filter: {},
}
const file: ScheduleDraft = {
  ...digest,
  name: 'Ad 17',
  kind: 'messages',
  filter: { ad: '120210000000000017' },
}

let cast: Cast
let alice: Scope

beforeAll(() => migrateJobs(database.ownerUrl))
beforeEach(async () => {
  cast = await castPlayers(database.owner)
  alice = cast.alice.scope
})

async function jobs() {
  return database.owner<{ payload: { scheduleId: string; today: string; isAsked: boolean } }[]>`
    select payload from graphile_worker._private_jobs
    where payload->>'workspaceId' = ${cast.workspace.id} order by id`
}

async function deeds() {
  const rows = await database.owner`
    select deed from audit_entries where workspace_id = ${cast.workspace.id} and deed like 'schedule.%' order by at`
  return rows.map(({ deed }) => deed)
}

describe('a schedule', () => {
  test('is made, listed for its member alone, changed, stopped, resumed', async () => {
    const { scheduleId, nextAt } = await saveSchedule(alice, digest, now)
    expect(nextAt).toBe('2026-11-23T07:00:00Z')
    expect(await listSchedules(alice)).toEqual([
      {
        ...digest,
        id: scheduleId,
        nextAt: '2026-11-23T07:00:00.000Z',
        lastAt: null,
        lastOutcome: null,
        isStopped: false,
      },
    ])
    expect(await listSchedules(cast.bob.scope)).toEqual([])
    expect(await listSchedules(cast.charlie.scope)).toEqual([])
    const weekly = { ...digest, cadence: 'weekly' as const, weekday: 3 }
    await saveSchedule(alice, { ...weekly, scheduleId }, now)
    await stopSchedule(alice, { scheduleId, isStopped: true }, now)
    await stopSchedule(alice, { scheduleId, isStopped: true }, now)
    expect(await listSchedules(alice)).toMatchObject([{ cadence: 'weekly', weekday: 3, isStopped: true }])
    await stopSchedule(alice, { scheduleId, isStopped: false }, now)
    expect(await listSchedules(alice)).toMatchObject([
      { nextAt: '2026-11-25T07:00:00.000Z', isStopped: false },
    ])
    expect(await deeds()).toEqual([
      'schedule.created',
      'schedule.changed',
      'schedule.stopped',
      'schedule.resumed',
    ])
  })

  test('comes back whole after it was deleted, until it is forgotten', async () => {
    const { scheduleId } = await saveSchedule(alice, file, now)
    await deleteSchedule(alice, { scheduleId })
    expect(await listSchedules(alice)).toEqual([])
    await expect(saveSchedule(alice, { ...file, scheduleId }, now)).rejects.toThrow(NotFoundError)
    await undeleteSchedule(alice, { scheduleId })
    expect(await listSchedules(alice)).toMatchObject([{ id: scheduleId, filter: file.filter }])
    await deleteSchedule(alice, { scheduleId })
    await forgetDeletedSchedules(cast.charlie.scope, { before: new Date(Date.now() + 60_000).toISOString() })
    await forgetDeletedSchedules(alice, { before: new Date(Date.now() - 60_000).toISOString() })
    await undeleteSchedule(alice, { scheduleId })
    await deleteSchedule(alice, { scheduleId })
    await forgetDeletedSchedules(alice, { before: new Date(Date.now() + 60_000).toISOString() })
    await expect(undeleteSchedule(alice, { scheduleId })).rejects.toThrow(NotFoundError)
  })

  test('is as if it were not there to anybody else, and no key or job has one', async () => {
    const { scheduleId } = await saveSchedule(alice, digest, now)
    for (const scope of [cast.bob.scope, cast.charlie.scope]) {
      for (const deed of [
        () => saveSchedule(scope, { ...digest, scheduleId }, now),
        () => stopSchedule(scope, { scheduleId, isStopped: true }),
        () => deleteSchedule(scope, { scheduleId }),
        () => orderScheduleNow(scope, { scheduleId }),
      ]) {
        await expect(deed()).rejects.toThrow(NotFoundError)
      }
    }
    await expect(saveSchedule(cast.bot.sender.scope, digest, now)).rejects.toThrow(ForbiddenError)
    expect(await listSchedules(alice)).toMatchObject([{ name: digest.name, isStopped: false }])
  })

  test('of a file asks for the right to reports; a digest is for whoever sees the page', async () => {
    await expect(saveSchedule(cast.bob.scope, file, now)).rejects.toThrow(ForbiddenError)
    await saveSchedule(cast.bob.scope, digest, now)
    expect(await listSchedules(cast.bob.scope)).toHaveLength(1)
  })

  test('is one of twenty at most', async () => {
    for (let index = 0; index < 20; index += 1) await saveSchedule(alice, digest, now)
    await expect(saveSchedule(alice, digest, now)).rejects.toThrow(ConflictError)
    await saveSchedule(cast.bob.scope, digest, now)
  })
})

describe('what is typed', () => {
  test.each([
    [{ name: ' ' }, 'name'],
    [{ name: 'a\nb' }, 'name'],
    [{ kind: 'fax' }, 'kind'],
    [{ cadence: 'weekly', weekday: null }, 'weekday'],
    [{ cadence: 'weekly', weekday: 8 }, 'weekday'],
    [{ hour: 24 }, 'hour'],
    [{ filter: { search: '' } }, 'filter.search'],
    [{ filter: { confidence: { from: 1, to: 0 } } }, 'filter.confidence'],
  ])('%j is refused beside %s', (change, field) => {
    const parsed = scheduleSchema.safeParse({ ...file, ...change })
    expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toContain(field)
  })

  test('is kept without what does not belong to it', () => {
    const typed = {
      ...file,
      weekday: 4,
      filter: { ad: '1', from: '2026-11-01', view: 'messages', odd: true },
    }
    expect(scheduleSchema.parse(typed)).toEqual({ ...file, weekday: null, filter: { ad: '1' } })
    expect(scheduleSchema.parse({ ...typed, kind: 'digest' }).filter).toEqual({})
    expect(scheduleSchema.parse(scheduleSchema.parse(typed))).toEqual(scheduleSchema.parse(typed))
  })
})

describe('what is due', () => {
  const due = Date.parse('2026-11-23T07:00:00Z')

  test('is ordered once, for the day it is due on, and its next time moves with the order', async () => {
    const { scheduleId } = await saveSchedule(alice, digest, now)
    expect(await orderDueSchedules(alice, { now: due - 1 })).toBe(0)
    expect(await orderDueSchedules(alice, { now: due })).toBe(1)
    expect(await orderDueSchedules(alice, { now: due + 60_000 })).toBe(0)
    expect((await jobs()).map(({ payload }) => payload)).toEqual([
      { workspaceId: cast.workspace.id, scheduleId, today: '2026-11-23', isAsked: false },
    ])
    expect(await listSchedules(alice)).toMatchObject([{ nextAt: '2026-11-24T07:00:00.000Z' }])
  })

  test('of several asked for at once is each ordered once', async () => {
    for (let index = 0; index < 12; index += 1) await saveSchedule(alice, digest, now)
    const counts = await Promise.all(Array.from({ length: 4 }, () => orderDueSchedules(alice, { now: due })))
    expect(counts.reduce((sum, count) => sum + count)).toBe(12)
    const ordered = (await jobs()).map(({ payload }) => payload.scheduleId)
    expect([ordered.length, new Set(ordered).size]).toEqual([12, 12])
  })

  test('after days without a worker comes once, for the last of them', async () => {
    await saveSchedule(alice, digest, now)
    expect(await orderDueSchedules(alice, { now: due + 5 * 86_400_000 })).toBe(1)
    expect(await jobs()).toMatchObject([{ payload: { today: '2026-11-28' } }])
    expect(await listSchedules(alice)).toMatchObject([{ nextAt: '2026-11-29T07:00:00.000Z' }])
  })

  test('is neither what is stopped or deleted nor the neighbour’s', async () => {
    const stopped = await saveSchedule(alice, digest, now)
    await stopSchedule(alice, { scheduleId: stopped.scheduleId, isStopped: true }, now)
    const deleted = await saveSchedule(alice, digest, now)
    await deleteSchedule(alice, deleted)
    await saveSchedule(cast.charlie.scope, digest, now)
    expect(await orderDueSchedules(alice, { now: due })).toBe(0)
    expect(await orderDueSchedules(cast.charlie.scope, { now: due })).toBe(1)
  })

  test('a transaction that fails orders nothing and moves nothing', async () => {
    await saveSchedule(alice, digest, now)
    await database.owner`
      alter table report_schedules add constraint broken check (next_at < '2026-11-24') not valid`
    await expect(orderDueSchedules(alice, { now: due })).rejects.toThrow()
    await database.owner`alter table report_schedules drop constraint broken`
    expect(await jobs()).toEqual([])
    expect(await orderDueSchedules(alice, { now: due })).toBe(1)
  })

  test('one that is asked for now leaves its times as they are', async () => {
    const { scheduleId } = await saveSchedule(alice, digest, now)
    await orderScheduleNow(alice, { scheduleId }, now)
    await orderScheduleNow(alice, { scheduleId }, now)
    expect((await jobs()).map(({ payload }) => payload)).toMatchObject([
      { today: '2026-11-22', isAsked: true },
    ])
    expect(await listSchedules(alice)).toMatchObject([{ nextAt: '2026-11-23T07:00:00.000Z' }])
  })
})

describe('the link in a mail', () => {
  async function linked() {
    const { scheduleId } = await saveSchedule(alice, digest, now)
    const link = { workspaceId: cast.workspace.id, scheduleId, userId: cast.alice.user.id }
    return { link, token: toScheduleToken(link) }
  }

  test('says what it is about, stops it and undoes that, without anybody signed in', async () => {
    const { token } = await linked()
    expect(await findLinkedSchedule(token)).toEqual({
      name: digest.name,
      workspaceName: 'Fab Cart',
      isStopped: false,
    })
    await stopLinkedSchedule(token, { isStopped: true })
    await stopLinkedSchedule(token, { isStopped: true })
    expect(await findLinkedSchedule(token)).toMatchObject({ isStopped: true })
    await stopLinkedSchedule(token, { isStopped: false })
    expect(await listSchedules(alice)).toMatchObject([{ isStopped: false }])
    expect(await deeds()).toEqual(['schedule.created', 'schedule.stopped', 'schedule.resumed'])
  })

  test('is worth nothing when a bit of it is another, or for another schedule, member or workspace', async () => {
    const { token, link } = await linked()
    const [packed = '', signature = ''] = token.split('.')
    const others = [
      { ...link, scheduleId: randomUUID() },
      { ...link, userId: cast.bob.user.id },
      { ...link, workspaceId: cast.otherWorkspace.id },
    ].map((other) => `${toScheduleToken(other).split('.')[0]}.${signature}`)
    const broken = [
      '',
      '.',
      packed,
      `${packed}.`,
      `${packed}.${signature}x`,
      `${packed}.${signature}.x`,
      `${packed}..`,
    ]
    for (const forged of [...others, ...broken, token.toUpperCase()]) {
      expect(await findLinkedSchedule(forged)).toBeNull()
      await expect(stopLinkedSchedule(forged, { isStopped: true })).rejects.toThrow(NotFoundError)
    }
    expect(await listSchedules(alice)).toMatchObject([{ isStopped: false }])
  })

  test('of what is deleted, or of another member, leads nowhere', async () => {
    const { token, link } = await linked()
    const bobs = toScheduleToken({ ...link, userId: cast.bob.user.id })
    expect(await findLinkedSchedule(bobs)).toBeNull()
    await expect(stopLinkedSchedule(bobs, { isStopped: true })).rejects.toThrow(NotFoundError)
    await deleteSchedule(alice, { scheduleId: link.scheduleId })
    expect(await findLinkedSchedule(token)).toBeNull()
    await expect(stopLinkedSchedule(token, { isStopped: false })).rejects.toThrow(NotFoundError)
  })
})

test('a member who is gone has none to list, and a key neither', async () => {
  const anna = await makePlayer(database.owner, 'Anna', 'analyst', cast.workspace)
  await saveSchedule(anna.scope, file, now)
  expect(await listSchedules(anna.scope)).toHaveLength(1)
  await expect(listSchedules(cast.bot.sender.scope)).rejects.toThrow(ForbiddenError)
})
