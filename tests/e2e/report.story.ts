import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { type Runner, run } from 'graphile-worker'
import { closePools } from '@/db/client'
import { env } from '@/lib/env'
import { reportJobs } from '@/lib/jobs/report-jobs'
import { quietLogger } from '@/lib/jobs/worker-log'
import { controlMailStandIn } from '../stand-in/mail/mail-control'
import { openReport, opensWith, sheetOf } from '../support/open-report'
import { look, looks } from './look'
import { readRunningApp } from './running-app'
import { sendWays } from './seed-journey'
import { signIn, untilListening } from './sign-in'
import { expect, test } from './watched-test'

const mark = randomUUID().slice(0, 6)
const boots = { id: `12021${Date.now()}`.padEnd(18, '7'), headline: `Boots ${mark}` }
const sandals = { id: `12022${Date.now()}`.padEnd(18, '7'), headline: `Sandals ${mark}` }
const address = (ad: string) => `/w/fab-cart/message-analysis?ad=${ad}`
const mail = controlMailStandIn(readRunningApp().mailAddress, env.SMTP_URL ?? '')

let worker: Runner

test.beforeAll(async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext({ baseURL })
  for (const ad of [boots, sandals]) await sendWays(request, { ad, ways: [[], [], []], hoursAgo: 30 })
  await request.dispose()
  // The worker's own jobs, on the app's own list; others are not this story's.
  worker = await run({
    connectionString: env.DATABASE_URL ?? '',
    taskList: reportJobs,
    concurrency: 2,
    pollInterval: 200,
    noHandleSignals: true,
    logger: quietLogger,
  })
})

test.beforeEach(async () => {
  await mail.heal()
  await mail.forget()
})

test.afterAll(async () => {
  await worker.stop()
  await closePools()
})

test('filter to one ad, request, read the mail, download, open with the password, find the ad', async ({
  page,
}) => {
  await signIn(page, 'owner@fab-cart.example', address(boots.id))
  await page.getByRole('button', { name: 'Email Report' }).click()
  await expect(page.locator('main')).toContainText('Sent. Sent to owner@fab-cart.example.')

  const [sent] = await mail.mails({ atLeast: 1 })
  expect(sent?.envelope.to).toEqual(['owner@fab-cart.example'])
  expect(sent?.text).toContain(`Ad: ${boots.id}.`)
  const password = /[0-9A-HJKMNP-TV-Z]{20}/.exec(sent?.text ?? '')?.[0] ?? ''
  const link = /href="([^"]*\/reports\/[\w-]{43})"/.exec(sent?.html ?? '')?.[1] ?? ''

  await page.goto(link)
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download' }).click()
  const file = await coming
  expect(file.suggestedFilename()).toMatch(/^messages-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.zip$/)
  const zip = await readFile(await file.path())
  expect(await opensWith(zip, password.replace(/.$/, 'I'))).toBe(false)
  const opened = await openReport(zip, password)
  expect(opened.files).toEqual(['messages.xlsx'])
  const [header = [], ...rows] = sheetOf(opened, 'Messages').rows
  const column = (name: string) => rows.map((row) => row[header.indexOf(name)])
  expect(rows).toHaveLength(3)
  expect(column('Referral Source')).toEqual(["['ad']", "['ad']", "['ad']"])
  expect(column('Referral Source Id')).toEqual([boots.id, boots.id, boots.id])
  expect(column('Body')).toEqual(['Hello', 'Hello', 'Hello'])
  expect(column('Source')).toEqual(['Ads', 'Ads', 'Ads'])
  expect(String(column('Chat Link')[0])).toMatch(
    /^http:\/\/localhost:\d+\/w\/fab-cart\/conversations\/[0-9a-f-]{36}$/,
  )
  expect(column('Created At')[0]).toBeInstanceOf(Date)
  const about = sheetOf(opened, 'About').rows.map((row) => row.slice(0, 2))
  expect(about).toContainEqual(['Ad', boots.id])
  expect(about).toContainEqual(['Messages in this file', '3'])
})

test('conversations are reported as conversations', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', `${address(sandals.id)}&view=conversations`)
  await page.getByRole('button', { name: 'Email Report' }).click()
  await expect(page.locator('main')).toContainText('Sent. Sent to owner@fab-cart.example.')
  const [sent] = await mail.mails({ atLeast: 1 })
  expect(sent?.subject).toMatch(/^Your conversations, /)
  await page.getByRole('link', { name: 'Reports', exact: true }).click()
  const row = page.locator('tbody tr').filter({ hasText: `Ad: ${sandals.id}` })
  await expect(row).toContainText(/Conversations.*Sent/s)
})

test('nothing found: a mail that says so, and no file', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', address('1'.repeat(18)))
  await page.getByRole('button', { name: 'Email Report' }).click()
  await expect(page.locator('main')).toContainText(
    'Nothing was found; a mail to owner@fab-cart.example says so.',
  )
  const [sent] = await mail.mails({ atLeast: 1 })
  expect(sent?.text).toContain('so there is no file')
})

test('a mail server that is away is told, and cancelling ends it', async ({ page }) => {
  await mail.fail({ at: 'recipient', what: { code: 451 } })
  await signIn(page, 'owner@fab-cart.example', `${address(boots.id)}&by=user`)
  await page.getByRole('button', { name: 'Email Report' }).click()
  const status = page.getByRole('status').filter({ hasText: 'Being mailed' })
  await expect(status).toContainText(
    'The mail server takes no mail right now (451). The mail is tried again; the file is safe.',
  )
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.locator('main')).toContainText('Cancelled. You cancelled it.')
  await mail.heal()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.locator('main')).toContainText('Sent. Sent to owner@fab-cart.example.')
})

for (const { theme, width, height } of looks) {
  test(`asking for a report, ${theme}, ${width} wide`, async ({ page, context, baseURL }) => {
    await context.addCookies([{ name: 'theme', value: theme, url: baseURL ?? '' }])
    await page.setViewportSize({ width, height })
    await mail.fail({ at: 'recipient', what: { code: 451 } })
    await signIn(page, 'owner@fab-cart.example', `${address(boots.id)}&search=${theme}${width}hello`)
    await page.goto(`${address(boots.id)}&source=ads&channel=whatsapp`)
    await untilListening(page)
    await page.getByRole('button', { name: 'Email Report' }).click()
    await expect(page.getByRole('button', { name: 'Cancel' })).toBeVisible()
    await look(page)
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect(page.locator('main')).toContainText('Cancelled. You cancelled it.')
  })
}
