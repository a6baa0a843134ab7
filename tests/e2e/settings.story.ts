import { closePools } from '@/db/client'
import { inWorkspace } from '@/db/workspace'
import { jobScope, operatorScope } from '@/lib/access/job-gate'
import { getSettings } from '@/lib/access/settings/get-settings'
import { sweepMessages } from '@/lib/jobs/sweep-messages'
import { verifyCounters } from '@/lib/metrics/verify-counters'
import { look, looks } from './look'
import { signIn } from './sign-in'
import { expect, test } from './watched-test'

const settings = '/w/nordlicht-reisen/settings'
const owner = 'owner@nordlicht-reisen.example'

test.describe.configure({ mode: 'serial' })
test.afterAll(closePools)

test('the name is changed, saved and seen everywhere; leaving unsaved work is asked about', async ({
  page,
}) => {
  await signIn(page, owner, settings)
  await expect(page.getByText('Europe/Berlin')).toBeVisible()
  await expect(page.getByText('It cannot be changed')).toBeVisible()
  const name = page.getByLabel('Name')
  const before = await name.inputValue()
  await name.fill('   ')
  await page.getByRole('button', { name: 'Save settings' }).click()
  await expect(page.getByText('Give it a name.')).toBeVisible()
  await name.fill('Nordlicht Fernreisen')
  let asked = ''
  page.once('dialog', async (dialog) => {
    asked = dialog.message()
    await dialog.dismiss()
  })
  await page.getByRole('link', { name: 'Connections' }).click()
  await expect.poll(() => asked).toContain('Leave without saving?')
  await page.getByRole('button', { name: 'Save settings' }).click()
  await expect(page.getByText('The settings are saved')).toBeVisible()
  await expect(page.getByText(/What holds for all of Nordlicht Fernreisen/)).toBeVisible()
  await name.fill(before)
  await page.getByRole('button', { name: 'Save settings' }).click()
  await expect(page.getByText(`What holds for all of ${before}`)).toBeVisible()
})

test('keeping less names what goes and when; taken back, nothing is saved', async ({ page }) => {
  await signIn(page, owner, settings)
  await page.getByRole('radio', { name: 'Keep for some days' }).click()
  const days = page.getByLabel('What people wrote, in days')
  await expect(days).toHaveValue('365')
  await days.fill('0')
  await page.getByRole('button', { name: 'Save settings' }).click()
  await expect(page.getByText('Give 1 to 3,650 whole days.')).toBeVisible()
  await days.fill('7')
  await page.getByLabel('Raw webhooks, in days').fill('7')
  await page.getByRole('button', { name: 'Save settings' }).click()
  const dialog = page.getByRole('dialog', { name: 'Keep less than before?' })
  await expect(dialog).toContainText('begins within the hour and cannot be undone')
  await expect(dialog).toContainText(/The text of [\d,]+ messages from before/)
  await expect(dialog).toContainText('The raw bytes of webhooks received before')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  expect(await getSettings(await operatorScope('nordlicht-reisen'))).toMatchObject({ messagesKeptDays: null })
  await expect(days).toHaveValue('7')
  await page.getByRole('button', { name: 'Save settings' }).click()
  await dialog.getByRole('button', { name: 'Save, and let it go' }).click()
  await expect(page.getByText('The settings are saved')).toBeVisible()
  expect(await getSettings(await operatorScope('nordlicht-reisen'))).toMatchObject({
    messagesKeptDays: 7,
    deliveriesKeptDays: 7,
  })
})

test('after the sweep the text is gone from the conversation, and every figure stands', async ({ page }) => {
  const { workspaceId } = await operatorScope('nordlicht-reisen')
  const scope = await jobScope(workspaceId, 'sweep-messages')
  const before = new Date(Date.now() - 7 * 86_400_000).toISOString()
  const [oldest] = await inWorkspace(
    scope,
    ({ sql }) => sql<{ id: string }[]>`
      select c.id from conversations c
      where c.workspace_id = ${workspaceId}::uuid and c.last_at < ${before}::timestamptz and c.user_messages > 1
      order by c.started_at limit 1`,
  )
  await signIn(page, owner, `/w/nordlicht-reisen/conversations/${oldest?.id}`)
  await expect(page.getByText('The text is not kept')).toHaveCount(0)
  const { rows } = await sweepMessages(scope, { before })
  expect(rows).toBeGreaterThan(0)
  await page.reload()
  await expect(page.getByText('The text is not kept').first()).toBeVisible()
  expect(await verifyCounters(scope)).toEqual([])
})

test('who may only look sees the same and can change nothing', async ({ page }) => {
  await signIn(page, 'viewer@fab-cart.example', '/w/fab-cart/settings')
  await expect(page.getByText('You look at this as viewer')).toBeVisible()
  await expect(page.getByText('For ever', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save settings' })).toHaveCount(0)
  await look(page)
})

for (const { theme, width, height } of looks) {
  test(`the page reads well: ${theme}, ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme: theme as 'light' | 'dark' })
    await signIn(page, owner, settings)
    await look(page)
    await page.getByLabel('Raw webhooks, in days').fill('1')
    await page.getByRole('button', { name: 'Save settings' }).click()
    await expect(page.getByRole('dialog', { name: 'Keep less than before?' })).toBeVisible()
    await look(page)
  })
}
