import type { Page } from '@playwright/test'
import { env } from '@/lib/env'
import { controlMetaStandIn } from '../stand-in/meta/meta-control'
import { signMetaPost, writeMetaPost } from '../stand-in/meta/sign-meta-post'
import { look, looks } from './look'
import { signIn } from './sign-in'
import { expect, test } from './watched-test'

const connections = '/w/fab-cart/connections'
const shopPage = '331000000000001'
const devika = '124410000000000101'
const refusal = /another workspace takes its messages/

test.describe.configure({ mode: 'serial' })

function section(page: Page) {
  return page.getByRole('region', { name: 'Messages from Meta', exact: true })
}

function source(page: Page, name: string) {
  return section(page).getByRole('article', { name, exact: true })
}

/** In the dialog of what stands in for Facebook. */
async function goOn(page: Page, who: string, { without = [] as string[] } = {}): Promise<void> {
  await expect(page.getByRole('heading', { name: /Log in to/ })).toBeVisible()
  await page.getByLabel(who).check()
  for (const permission of without) await page.getByLabel(permission, { exact: true }).uncheck()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL((url) => url.pathname.endsWith('/connections'))
}

/** What a person writes to the Page, as Meta posts it. */
async function writeToShop(page: Page, text: string): Promise<void> {
  const at = Date.now()
  const referral = { ad_id: '120210000000481705', source: 'ADS', type: 'OPEN_THREAD' }
  const message = { mid: `m_${text}`, text, referral }
  const event = { sender: { id: '700188' }, recipient: { id: shopPage }, timestamp: at, message }
  const data = writeMetaPost({ object: 'page', entry: [{ id: shopPage, time: at, messaging: [event] }] })
  const headers = {
    'content-type': 'application/json',
    'x-hub-signature-256': signMetaPost(data, env.META_APP_SECRETS?.[0] ?? ''),
  }
  expect((await page.request.post('/api/webhooks/meta', { headers, data })).status()).toBe(200)
}

test('messages are asked for apart from ads, and what is missing is named', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', connections)
  await expect(section(page)).toContainText('No messages from Meta')
  await section(page).getByRole('link', { name: 'Receive messages' }).click()
  await goOn(page, 'Devika Rao', {
    without: ['pages_messaging', 'instagram_basic', 'whatsapp_business_messaging'],
  })
  const problem = page.getByRole('region', { name: 'Meta ad account' }).getByRole('alert')
  await expect(problem).toContainText('not allowed to hand over messages of any channel')
  await problem.getByRole('link', { name: 'Ask again' }).click()
  await goOn(page, 'Devika Rao', { without: ['instagram_basic'] })
  const picker = section(page).getByRole('form')
  await expect(picker).toContainText('Not granted at Facebook: instagram_basic.')
  await look(page)
})

test('choosing a Page and a number has their messages come here', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', connections)
  await section(page).getByRole('link', { name: 'Add a login' }).click()
  await goOn(page, 'Devika Rao')
  expect(new URL(page.url()).hash).toBe('#messages')
  const picker = section(page).getByRole('form')
  await picker.getByRole('button', { name: 'Receive their messages' }).click()
  await expect(picker).toContainText('Choose a number, a Page or an account.')
  await picker.getByRole('checkbox', { name: 'Fab Cart', exact: true }).click()
  await picker.getByRole('checkbox', { name: 'Fab Cart +91 00000 01234' }).click()
  await picker.getByRole('button', { name: 'Receive their messages' }).click()
  await expect(page.getByText(/Messages of Fab Cart, .* come here now/)).toBeVisible()
  await expect(source(page, 'Messenger: Fab Cart')).toContainText('Subscribed at Meta')
  await expect(source(page, 'Messenger: Fab Cart')).toContainText('none yet')
  await writeToShop(page, 'Is the blue one in stock?')
  await page.reload()
  await expect(source(page, 'Messenger: Fab Cart')).toContainText(/\d+ s ago/)
  await page.goto('/w/fab-cart/conversations?channel=messenger&source=ads')
  await expect(page.locator('tbody tr').first()).toContainText(/Messenger/)
})

for (const { theme, width, height } of looks) {
  test(`messages from Meta, ${theme}, ${width} wide`, async ({ page, context, baseURL }) => {
    await context.addCookies([{ name: 'theme', value: theme, url: baseURL ?? '' }])
    await page.setViewportSize({ width, height })
    await signIn(page, 'owner@fab-cart.example', connections)
    await look(page)
    await section(page).getByRole('link', { name: 'Choose with Devika Rao' }).click()
    await expect(section(page).getByRole('form')).toBeVisible()
    await look(page)
    await page.goto(connections)
    await section(page).getByRole('button', { name: 'Let go: Fab Cart on Messenger' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await look(page)
  })
}

test('another workspace cannot have it, and is not told whose it is', async ({ page }) => {
  await signIn(page, 'team@agency.example', '/w/nordlicht-reisen/connections')
  await section(page).getByRole('link', { name: 'Receive messages' }).click()
  await goOn(page, 'Sam Ortega')
  const picker = section(page).getByRole('form')
  const taken = picker.getByRole('checkbox', { name: 'Fab Cart', exact: true })
  await expect(taken).toBeDisabled()
  await expect(picker.getByText(refusal)).toHaveCount(2)
  await picker.getByRole('link', { name: 'Not now' }).click()
  await expect(section(page)).toContainText('No messages from Meta')
  const login = page.getByRole('button', { name: 'Disconnect: Sam Ortega' })
  await login.click()
  await page.getByRole('dialog').getByRole('button', { name: 'Disconnect and delete' }).click()
  await expect(login).toHaveCount(0)
})

test('who only looks sees how they are and can change nothing', async ({ page }) => {
  await signIn(page, 'viewer@fab-cart.example', connections)
  await expect(source(page, 'Messenger: Fab Cart')).toBeVisible()
  await expect(section(page).getByRole('button')).toHaveCount(0)
})

test('a role that is lost stops the messages, says why, and goes on when it is back', async ({ page }) => {
  const meta = controlMetaStandIn(env.META_GRAPH_URL)
  await signIn(page, 'owner@fab-cart.example', connections)
  await meta.changeUser(devika, { pageIds: [] })
  await section(page).getByRole('button', { name: 'Ask Meta again' }).click()
  await expect(page.getByText('Meta was asked: 1 confirmed, 1 stopped')).toBeVisible()
  await expect(source(page, 'Messenger: Fab Cart')).toContainText('has no role there any more')
  await look(page)
  await writeToShop(page, 'Anybody there?')
  await meta.changeUser(devika, { pageIds: [shopPage] })
  await section(page).getByRole('button', { name: 'Ask Meta again' }).click()
  await expect(source(page, 'Messenger: Fab Cart')).toContainText('Subscribed at Meta')
  await expect(source(page, 'Messenger: Fab Cart')).not.toContainText('no role')
})

test('letting go and disconnecting say what stops, and then it has', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', connections)
  await section(page).getByRole('button', { name: 'Let go: Fab Cart on Messenger' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Conversations, goals and figures so far stay')
  await dialog.getByRole('button', { name: 'Let go' }).click()
  await expect(page.getByText('Messages of Fab Cart no longer come here')).toBeVisible()
  await expect(source(page, 'Messenger: Fab Cart')).toContainText('Let go of')

  await page.getByRole('button', { name: 'Disconnect: Devika Rao' }).click()
  const goes = dialog.getByRole('list', { name: 'What goes' })
  await expect(goes).toContainText('Fab Cart +91 00000 01234')
  await expect(goes).toContainText('WhatsApp messages stop coming')
  await dialog.getByRole('button', { name: 'Disconnect and delete' }).click()
  await expect(page.getByText(/The login is gone, and the messages/)).toBeVisible()
  await expect(source(page, 'WhatsApp: Fab Cart +91 00000 01234')).toContainText('Let go of')
})
