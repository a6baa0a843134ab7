import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import postgres from 'postgres'
import { closePools } from '@/db/client'
import { jobScope, operatorScope } from '@/lib/access/job-gate'
import { findMember } from '@/lib/access/member-gate'
import { env } from '@/lib/env'
import { mailReport } from '@/lib/reports/mail-report'
import { makeReport } from '@/lib/reports/make-report'
import { requestReport } from '@/lib/reports/request-report'
import { sourceOf, week } from '../lib/reports/report-fixtures'
import { controlMailStandIn } from '../stand-in/mail/mail-control'
import { openReport } from '../support/open-report'
import { look, looks } from './look'
import { readRunningApp } from './running-app'
import { signIn, untilListening } from './sign-in'
import { expect, test } from './watched-test'

const history = '/w/fab-cart/message-analysis/reports'
const owner = 'owner@fab-cart.example'
const mail = controlMailStandIn(readRunningApp().mailAddress, env.SMTP_URL ?? '')
let database: postgres.Sql

test.beforeAll(async () => {
  if (!env.DATABASE_URL) throw new Error('The stories have no database.')
  database = postgres(env.DATABASE_URL, { max: 1, onnotice: () => {} })
})

test.beforeEach(async () => {
  await mail.heal()
  await mail.forget()
})

test.afterAll(async () => {
  await database.end()
  await closePools()
})

/** A report of the owner's, made and mailed without the worker. */
async function makeAndMailReport(rows: number, filter = week): Promise<void> {
  const { workspaceId } = await operatorScope('fab-cart')
  const [user] = await database<{ id: string }[]>`select id from users where email = ${owner}`
  const member = await findMember(workspaceId, user?.id ?? '')
  if (!member) throw new Error('The owner is not a member.')
  const { reportId } = await requestReport(member.scope, { filter })
  const worker = await jobScope(workspaceId, 'make-report')
  await makeReport(worker, reportId, { source: sourceOf(rows) })
  await mailReport(worker, reportId)
}

/** Such a report, with the path of the link in its mail and the password of its file. */
async function mailedReport(rows: number, filter = week): Promise<{ link: string; password: string }> {
  await makeAndMailReport(rows, filter)
  const [{ text } = { text: '' }] = await mail.mails({ atLeast: 1 })
  const link = /\/reports\/[\w-]{43}/.exec(text)?.[0] ?? ''
  const password = /[0-9A-HJKMNP-TV-Z]{20}/.exec(text)?.[0] ?? ''
  return { link, password }
}

async function download(page: Page): Promise<{ name: string; bytes: Buffer }> {
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download' }).first().click()
  const file = await coming
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
}

test('the link asks for the sign-in, shows a page, and gives the file three times', async ({
  page,
  request,
}) => {
  const { link, password } = await mailedReport(40)
  await page.goto(link)
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/)
  await signIn(page, owner, link)
  await expect(page.getByRole('heading', { name: 'Your report' })).toBeVisible()
  await expect(page.locator('main')).toContainText(/Rows\s*40/)
  await expect(page.locator('main')).toContainText(/Downloads left\s*3/)
  // Row iR8: what scanners of mail do takes nothing.
  expect((await page.request.head(link)).status()).toBe(200)
  expect((await page.request.get(link)).headers()).toMatchObject({
    'referrer-policy': 'no-referrer',
    'cache-control': expect.stringContaining('no-store'),
  })
  expect((await page.request.get(`${link}/download`)).status()).toBe(405)
  expect((await page.request.head(`${link}/download`)).status()).toBe(405)
  expect((await request.post(`${link}/download`)).status()).toBe(403)

  const { name, bytes } = await download(page)
  expect(name).toBe('messages-2026-11-16-2026-11-22.zip')
  expect((await openReport(bytes, password)).workbook.sheets[0]?.rows).toHaveLength(41)
  await page.reload()
  await expect(page.locator('main')).toContainText(/Downloads left\s*2/)
  await download(page)
  await download(page)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'It was downloaded three times' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Download' })).toHaveCount(0)
  const fourth = await page.evaluate(
    async (path) => (await fetch(path, { method: 'POST' })).status,
    `${link}/download`,
  )
  expect(fourth).toBe(410)
})

test('a link is nobody else’s', async ({ page }) => {
  const { link } = await mailedReport(3, { ...week, by: 'user' })
  await signIn(page, 'team@agency.example', '/workspaces')
  expect((await page.goto(link))?.status()).toBe(403)
  await page.context().clearCookies()
  await signIn(page, 'owner@nordlicht-reisen.example')
  expect((await page.goto(link))?.status()).toBe(404)
  expect((await page.goto(`/reports/${'A'.repeat(43)}`))?.status()).toBe(404)
})

test('a viewer has no files', async ({ page }) => {
  await signIn(page, 'viewer@fab-cart.example', history)
  await expect(page.getByRole('region', { name: 'Scheduled mails' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Your reports' })).toHaveCount(0)
  await page.goto('/w/fab-cart/message-analysis')
  await expect(page.getByRole('button', { name: 'Email Report' })).toHaveCount(0)
})

test('the history: an undelivered mail, its file, its password, and mailing it again', async ({ page }) => {
  await mail.fail({ at: 'recipient', what: { code: 550 } })
  await makeAndMailReport(7, { ...week, by: 'bot', search: 'shoes' })
  await signIn(page, owner, history)
  const row = page.locator('tbody tr').filter({ hasText: 'Search: shoes' })
  await expect(row).toContainText('Not delivered')
  await expect(row).toContainText('The mail server refused the mail (550). The file can be downloaded here.')
  await row.getByRole('button', { name: 'Show password' }).click()
  const dialog = page.getByRole('dialog', { name: 'Password of the file' })
  const password = (await dialog.locator('code').innerText()).trim()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  const coming = page.waitForEvent('download')
  await row.getByRole('button', { name: 'Download' }).click()
  const bytes = await readFile(await (await coming).path())
  expect((await openReport(bytes, password)).workbook.sheets[0]?.rows).toHaveLength(8)
  await row.getByRole('button', { name: 'Try again' }).click()
  await expect(row).toContainText('Being mailed')
  await row.getByRole('button', { name: 'Cancel' }).click()
  await expect(row).toContainText('You cancelled it.')
})

for (const { theme, width, height } of looks) {
  test(`all its looks, ${theme}, ${width} wide`, async ({ page, context, baseURL }) => {
    await context.addCookies([{ name: 'theme', value: theme, url: baseURL ?? '' }])
    await page.setViewportSize({ width, height })
    const { link } = await mailedReport(5, {
      ...week,
      from: '2026-11-17',
      search: `"blue shoes" ${theme} ${width}`,
    })
    await signIn(page, owner, link)
    await look(page)
    await page.goto(history)
    await untilListening(page)
    await look(page)
    await page.getByRole('button', { name: 'Show password' }).first().click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await look(page)
  })
}
