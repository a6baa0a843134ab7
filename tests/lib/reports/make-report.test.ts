import { beforeEach, describe, expect, test } from 'vitest'
import { jobScope } from '@/lib/access/job-gate'
import type { Scope } from '@/lib/access/scope'
import { cancelReport } from '@/lib/reports/cancel-report'
import { getReport } from '@/lib/reports/get-report'
import { listReports } from '@/lib/reports/list-reports'
import { type MakeOptions, makeReport } from '@/lib/reports/make-report'
import type { MessageSource } from '@/lib/reports/message-source'
import { readParts } from '@/lib/reports/read-parts'
import { requestReport } from '@/lib/reports/request-report'
import { resumeReports } from '@/lib/reports/resume-reports'
import { retryReport } from '@/lib/reports/retry-report'
import { showReportPassword } from '@/lib/reports/show-report-password'
import { type Cast, castPlayers, makePlayer } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { expectLogged } from '@/tests/support/no-stray-errors'
import { openReport, opensWith, sheetOf } from '@/tests/support/open-report'
import { messageRow, readStored, setRole, sourceOf, waitingJobs, week } from './report-fixtures'

const database = useDatabase()
let cast: Cast
let alice: Scope
let reportId: string

beforeEach(async () => {
  cast = await castPlayers(database.owner, { timeZone: 'Asia/Kolkata' })
  alice = cast.alice.scope
  reportId = (await requestReport(alice, { filter: week })).reportId
})

async function make(source: MessageSource, options: Partial<MakeOptions> = {}): Promise<void> {
  await makeReport(await jobScope(alice.workspaceId, 'make-report'), reportId, { source, ...options })
}

const uncounted = async () => ({ count: 0, isExact: false })
const stored = () => readStored(database.owner, reportId)

async function file(): Promise<{ zip: Buffer; password: string }> {
  const { bytes } = await getReport(alice, reportId)
  const parts: Uint8Array[] = []
  for await (const part of readParts(alice, { reportId, bytes: bytes ?? 0 })) parts.push(part)
  const { password } = await showReportPassword(alice, reportId)
  return { zip: Buffer.concat(parts), password }
}

test('a file that 7-Zip opens with its password alone, and a workbook that another reader reads', async () => {
  await make(sourceOf(1_200))
  expect(await stored()).toMatchObject({ state: 'mailing', rowsDone: 1_200, rowsTotal: 1_200, sealed: true })
  expect(await waitingJobs(database.owner, reportId)).toContain('mail-report')

  const { zip, password } = await file()
  expect(password).toMatch(/^[0-9A-HJKMNP-TV-Z]{20}$/)
  for (const wrong of ['', `${password}x`, password.toLowerCase(), '0'.repeat(20)]) {
    expect(await opensWith(zip, wrong)).toBe(false)
  }
  const opened = await openReport(zip, password)
  expect(opened.files).toEqual(['messages.xlsx'])
  expect(opened.listing).toMatch(/Method = AES-256/)
  expect(opened.listing).not.toMatch(/ZipCrypto/)
  expect(opened.listing).not.toMatch(/^CRC = [0-9A-F]*[1-9A-F]/m)

  const messages = sheetOf(opened, 'Messages')
  expect(messages.rows).toHaveLength(1_201)
  const [header = [], first = []] = messages.rows
  const cell = (name: string) => first[header.indexOf(name)]
  expect(cell('Body')).toBe('Message 0')
  expect(cell('Chat Link')).toBe('http://localhost:3000/w/fab-cart/conversations/c-1')
  expect(cell('Referral Source')).toBe("['ad']")
  expect(cell('Referral Source Id')).toBe('120210000000000017')
  expect(cell('Created At')).toEqual(new Date('2026-11-16T05:30:00.000Z'))
  expect(cell('Confidence Score')).toBe(0.5)
  expect(cell('Broken')).toBe(false)
  // Row iR4.
  expect(cell('Total User Messages')).toBe(-5)

  const about = sheetOf(opened, 'About').rows.map((row) => row.slice(0, 2))
  expect(about).toContainEqual(['Workspace', 'Fab Cart'])
  expect(about).toContainEqual(['Messages in this file', '1200'])
  expect(about).toContainEqual(['Period', '16 – 22 Nov 2026'])
  expect(about).toContainEqual(['Asked for by', `Alice, ${cast.alice.user.email}`])
  expect(about.some(([label, text]) => label === 'Time zone' && String(text).includes('Asia/Kolkata'))).toBe(
    true,
  )
  expect(about).toContainEqual(['Referral Source Id', 'The id of that ad or post.'])
})

test('rows beyond a sheet go on in the next', async () => {
  await make(sourceOf(250), { mostRowsASheet: 101 })
  const { zip, password } = await file()
  const opened = await openReport(zip, password)
  expect(opened.workbook.sheets.map(({ name, rows }) => [name, rows.length])).toEqual([
    ['Messages', 101],
    ['Messages 2', 101],
    ['Messages 3', 51],
    ['About', expect.any(Number)],
  ])
})

describe('iR6', () => {
  test('without rows there is no file, and the mail is ordered that says so', async () => {
    await make(sourceOf(0))
    expect(await stored()).toMatchObject({
      state: 'mailing',
      rowsTotal: 0,
      bytes: null,
      sealed: false,
      parts: 0,
    })
    expect(await waitingJobs(database.owner, reportId)).toContain('mail-report')
    await expect(showReportPassword(alice, reportId)).rejects.toMatchObject({ status: 410 })
  })

  test.each([
    ['counted', sourceOf(5_000_001, { slow: 5 })],
    ['that nobody could count', { ...sourceOf(5_000_001), count: uncounted }],
  ])('too many rows, %s, are advice', async (_, source) => {
    await make(source, source.count === uncounted ? { mostRowsAFile: 5_000 } : {})
    const { state, problem, parts, sealed } = await stored()
    expect({ state, parts, sealed }).toEqual({ state: 'failed', parts: 0, sealed: false })
    expect(problem).toMatch(/^These are more than 5,000(,000)? rows.*Choose a shorter period/)
  })

  test('nothing found where nobody could count is nothing too', async () => {
    await make({ ...sourceOf(0), count: uncounted })
    expect(await stored()).toMatchObject({
      state: 'mailing',
      rowsTotal: 0,
      bytes: null,
      sealed: false,
      parts: 0,
    })
  })

  test('cancelled in the middle: it stops within a second or two, and nothing is left', async () => {
    const making = make(sourceOf(1_000_000, { batch: 2_000, slow: 5 }))
    await expect.poll(async () => (await stored()).rowsDone, { timeout: 20_000 }).toBeGreaterThan(0)
    const begun = performance.now()
    await cancelReport(alice, reportId)
    await making
    expect(performance.now() - begun).toBeLessThan(3_000)
    expect(await stored()).toMatchObject({ state: 'cancelled', parts: 0, sealed: false })
    expect(await waitingJobs(database.owner, reportId)).not.toContain('mail-report')
    await expect(cancelReport(alice, reportId)).resolves.toBeUndefined()
  })

  test('a source that hangs is cancelled too', async () => {
    const making = make(sourceOf(10, { slow: 60_000 }))
    await expect.poll(async () => (await stored()).state, { timeout: 20_000 }).toBe('running')
    await cancelReport(alice, reportId)
    await making
    expect((await stored()).state).toBe('cancelled')
  })

  test('cancelled before it began, it never begins', async () => {
    await cancelReport(alice, reportId)
    const source = sourceOf(10)
    await make(source)
    expect(source.readers).toEqual([])
  })

  test('the same asked twice at once is one report, another question another', async () => {
    const { scope } = await makePlayer(database.owner, 'Dora', 'analyst', cast.workspace)
    const asked = await Promise.all(
      Array.from({ length: 8 }, () => requestReport(scope, { filter: { ...week, search: 'shoes' } })),
    )
    expect(new Set(asked.map((one) => one.reportId)).size).toBe(1)
    expect(asked.filter(({ isNew }) => isNew)).toHaveLength(1)
    expect((await requestReport(scope, { filter: week })).isNew).toBe(true)
    expect((await requestReport(alice, { filter: week })).isNew).toBe(false)
    const jobs = await waitingJobs(database.owner, asked[0]?.reportId ?? '')
    expect(jobs).toEqual(['make-report'])
  })

  test('two workers at once make one file', async () => {
    const source = sourceOf(3_000, { slow: 20 })
    await Promise.all([make(source), make(source)])
    expect(source.readers).toHaveLength(1)
    expect((await stored()).state).toBe('mailing')
  })
})

test('five reports of a member at once, and then a pause', async () => {
  const days = ['17', '18', '19', '20'].map((day) => ({ ...week, from: `2026-11-${day}` }))
  for (const filter of days) await requestReport(alice, { filter })
  const sixth = requestReport(alice, { filter: { ...week, from: '2026-11-21' } })
  await expect(sixth).rejects.toMatchObject({ status: 429 })
})

describe('who may', () => {
  test('a viewer asks for none', async () => {
    await expect(requestReport(cast.bob.scope, { filter: week })).rejects.toMatchObject({ status: 403 })
  })

  test('nobody sees, cancels, retries or opens the report of another member', async () => {
    await make(sourceOf(3))
    const other = (await makePlayer(database.owner, 'Dora', 'admin', cast.workspace)).scope
    expect(await listReports(other)).toEqual([])
    for (const touch of [getReport, cancelReport, retryReport, showReportPassword]) {
      await expect(touch(other, reportId)).rejects.toMatchObject({ status: 404 })
      await expect(touch(cast.charlie.scope, reportId)).rejects.toMatchObject({ status: 404 })
    }
  })

  test.each(['viewer', null])('it is not made for whoever has become %s', async (role) => {
    await setRole(database.owner, cast.alice, role)
    const source = sourceOf(3)
    await make(source)
    expect(source.readers).toEqual([])
    expect(await stored()).toMatchObject({ state: 'failed', parts: 0, sealed: false })
  })

  test('rows are read with the role that the requester has now', async () => {
    await setRole(database.owner, cast.alice, 'analyst')
    const source = sourceOf(3)
    await make(source)
    expect(source.readers.map(({ role }) => role)).toEqual(['analyst'])
  })

  test('an address that is not one plain address gets nothing', async () => {
    const scope = { ...alice, actor: { ...alice.actor, email: 'a@b.example,c@d.example' } } as Scope
    await expect(requestReport(scope, { filter: week })).rejects.toMatchObject({ status: 422 })
  })
})

describe('after a fault', () => {
  test('one on our side is said and logged, and trying again makes it', async () => {
    expectLogged('a report could not be made')
    const broken: MessageSource = {
      ...sourceOf(10),
      async *read() {
        yield [messageRow(0)]
        throw new Error('Broken.')
      },
    }
    await make(broken)
    expect(await stored()).toMatchObject({
      state: 'failed',
      problem: 'Something went wrong on our side. Try again.',
      parts: 0,
      sealed: false,
    })
    await retryReport(alice, reportId)
    expect((await stored()).state).toBe('waiting')
    await make(sourceOf(10))
    expect((await stored()).state).toBe('mailing')
  })

  test('a worker that ends leaves the report to the next one', async () => {
    const ending = new AbortController()
    const making = make(sourceOf(100_000, { slow: 20 }), { signal: ending.signal })
    await expect.poll(async () => (await stored()).state).toBe('running')
    ending.abort(new Error('The worker ends.'))
    await expect(making).rejects.toThrow()
    expect((await stored()).state).toBe('running')
    await resumeReports(alice)
    expect(await waitingJobs(database.owner, reportId)).toContain('make-report')
    await make(sourceOf(10))
    expect(await stored()).toMatchObject({ state: 'mailing', rowsDone: 10 })
  })

  test('what an earlier making still writes comes to nothing', async () => {
    const early = make(sourceOf(4_000, { batch: 1_000, slow: 600 }))
    await expect.poll(async () => (await stored()).state).toBe('running')
    // As if the lock of the first had broken with its connection.
    await database.owner`update reports set password_ciphertext = '\\x00' where id = ${reportId}`
    await early
    expect(await stored()).toMatchObject({ state: 'running', parts: 0 })
  })
})
