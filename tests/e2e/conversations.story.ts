import { randomUUID } from 'node:crypto'
import { signWebhook } from '../support/sign-webhook'
import { readRunningApp } from './running-app'
import { signIn } from './sign-in'
import { expect, test } from './watched-test'

const { brands } = readRunningApp()
const conversations = '/w/fab-cart/conversations'

test.beforeEach(({ page }) => signIn(page, 'owner@fab-cart.example', conversations))

test('pages lead on and back to where one was', async ({ page }) => {
  const rows = page.locator('tbody tr')
  await expect(rows).toHaveCount(50)
  const hrefs = () => page.locator('tbody td:first-child a').evaluateAll((links) => links.map(String))
  const first = await hrefs()
  await page.getByRole('link', { name: 'Older →' }).click()
  await expect(page).toHaveURL(/after=/)
  await expect(async () => expect(await hrefs()).not.toEqual(first)).toPass()
  await page.getByRole('link', { name: '← Newer' }).click()
  await expect(page).toHaveURL(/before=/)
  await expect(async () => expect(await hrefs()).toEqual(first)).toPass()
})

test('a person is found by the phone number that is their id, however it is written', async ({ page }) => {
  const phone = `91${Date.now().toString().slice(-10)}`
  const body = JSON.stringify({
    type: 'message',
    id: randomUUID(),
    at: Date.now(),
    channel: 'whatsapp',
    user: { id: phone, name: 'Sought and found' },
    message: { from: 'user', text: 'Hello' },
  })
  const { connectionId = '', secret = '' } = brands.find(({ slug }) => slug === 'fab-cart') ?? {}
  await page.request.post(`/api/webhooks/bot/${connectionId}`, {
    data: body,
    headers: signWebhook(body, { secret }),
  })
  await page.keyboard.press('/')
  await expect(page.locator('[data-search]')).toBeFocused()
  await page.keyboard.type(`+${phone.slice(0, 2)} ${phone.slice(2, 7)} ${phone.slice(7)}`)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/person=/)
  await expect(page.locator('tbody tr')).toHaveCount(1)
  await expect(page.locator('tbody td:first-child')).toHaveText('Sought and found')
})

test('a node leads to the conversations that visited it, and the filters are cleared in one step', async ({
  page,
}) => {
  await page.locator('tbody tr', { hasText: 'Pick a category' }).first().locator('a').first().click()
  await page.getByRole('link', { name: 'Pick a category' }).click()
  await expect(page).toHaveURL(/\?node=/)
  await expect(page.getByRole('button', { name: 'Node: Pick a category' })).toBeVisible()
  await page.goto(`${conversations}?ad=nobodys&node=nothing`)
  await expect(page.getByText('No conversation is like that')).toBeVisible()
  await page.getByRole('link', { name: 'Clear the filters' }).click()
  await expect(page).toHaveURL(conversations)
  await expect(page.locator('tbody tr')).toHaveCount(50)
})

test('columns that are hidden are hidden for whoever gets the link', async ({ page }) => {
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Ad' }).click()
  await expect(page).toHaveURL(/hide=ad/)
  await expect(page.getByRole('columnheader', { name: 'Ad', exact: true })).toHaveCount(0)
})

test('a conversation that is not there is 404', async ({ page }) => {
  for (const id of ['00000000-0000-4000-8000-000000000000', 'nonsense', '%00']) {
    const response = await page.goto(`${conversations}/${id}`)
    expect([400, 404]).toContain(response?.status())
  }
})
