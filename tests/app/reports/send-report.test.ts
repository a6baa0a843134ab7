import { beforeEach, describe, expect, test } from 'vitest'
import { sendReport } from '@/app/reports/send-report'
import { jobScope } from '@/lib/access/job-gate'
import type { Scope } from '@/lib/access/scope'
import { ForbiddenError, NotFoundError } from '@/lib/errors'
import { getReport } from '@/lib/reports/get-report'
import { makeReport } from '@/lib/reports/make-report'
import { requestReport } from '@/lib/reports/request-report'
import { showReportPassword } from '@/lib/reports/show-report-password'
import { castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { opensWith } from '@/tests/support/open-report'
import { readStored, sourceOf, week } from '../../lib/reports/report-fixtures'

const database = useDatabase()
let scope: Scope
let reportId: string

beforeEach(async () => {
  // Row iR5.
  const nasty = `../../x a"; filename=b 😀\r\nset-cookie: a=b ${'x'.repeat(300)}`
  const { alice } = await castPlayers(database.owner)
  await database.owner`update workspaces set name = ${nasty} where id = ${alice.scope.workspaceId}`
  scope = { ...alice.scope, workspaceName: nasty }
  reportId = (await requestReport(scope, { filter: week })).reportId
  const worker = await jobScope(scope.workspaceId, 'make-report')
  await makeReport(worker, reportId, { source: sourceOf(2_000) })
  await database.owner`
    update reports set state = 'sent', expires_at = now() + interval '1 hour' where id = ${reportId}`
})

const address = 'http://localhost:3000/reports/x/download'

function post(headers: Record<string, string> = {}, find = async () => ({ scope, reportId })) {
  const request = new Request(address, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', ...headers },
  })
  return sendReport(request, find)
}

const counted = async () => (await readStored(database.owner, reportId)).downloads

test('the whole file under a fixed name, kept by nobody on its way', async () => {
  const answer = await post()
  expect(answer.status).toBe(200)
  const zip = Buffer.from(await answer.arrayBuffer())
  expect(zip).toHaveLength((await getReport(scope, reportId)).bytes ?? 0)
  const { password } = await showReportPassword(scope, reportId)
  expect(await opensWith(zip, password)).toBe(true)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/zip',
    'content-length': String(zip.length),
    'cache-control': 'private, no-store',
    'referrer-policy': 'no-referrer',
    // Row iR5: nothing of the brand, nothing that could end the header.
    'content-disposition': 'attachment; filename="messages-2026-11-16-2026-11-22.zip"',
  })
  expect(await counted()).toBe(1)
})

test('three times, then never again', async () => {
  for (let time = 0; time < 3; time += 1) expect((await post()).status).toBe(200)
  const fourth = await post()
  expect(fourth.status).toBe(410)
  expect(await fourth.text()).toContain('three times already')
  expect(await counted()).toBe(3)
})

test('an hour, then never again', async () => {
  await database.owner`update reports set expires_at = now() where id = ${reportId}`
  expect((await post()).status).toBe(410)
  expect(await counted()).toBe(0)
})

describe('what takes no download', () => {
  test.each<[string, Record<string, string>, number]>([
    ['a part of it', { range: 'bytes=0-10' }, 416],
    ['a form of another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a form of a sibling site', { 'sec-fetch-site': 'same-site' }, 403],
    ['another origin', { 'sec-fetch-site': 'none' }, 403],
  ])('%s', async (_, headers, status) => {
    expect((await post(headers)).status).toBe(status)
    expect(await counted()).toBe(0)
  })

  test.each([
    [new NotFoundError(), 404],
    [new ForbiddenError(), 403],
  ])('a gate that refuses: %s', async (error, status) => {
    expect((await post({}, () => Promise.reject(error))).status).toBe(status)
    expect(await counted()).toBe(0)
  })
})

test('a file that is removed in the middle ends in an error, never as a shorter file', async () => {
  await cutIntoSmallParts()
  const answer = await post()
  await database.owner`delete from report_parts where report_id = ${reportId}`
  await expect(answer.arrayBuffer()).rejects.toThrow()
})

/** So many that what is read ahead of the reader is not all of them. */
async function cutIntoSmallParts() {
  await database.owner`
    with whole as (delete from report_parts where report_id = ${reportId} returning *)
    insert into report_parts (workspace_id, report_id, position, bytes)
    select workspace_id, report_id, piece, substring(bytes from piece * 1000 + 1 for 1000)
    from whole, generate_series(0, (length(bytes) - 1) / 1000) as piece`
}
