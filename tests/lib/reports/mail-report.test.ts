import { beforeEach, describe, expect, test } from 'vitest'
import { jobScope } from '@/lib/access/job-gate'
import { requireReportLink } from '@/lib/access/reports/report-gate'
import type { Scope } from '@/lib/access/scope'
import { cancelReport } from '@/lib/reports/cancel-report'
import { getReport } from '@/lib/reports/get-report'
import { mailReport } from '@/lib/reports/mail-report'
import { makeReport } from '@/lib/reports/make-report'
import { requestReport } from '@/lib/reports/request-report'
import { resumeReports } from '@/lib/reports/resume-reports'
import { retryReport } from '@/lib/reports/retry-report'
import { showReportPassword } from '@/lib/reports/show-report-password'
import { sweepReports } from '@/lib/reports/sweep-reports'
import { takeDownload } from '@/lib/reports/take-download'
import { type Cast, castPlayers, makePlayer } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import type { Mail } from '../../stand-in/mail/mail-control'
import { useMailPeer } from '../../stand-in/mail/use-mail-peer'
import { readStored, setRole, sourceOf, waitingJobs, week } from './report-fixtures'

const database = useDatabase()
const peer = useMailPeer()
let cast: Cast
let alice: Scope
let worker: Scope
let reportId: string

beforeEach(async () => {
  cast = await castPlayers(database.owner)
  alice = cast.alice.scope
  worker = await jobScope(alice.workspaceId, 'make-report')
})

async function madeReport(rows = 3, filter = week): Promise<void> {
  reportId = (await requestReport(alice, { filter })).reportId
  await makeReport(worker, reportId, { source: sourceOf(rows) })
}

const stored = () => readStored(database.owner, reportId)
const notNow = () => peer().fail({ at: 'recipient', what: { code: 451 } })

async function theMail(): Promise<Mail> {
  const [mail] = await peer().mails({ atLeast: 1 })
  if (!mail) throw new Error('No mail came.')
  return mail
}
const tokenIn = ({ text }: Mail) => /\/reports\/([\w-]{43})/.exec(text)?.[1] ?? ''

test('the mail goes to the requester alone, with a link and a password in text and HTML', async () => {
  await madeReport(1_204, { ...week, search: '<shoes> & "boots"', ad: '120210000000000017' })
  await mailReport(worker, reportId)
  const mail = await theMail()
  expect(await peer().mails()).toHaveLength(1)
  expect(mail.envelope.to).toEqual([cast.alice.user.email])
  expect(mail.to).toBe(`Alice <${cast.alice.user.email}>`)
  expect(mail.subject).toBe('Your messages, 16 – 22 Nov 2026')
  const { password } = await showReportPassword(alice, reportId)
  for (const body of [mail.text, mail.html]) {
    expect(body).toContain(password)
    expect(body).toContain(`http://localhost:3000/reports/${tokenIn(mail)}`)
    expect(body).toContain('1,204 messages')
    expect(body).toContain('Ad: 120210000000000017')
    expect(body).toContain('60 minutes')
  }
  expect(mail.text).toContain('Search: <shoes> & "boots".')
  expect(mail.html).toContain('Search: &lt;shoes&gt; &amp; &quot;boots&quot;.')
  expect(mail.html).not.toMatch(/<img|<script/)
})

test('only the hash of the link is stored, and it leads to the report', async () => {
  await madeReport()
  await mailReport(worker, reportId)
  const token = tokenIn(await theMail())
  const [route] = await database.owner<{ row: string }[]>`
    select report_routes::text as row from report_routes where report_id = ${reportId}`
  expect(route?.row).not.toContain(token)
  await expect(requireReportLink(cast.alice.user, token)).resolves.toMatchObject({ reportId })
})

test('the life of the link begins when the mail is taken, and lasts an hour', async () => {
  await madeReport()
  await notNow()
  await mailReport(worker, reportId)
  expect(await stored()).toMatchObject({ state: 'mailing', sentAt: null, expiresAt: null })
  await peer().heal()
  const before = Date.now()
  await mailReport(worker, reportId, { attempt: 2 })
  const { state, sentAt, expiresAt } = await stored()
  expect(state).toBe('sent')
  expect(sentAt?.getTime()).toBeGreaterThan(before - 1_000)
  expect((expiresAt?.getTime() ?? 0) - (sentAt?.getTime() ?? 0)).toBe(60 * 60_000)
})

test('a setting of the workspace keeps the password out of the mail', async () => {
  await database.owner`update workspaces set report_passwords_in_app = true where id = ${alice.workspaceId}`
  await madeReport()
  await mailReport(worker, reportId)
  const { password } = await showReportPassword(alice, reportId)
  const mail = await theMail()
  expect(mail.raw + mail.text + mail.html).not.toContain(password)
  expect(mail.text).toContain('The password that opens it is shown in the app')
  expect(mail.text).toContain(`/w/${cast.workspace.slug}/message-analysis/reports`)
})

test('iR6: without rows the mail says so and has no link to a file', async () => {
  await madeReport(0)
  await mailReport(worker, reportId)
  const mail = await theMail()
  expect(mail.subject).toBe('No messages, 16 – 22 Nov 2026')
  expect(mail.text).toContain('so there is no file')
  expect(tokenIn(mail)).toBe('')
  expect(await stored()).toMatchObject({ state: 'sent', expiresAt: null, parts: 0 })
  await expect(takeDownload(alice, reportId)).rejects.toMatchObject({ status: 410 })
})

test('a timetable says nothing where nothing happened', async () => {
  const scheduleId = '7d0d2c9e-6a54-4a53-9d27-5b3c0b6f1a11'
  reportId = (await requestReport(alice, { filter: week }, { scheduleId })).reportId
  await makeReport(worker, reportId, { source: sourceOf(0) })
  await mailReport(worker, reportId)
  expect(await peer().mails()).toEqual([])
  expect(await stored()).toMatchObject({ state: 'sent', sentAt: null })
})

describe('iR9: the mail server', () => {
  test.each([
    { how: 'busy', trouble: notNow },
    { how: 'away', trouble: () => peer().close() },
  ])('is $how: five more tries, later each time', async ({ trouble }) => {
    await madeReport()
    await trouble()
    const begun = Date.now()
    const waits: number[] = []
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      await mailReport(worker, reportId, { attempt, now: () => begun })
      expect((await stored()).state).toBe('mailing')
      const [job] = await database.owner<{ wait: number }[]>`
        select (extract(epoch from run_at) * 1000 - ${begun})::float8 / 60000 as wait
        from graphile_worker.jobs where key = ${`mail-report ${alice.workspaceId} ${reportId}`}`
      waits.push(Number(job?.wait.toFixed(2)))
      await database.owner`delete from graphile_worker._private_jobs`
    }
    expect(waits).toEqual([0.5, 2, 10, 30, 60])
    await mailReport(worker, reportId, { attempt: 6 })
    const { state, problem, parts } = await stored()
    expect(state).toBe('failed')
    expect(problem).toMatch(/^The mail server (takes no mail right now \(451\)|cannot be reached)\.$/)
    expect(parts).toBeGreaterThan(0)
    expect(await waitingJobs(database.owner, reportId)).toEqual([])
  })

  test('waits for its time also when the open reports are asked for again', async () => {
    await madeReport()
    await notNow()
    await database.owner`delete from graphile_worker._private_jobs`
    await mailReport(worker, reportId, { attempt: 3 })
    await resumeReports(worker)
    const jobs = await database.owner<{ inMinutes: number }[]>`
      select (extract(epoch from run_at - now()) / 60)::float8 as "inMinutes"
      from graphile_worker.jobs where key like ${`%${reportId}`}`
    expect(jobs.map(({ inMinutes }) => Math.round(inMinutes))).toEqual([10])
  })

  test('is back: whoever tries again waits for no earlier try', async () => {
    await madeReport()
    await notNow()
    await mailReport(worker, reportId, { attempt: 5 })
    await cancelReport(alice, reportId)
    await retryReport(alice, reportId)
    await makeReport(worker, reportId, { source: sourceOf(3) })
    const jobs = await database.owner<{ isDue: boolean }[]>`
      select run_at <= now() as "isDue" from graphile_worker.jobs where key like ${`mail-report %${reportId}`}`
    expect(jobs).toEqual([{ isDue: true }])
  })

  test('refuses: said in the app, and the file is there', async () => {
    await madeReport()
    await peer().fail({ at: 'recipient', what: { code: 550 } })
    await mailReport(worker, reportId)
    const report = await getReport(alice, reportId)
    expect(report).toMatchObject({
      state: 'failed',
      problem: 'The mail server refused the mail (550).',
      isFileThere: true,
      downloadsLeft: 3,
    })
    await expect(showReportPassword(alice, reportId)).resolves.toMatchObject({ password: expect.any(String) })
    await expect(takeDownload(alice, reportId)).resolves.toMatchObject({
      fileName: 'messages-2026-11-16-2026-11-22.zip',
    })
    // Asked again, it is mailed and not made.
    await retryReport(alice, reportId)
    expect((await stored()).state).toBe('mailing')
    await peer().heal()
    await mailReport(worker, reportId)
    expect((await stored()).state).toBe('sent')
    expect(await peer().mails()).toHaveLength(1)
  })

  test('is never told of a report twice', async () => {
    await madeReport()
    await Promise.all([mailReport(worker, reportId), mailReport(worker, reportId)])
    await mailReport(worker, reportId)
    expect(await peer().mails()).toHaveLength(1)
  })
})

test.each(['viewer', null])('iR2: whose role no longer allows it gets no mail: %s', async (role) => {
  await madeReport()
  await setRole(database.owner, cast.alice, role)
  await mailReport(worker, reportId)
  expect(await peer().mails()).toEqual([])
  expect(await stored()).toMatchObject({ state: 'failed', parts: 0, sealed: false })
})

describe('iR7: a link', () => {
  let token: string

  beforeEach(async () => {
    await madeReport()
    await mailReport(worker, reportId)
    token = tokenIn(await theMail())
  })

  const link = (user = cast.alice.user, given = token) => requireReportLink(user, given)

  test('that was never made', async () => {
    for (const wrong of ['', 'x', 'A'.repeat(43), token.slice(0, -1), `${token}A`, token.toLowerCase()])
      await expect(link(cast.alice.user, wrong)).rejects.toMatchObject({ status: 404 })
  })

  test('of somebody else', async () => {
    const dora = await makePlayer(database.owner, 'Dora', 'owner', cast.workspace)
    await expect(link(dora.user)).rejects.toMatchObject({ status: 403 })
    await expect(link(cast.charlie.user)).rejects.toMatchObject({ status: 404 })
  })

  test('of a member who was removed, or may no longer have reports', async () => {
    await setRole(database.owner, cast.alice, 'viewer')
    await expect(link()).rejects.toMatchObject({ status: 403 })
    await setRole(database.owner, cast.alice, null)
    await expect(link()).rejects.toMatchObject({ status: 403 })
  })

  test('after three downloads, also of twenty at once', async () => {
    const { scope } = await link()
    const taken = await Promise.allSettled(Array.from({ length: 20 }, () => takeDownload(scope, reportId)))
    expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    await expect(takeDownload(scope, reportId)).rejects.toMatchObject({ status: 410 })
    expect((await stored()).downloads).toBe(3)
  })

  test('after its hour: gone, swept with its password, and known as gone', async () => {
    await database.owner`update reports set expires_at = now() - interval '1 second' where id = ${reportId}`
    const { scope } = await link()
    await expect(takeDownload(scope, reportId)).rejects.toMatchObject({ status: 410 })
    await expect(showReportPassword(scope, reportId)).rejects.toMatchObject({ status: 410 })
    expect(await sweepReports(worker)).toBe(0)
    await database.owner`update reports set expires_at = now() - interval '20 minutes' where id = ${reportId}`
    expect(await sweepReports(worker)).toBe(1)
    expect(await stored()).toMatchObject({ state: 'sent', parts: 0, sealed: false })
    await expect(link()).resolves.toMatchObject({ reportId })
  })

  test('history goes after ninety days, and its links with it', async () => {
    await database.owner`
      update reports set requested_at = now() - interval '91 days', expires_at = now() - interval '91 days'
      where id = ${reportId}`
    await sweepReports(worker)
    await expect(stored()).rejects.toThrow()
    await expect(link()).rejects.toMatchObject({ status: 404 })
  })
})
