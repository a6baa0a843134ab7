import { runOnce, type TaskList } from 'graphile-worker'
import { closePools } from '@/db/client'
import { inWorkspace } from '@/db/workspace'
import { operatorScope } from '@/lib/access/job-gate'
import { env } from '@/lib/env'
import { jobs } from '@/lib/jobs/job-list'
import { quietLogger } from '@/lib/jobs/worker-log'
import { controlMailStandIn } from '../stand-in/mail/mail-control'
import { look, looks } from './look'
import { readRunningApp } from './running-app'
import { signIn } from './sign-in'
import { expect, test } from './watched-test'

const reports = '/w/fab-cart/message-analysis/reports'
const viewer = 'viewer@fab-cart.example'
const mail = controlMailStandIn(readRunningApp().mailAddress, env.SMTP_URL ?? '')

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  await mail.heal()
  await mail.forget()
})
test.afterAll(closePools)

const mailing = ['send-scheduled', 'run-schedule']

/** What the worker does with these jobs; those that other stories left are none of this one's affair. */
async function work(): Promise<void> {
  const taskList: TaskList = Object.fromEntries(
    Object.entries(jobs).filter(([name]) => mailing.includes(name)),
  )
  await runOnce({ connectionString: env.DATABASE_URL, taskList, logger: quietLogger })
}

test('a viewer orders a weekly digest, sends one now and reads it', async ({ page }) => {
  await signIn(page, viewer, reports)
  await expect(page.getByText('Nothing is scheduled')).toBeVisible()
  await page.getByRole('button', { name: 'New schedule' }).click()
  const dialog = page.getByRole('dialog', { name: 'New scheduled mail' })
  await expect(dialog.getByLabel('What is mailed').locator('option')).toHaveText([
    'Digest of Click to Haptik',
  ])
  await dialog.getByLabel('Name').fill('')
  await dialog.getByRole('button', { name: 'Save schedule' }).click()
  await expect(dialog.getByText('Give it a name.')).toBeVisible()
  await dialog.getByLabel('Name').fill('Monday figures')
  await dialog.getByLabel(/^Hour in/).selectOption('09:00')
  await dialog.getByRole('button', { name: 'Save schedule' }).click()
  const schedule = page.getByRole('article', { name: 'Monday figures' })
  await expect(schedule).toContainText('Every Monday at 09:00')
  await expect(schedule).toContainText('None was sent yet')

  await schedule.getByRole('button', { name: 'More for Monday figures' }).click()
  await page.getByRole('menuitem', { name: 'Send one now' }).click()
  await expect(page.getByText(`One is on its way to ${viewer}`)).toBeVisible()
  await work()
  const [sent] = await mail.mails()
  expect(sent?.envelope.to).toEqual([viewer])
  const mailbox = await page.context().newPage()
  await mailbox.goto(mail.address)
  await mailbox.getByRole('link', { name: sent?.subject }).click()
  const shown = mailbox.frameLocator('iframe')
  await expect(shown.getByRole('table', { name: 'Conversational Source' })).toBeVisible()
  await expect(shown.getByRole('row', { name: /^Total/ }).first()).toBeVisible()
  await page.reload()
  await expect(schedule).toContainText('The last one was mailed')
})

test('what comes due is mailed once, with the same total as the page', async ({ page }) => {
  await mail.forget()
  const scope = await operatorScope('fab-cart')
  await inWorkspace(
    scope,
    ({ sql }) => sql`
      update report_schedules set next_at = now() - interval '1 minute'
      where workspace_id = ${scope.workspaceId}::uuid`,
  )
  for (const _ of [1, 2]) {
    await inWorkspace(scope, ({ sql }) => sql`select graphile_worker.add_job('send-scheduled')`)
    await work()
  }
  const [sent] = await mail.mails()
  const [, total] = /^Total +([\d,]+)/m.exec(sent?.text ?? '') ?? []
  const [, address = ''] = /(\/w\/fab-cart\/click-to-haptik\?\S+)/.exec(sent?.text ?? '') ?? []
  await signIn(page, viewer, address)
  await expect(page.getByRole('region', { name: 'Conversational Source' })).toContainText(total ?? 'no total')
  expect(await mail.mails()).toHaveLength(1)
})

test('the link in the mail stops it by a button, without a sign-in, and undoes that', async ({ browser }) => {
  const [sent] = await mail.mails({ atLeast: 1 })
  const [, link = ''] = /(https?:\/\/\S+\/unsubscribe\/\S+)/.exec(sent?.text ?? '') ?? []
  const stranger = await browser.newContext()
  const page = await stranger.newPage()
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'Monday figures' })).toBeVisible()
  await look(page)
  await page.reload()
  await page.getByRole('button', { name: 'Stop this mail' }).click()
  await expect(page.getByText('You get this mail no more')).toBeVisible()
  expect(new URL(page.url()).pathname).toBe(new URL(link).pathname)
  await page.getByRole('button', { name: 'Undo: send it again' }).click()
  await expect(page.getByText('You get this mail on a schedule')).toBeVisible()
  const answer = await page.goto(`${link}x`)
  expect(answer?.status()).toBe(404)
  await stranger.close()
})

test('the button of a mail program stops it by one post; a look changes nothing', async ({
  page,
  request,
}) => {
  const [sent] = await mail.mails({ atLeast: 1 })
  const header = sent?.headers.find(({ name }) => name === 'List-Unsubscribe')?.value ?? ''
  const address = header.slice(1, -1)
  expect((await request.get(address)).ok()).toBe(true)
  expect((await request.post(address, { form: { hello: 'world' } })).status()).toBe(400)
  await signIn(page, viewer, reports)
  const schedule = page.getByRole('article', { name: 'Monday figures' })
  await expect(schedule).not.toContainText('Stopped')
  const post = await request.post(address, {
    form: { 'List-Unsubscribe': 'One-Click' },
    headers: { 'sec-fetch-site': 'cross-site', origin: 'https://mail.example' },
  })
  expect([post.status(), await post.text()]).toEqual([200, 'Stopped.'])
  await page.reload()
  await expect(schedule).toContainText('Stopped')
  await schedule.getByRole('button', { name: 'Resume Monday figures' }).click()
  await expect(schedule).not.toContainText('Stopped')
})

test('it is edited, deleted and brought back', async ({ page }) => {
  await signIn(page, viewer, reports)
  const schedule = page.getByRole('article', { name: 'Monday figures' })
  await schedule.getByRole('button', { name: 'More for Monday figures' }).click()
  await page.getByRole('menuitem', { name: 'Edit' }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit Monday figures' })
  await dialog.getByRole('radio', { name: 'Every day' }).click()
  await dialog.getByRole('button', { name: 'Save schedule' }).click()
  await expect(schedule).toContainText('Every day at 09:00')
  await schedule.getByRole('button', { name: 'More for Monday figures' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(page.getByText('Nothing is scheduled')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(schedule).toContainText('Every day at 09:00')
})

test('what Message Analysis shows becomes a schedule of a file', async ({ page }) => {
  const filter = JSON.stringify({ channel: 'whatsapp', ad: '120210000000000017' })
  const query = new URLSearchParams({ schedule: 'messages', filter })
  await signIn(page, 'owner@fab-cart.example', `${reports}?${query}#schedules`)
  const dialog = page.getByRole('dialog', { name: 'New scheduled mail' })
  await expect(dialog).toContainText('Channel: WhatsApp')
  await dialog.getByLabel('Name').fill('WhatsApp of ad 17')
  await dialog.getByRole('button', { name: 'Save schedule' }).click()
  const schedule = page.getByRole('article', { name: 'WhatsApp of ad 17' })
  await expect(schedule).toContainText('Messages as a file')
  await expect(schedule).toContainText('Ad: 120210000000000017')
  await expect(page).toHaveURL(/reports#schedules$/)
})

for (const { theme, width, height } of looks) {
  test(`the section reads well: ${theme}, ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme: theme as 'light' | 'dark' })
    await signIn(page, 'owner@fab-cart.example', reports)
    await look(page)
    await page.getByRole('button', { name: 'New schedule' }).click()
    await expect(page.getByRole('dialog', { name: 'New scheduled mail' })).toBeVisible()
    await look(page)
  })
}
