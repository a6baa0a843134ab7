import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { jobScope } from '@/lib/access/job-gate'
import type { Scope } from '@/lib/access/scope'
import { MailError } from '@/lib/email/mail-error'
import { migrateJobs } from '@/lib/jobs/migrate-jobs'
import { startWorker } from '@/lib/jobs/start-worker'
import { getAdsOverview } from '@/lib/metrics/get-ads-overview'
import { getConversationalSource } from '@/lib/metrics/get-conversational-source'
import { receiveBotDelivery } from '@/lib/pipeline'
import { mailReport } from '@/lib/reports/mail-report'
import { findLinkedSchedule } from '@/lib/reports/schedules/linked-schedule'
import { listSchedules } from '@/lib/reports/schedules/list-schedules'
import { orderDueSchedules } from '@/lib/reports/schedules/order-schedule'
import { runSchedule } from '@/lib/reports/schedules/run-schedule'
import { saveSchedule } from '@/lib/reports/schedules/save-schedule'
import type { ScheduleDraft } from '@/lib/reports/schedules/schedule-schema'
import { stopSchedule } from '@/lib/reports/schedules/stop-schedule'
import { type Cast, castPlayers, makePlayer } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import type { Mail } from '../../../stand-in/mail/mail-control'
import { useMailPeer } from '../../../stand-in/mail/use-mail-peer'

const database = useDatabase()
const mail = useMailPeer()
const day = 86_400_000
const now = Date.now()
const today = toDay(now)
const yesterday = { from: toDay(now - day), to: toDay(now - day) }
const adId = '120210000000000017'

const digest: ScheduleDraft = {
  name: 'Morning digest',
  kind: 'digest',
  cadence: 'daily',
  weekday: null,
  hour: 8,
  filter: {},
}
const file: ScheduleDraft = { ...digest, name: 'Ad 17', kind: 'messages', filter: { ad: adId } }

let cast: Cast
let alice: Scope
let job: Scope

function toDay(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10)
}

beforeAll(() => migrateJobs(database.ownerUrl))
beforeEach(async () => {
  cast = await castPlayers(database.owner, { timeZone: 'UTC' })
  alice = cast.alice.scope
  job = await jobScope(cast.workspace.id, 'run-schedule')
})

/** One conversation from an ad, of yesterday noon. */
async function tellStory(): Promise<void> {
  const at = Date.parse(`${yesterday.to}T12:00:00Z`)
  const events = [
    {
      channel: 'whatsapp',
      user: { id: 'taylor', name: 'Taylor' },
      type: 'message',
      id: 'm-1',
      at,
      message: { from: 'user', text: 'Is the blue one in stock?' },
      referral: { kind: 'ad', id: adId, headline: 'Autumn & <b>more</b>' },
    },
  ]
  const { bot } = cast
  const reception = await receiveBotDelivery(bot.sender, {
    webhookId: randomUUID(),
    secretId: bot.sender.secrets[0]?.id ?? '',
    body: Buffer.from(JSON.stringify({ events })),
    receivedAt: now,
  })
  expect(reception.ok).toBe(true)
}

async function run(draft: ScheduleDraft, { isAsked = false, scope = alice } = {}): Promise<string> {
  const { scheduleId } = await saveSchedule(scope, draft, now)
  if (!isAsked) await claim(scheduleId)
  await runSchedule(job, { scheduleId, today, isAsked }, now)
  return scheduleId
}

/** As it is once its job is on the list. */
async function claim(scheduleId: string): Promise<void> {
  await database.owner`update report_schedules set ordered_for = ${today}::text::date where id = ${scheduleId}`
}

const outcome = async () => (await listSchedules(alice))[0]?.lastOutcome

function headerOf({ headers }: Mail, wanted: string): string {
  return headers.find(({ name }) => name.toLowerCase() === wanted)?.value ?? ''
}

describe('a digest', () => {
  test('brings the figures of the page of the same day, and the way out of it', async () => {
    await tellStory()
    const scheduleId = await run(digest)
    const [sent] = await mail().mails({ atLeast: 1 })
    if (!sent) throw new Error('no mail')
    expect(sent.envelope.to).toEqual([cast.alice.user.email])
    expect(sent.subject).toContain('Fab Cart: 1 conversation, ')
    const source = await getConversationalSource(alice, yesterday)
    const { ads } = await getAdsOverview(alice, { ...yesterday, size: 5 })
    expect([source.total, ads.length]).toEqual([1, 1])
    expect(sent.text).toMatch(/^Ads +1 +– +100\.0%$/m)
    expect(sent.text).toMatch(/^Total Conversations +1 +0 +–$/m)
    expect(sent.text).toContain('Autumn & <b>more</b>')
    expect(sent.html).toContain('Autumn &amp; &lt;b&gt;more&lt;/b&gt;')
    expect(sent.text).toContain('No ad account is connected')
    expect(sent.text).toContain('No goal is set yet')
    expect(sent.text).toContain(`/w/${alice.slug}/click-to-haptik?from=${yesterday.from}&to=${yesterday.to}`)
    expect(headerOf(sent, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
    const [, address = ''] = /^<(.+)>$/.exec(headerOf(sent, 'list-unsubscribe')) ?? []
    const token = new URL(address).pathname.split('/').at(-1) ?? ''
    expect(await findLinkedSchedule(token)).toMatchObject({ name: digest.name })
    expect(sent.text).toContain(`/unsubscribe/${token}`)
    expect(headerOf(sent, 'message-id')).toContain(`digest-${scheduleId}-${yesterday.to}`)
    expect(await outcome()).toBe('sent')
  })

  test('is quiet where nothing happened, and says so in the list; asked for by hand it comes', async () => {
    const scheduleId = await run(digest)
    expect(await mail().mails()).toEqual([])
    expect(await outcome()).toBe('quiet')
    await runSchedule(job, { scheduleId, today, isAsked: true }, now)
    expect(await mail().mails({ atLeast: 1 })).toMatchObject([
      { subject: expect.stringContaining('0 conversations') },
    ])
  })

  test('looks at the seven days before where it is weekly', async () => {
    await tellStory()
    await run({ ...digest, cadence: 'weekly', weekday: 1 })
    const [sent] = await mail().mails({ atLeast: 1 })
    expect(sent?.text).toContain(`from=${toDay(now - 7 * day)}&to=${yesterday.to}`)
  })

  test('that the server does not take now is tried again; one that it refuses is not', async () => {
    await tellStory()
    await mail().fail({ at: 'recipient', what: { code: 451 }, times: 1 })
    await expect(run(digest)).rejects.toThrow(MailError)
    expect(await outcome()).toBe('failed')
    const [{ id: scheduleId = '' } = {}] = await listSchedules(alice)
    await mail().fail({ at: 'recipient', what: { code: 550 }, times: 1 })
    await runSchedule(job, { scheduleId, today, isAsked: false }, now)
    expect([await outcome(), await mail().mails()]).toEqual(['failed', []])
    await claim(scheduleId)
    await runSchedule(job, { scheduleId, today, isAsked: false }, now)
    expect([await outcome(), (await mail().mails()).length]).toEqual(['sent', 1])
  })

  test('taken although the answer got lost comes twice under one name', async () => {
    await tellStory()
    await mail().fail({ at: 'message', what: 'take it and hang up', times: 1 })
    await expect(run(digest)).rejects.toThrow(MailError)
    const [{ id: scheduleId = '' } = {}] = await listSchedules(alice)
    await runSchedule(job, { scheduleId, today, isAsked: false }, now)
    const names = (await mail().mails({ atLeast: 2 })).map((one) => headerOf(one, 'message-id'))
    expect(names[0]).toBe(names[1])
  })

  test('that was stopped before its turn came is not mailed', async () => {
    await tellStory()
    const { scheduleId } = await saveSchedule(alice, digest, now)
    await claim(scheduleId)
    await stopSchedule(alice, { scheduleId, isStopped: true })
    await runSchedule(job, { scheduleId, today, isAsked: false }, now)
    expect(await mail().mails()).toEqual([])
  })

  test('is mailed once, however often its job runs, and never for a day that is not its own', async () => {
    await tellStory()
    const scheduleId = await run(digest)
    await runSchedule(job, { scheduleId, today, isAsked: false }, now)
    await claim(scheduleId)
    await runSchedule(job, { scheduleId, today: yesterday.to, isAsked: false }, now)
    await Promise.all([1, 2].map(() => runSchedule(job, { scheduleId, today, isAsked: false }, now)))
    expect(await mail().mails()).toHaveLength(2)
  })
})

describe('with the role it dies', () => {
  test.each([
    ['the membership', () => database.owner`delete from memberships where user_id = ${anna.user.id}`],
    ['the account', () => database.owner`update users set disabled_at = now() where id = ${anna.user.id}`],
    [
      'the right to reports',
      () => database.owner`update memberships set role = 'viewer' where user_id = ${anna.user.id}`,
    ],
  ])('%s', async (what, lose) => {
    await tellStory()
    anna = await makePlayer(database.owner, 'Anna', 'analyst', cast.workspace)
    const { scheduleId } = await saveSchedule(anna.scope, what.startsWith('the right') ? file : digest, now)
    await claim(scheduleId)
    await lose()
    await runSchedule(job, { scheduleId, today, isAsked: false }, now)
    const [row] = await database.owner`
      select stopped_at from report_schedules where workspace_id = ${cast.workspace.id} and id = ${scheduleId}`
    expect(row?.stopped_at).not.toBeNull()
    expect(await mail().mails()).toEqual([])
    expect(await database.owner`select id from reports where workspace_id = ${cast.workspace.id}`).toEqual([])
  })

  let anna: Awaited<ReturnType<typeof makePlayer>>
})

describe('a file', () => {
  test('is ordered with its filter and the days that had ended, once however often the job runs', async () => {
    const scheduleId = await run(file)
    await runSchedule(job, { scheduleId, today, isAsked: false }, now)
    const reports = await database.owner`
      select kind, filter, schedule_id, user_id, state from reports where workspace_id = ${cast.workspace.id}`
    expect(reports).toEqual([
      {
        kind: 'messages',
        filter: { view: 'messages', ...yesterday, ad: adId },
        schedule_id: scheduleId,
        user_id: cast.alice.user.id,
        state: 'waiting',
      },
    ])
    expect(await outcome()).toBe('making')
  })

  test.each([
    ['sent', true, 'sent'],
    ['sent', false, 'quiet'],
    ['failed', false, 'failed'],
    ['cancelled', false, 'cancelled'],
    ['mailing', false, 'making'],
  ])('that is %s (mailed: %s) is told as %s', async (state, isMailed, told) => {
    await run(file)
    await database.owner`
      update reports set state = ${state}, sent_at = ${isMailed ? new Date().toISOString() : null}
      where workspace_id = ${cast.workspace.id}`
    expect(await outcome()).toBe(told)
  })
})

test('the worker mails what is due, exactly once', async () => {
  await tellStory()
  await saveSchedule(alice, digest, now)
  await database.owner`
    update report_schedules set next_at = now() - interval '1 minute' where workspace_id = ${cast.workspace.id}`
  const worker = await startWorker(database.appUrl)
  try {
    for (const _ of [1, 2, 3]) await database.owner`select graphile_worker.add_job('send-scheduled')`
    await mail().mails({ atLeast: 1 })
    await expect.poll(jobsInQueue, { timeout: 10_000 }).toBe(0)
    expect(await mailsToAlice()).toBe(1)
    expect(await outcome()).toBe('sent')
  } finally {
    await worker.stop()
    await worker.ended
  }
})

async function mailsToAlice(): Promise<number> {
  const mails = await mail().mails()
  return mails.filter(({ envelope }) => envelope.to[0] === cast.alice.user.email).length
}

async function jobsInQueue(): Promise<number | undefined> {
  const [queue] = await database.owner<{ count: number }[]>`
    select count(*)::int as count from graphile_worker._private_jobs
    where (payload->>'workspaceId' = ${cast.workspace.id} or payload::text = '{}') and attempts < max_attempts`
  return queue?.count
}

test('what a worker that was killed had begun is mailed by the next one, and only once', async () => {
  await tellStory()
  const { scheduleId } = await saveSchedule(alice, digest, now)
  await database.owner`
    update report_schedules set next_at = now() - interval '1 minute' where id = ${scheduleId}`
  await orderDueSchedules(alice, { now })
  await orderDueSchedules(alice, { now })
  expect(await jobsInQueue()).toBe(1)
  // What graphile-worker leaves behind where its process dies: nobody else may take the job for hours.
  await database.owner`
    update graphile_worker._private_jobs set locked_at = now(), locked_by = 'killed', attempts = 1
    where payload->>'scheduleId' = ${scheduleId}`
  await orderDueSchedules(alice, { now })
  const worker = await startWorker(database.appUrl)
  try {
    await mail().mails({ atLeast: 1 })
    await expect.poll(jobsInQueue, { timeout: 10_000 }).toBe(0)
    expect(await mailsToAlice()).toBe(1)
  } finally {
    await worker.stop()
    await worker.ended
  }
})

test('the mail of a scheduled file has the way out too', async () => {
  const scheduleId = await run(file)
  const [report] = await database.owner<{ id: string }[]>`
    update reports set state = 'mailing', rows_total = 3, bytes_total = 2000
    where workspace_id = ${cast.workspace.id} returning id`
  await mailReport(job, report?.id ?? '')
  const [sent] = await mail().mails({ atLeast: 1 })
  if (!sent) throw new Error('no mail')
  expect(headerOf(sent, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  const [, token = ''] = /\/unsubscribe\/(\S+)/.exec(sent.text) ?? []
  expect(await findLinkedSchedule(token)).toMatchObject({ name: file.name })
  expect((await listSchedules(alice)).map(({ id, lastOutcome }) => [id, lastOutcome])).toEqual([
    [scheduleId, 'sent'],
  ])
})
