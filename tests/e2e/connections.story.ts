import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { signWebhook } from '../support/sign-webhook'
import { signIn } from './sign-in'
import { expect, test } from './watched-test'

const connections = '/w/fab-cart/connections'

interface Bot {
  address: string
  secret: string
}

/** Makes a connection as an admin does, and reads off what is shown once. */
async function createConnection(page: Page, name: string): Promise<Bot> {
  await page.getByRole('button', { name: 'New connection' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByRole('button', { name: 'Create' }).click()
  await expect(dialog.getByText('Signing secret', { exact: true })).toBeVisible()
  const [address = '', secret = ''] = await dialog.locator('code').allInnerTexts()
  await dialog.getByRole('button', { name: 'I have kept it' }).click()
  await expect(page.getByRole('article', { name })).toContainText(address)
  return { address, secret }
}

async function send(page: Page, { address, secret }: Bot, event: object): Promise<unknown> {
  const body = JSON.stringify(event)
  const response = await page.request.post(address, { data: body, headers: signWebhook(body, { secret }) })
  return response.ok() ? response.json() : response.status()
}

function messageAt(at: number): object {
  const user = { id: `story-${randomUUID()}`, name: 'Story <b>Teller</b>' }
  return {
    type: 'message',
    id: randomUUID(),
    at,
    channel: 'web',
    user,
    message: { from: 'user', text: 'Hi' },
  }
}

test('a new connection, its secret seen once, and its first conversation', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', connections)
  const name = `Story bot ${randomUUID().slice(0, 8)}`
  const bot = await createConnection(page, name)
  expect(await send(page, bot, messageAt(Date.now()))).toMatchObject({ received: 1, stored: 1 })

  await page.reload()
  expect(await page.content()).not.toContain(bot.secret)
  await expect(page.getByRole('article', { name })).toContainText(/Events, 24 h\s*1\D/)

  await page.goto('/w/fab-cart/conversations?channel=web&period=today')
  await page.getByRole('link', { name: 'Story <b>Teller</b>' }).first().click()
  await expect(page.getByRole('region', { name: 'Why this source' })).toContainText('Organic')
  await expect(page.getByRole('region', { name: 'Transcript' })).toContainText('Hi')
})

test('a name that will not do is said beside the field', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', connections)
  await page.getByRole('button', { name: 'New connection' }).click()
  await page.getByLabel('Name').fill('  …  ')
  await page.getByRole('button', { name: 'Create' }).click()
  await expect(page.getByText('Give it a name.')).toBeVisible()
  await expect(page.getByLabel('Name')).toHaveValue('  …  ')
})

test('a new secret is good at once, and the old one until it ends', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', connections)
  const name = `Changing bot ${randomUUID().slice(0, 8)}`
  const old = await createConnection(page, name)
  const item = page.getByRole('article', { name })
  const renew = async (endOldNow: boolean) => {
    await item.getByRole('button', { name: 'New secret' }).click()
    const dialog = page.getByRole('dialog')
    if (endOldNow) await dialog.getByRole('checkbox', { name: 'The old one ends now' }).click()
    await dialog.getByRole('button', { name: 'Make a new secret' }).click()
    const secret = await dialog.locator('code').innerText()
    await dialog.getByRole('button', { name: 'I have kept it' }).click()
    return { ...old, secret }
  }

  const second = await renew(false)
  for (const bot of [old, second]) {
    await expect(async () => {
      expect(await send(page, bot, messageAt(Date.now()))).toMatchObject({ stored: 1 })
    }).toPass({ timeout: 10_000 })
  }
  const third = await renew(true)
  await expect(async () => {
    expect(await send(page, third, messageAt(Date.now()))).toMatchObject({ stored: 1 })
    expect(await send(page, second, messageAt(Date.now()))).toBe(401)
  }).toPass({ timeout: 10_000 })
})

test('an event in quarantine says why, and is replayed once it can be understood', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', connections)
  const bot = await createConnection(page, `Early bot ${randomUUID().slice(0, 8)}`)
  const dayAhead = Date.now() + 24 * 3_600_000
  await send(page, bot, { ...messageAt(dayAhead + 4_000), id: 'soon' })
  await send(page, bot, { ...messageAt(dayAhead + 3_600_000), id: 'later' })

  const id = bot.address.split('/').at(-1) ?? ''
  await page.goto(`${connections}?connection=${id}`)
  const quarantine = page.getByRole('region', { name: 'Quarantine', exact: true })
  await expect(quarantine.getByRole('article')).toHaveCount(2)
  const later = quarantine.getByRole('article').filter({ hasText: 'event later' })
  await expect(later).toContainText('Too far in the future')
  await later.getByText('The event as it came').click()
  await expect(later.locator('pre')).toContainText('"channel":"web"')
  await later.getByRole('button', { name: 'Replay' }).click()
  await expect(page.getByText('1 event still not understood')).toBeVisible()

  await page.waitForTimeout(Math.max(0, dayAhead + 5_000 - 24 * 3_600_000 - Date.now()))
  await quarantine.getByRole('button', { name: 'Replay all' }).click()
  await expect(page.getByText('1 event stored, 1 event still not understood')).toBeVisible()
  await expect(quarantine.getByRole('article')).toHaveCount(1)
  await expect(later).toContainText('replayed 2 times')
})

test('who only looks sees the connections and can change nothing', async ({ page }) => {
  await signIn(page, 'viewer@fab-cart.example', connections)
  await expect(page.getByRole('article').first()).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Recent deliveries' })).toBeVisible()
  for (const name of ['New connection', 'New secret', 'Replay', 'Replay all']) {
    await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0)
  }
  await expect(page.getByText('The event as it came')).toHaveCount(0)
})
