import type { Page } from '@playwright/test'
import { closePools } from '@/db/client'
import { operatorScope } from '@/lib/access/job-gate'
import { syncFirstDays } from '@/lib/ads/sync/sync-first-days'
import { syncNames } from '@/lib/ads/sync/sync-names'
import type { SyncOptions } from '@/lib/ads/sync/sync-run'
import { syncToday } from '@/lib/ads/sync/sync-today'
import { getAdAccountsStatus } from '@/lib/metrics/get-ad-accounts-status'
import { look } from './look'
import { signIn } from './sign-in'
import { expect, test } from './watched-test'

const connections = '/w/fab-cart/connections'

test.describe.configure({ mode: 'serial' })
test.afterAll(closePools)

function section(page: Page) {
  return page.getByRole('region', { name: 'Meta ad account', exact: true })
}

/** In the dialog of what stands in for Facebook. */
async function goOn(page: Page, who: string, { without = [] as string[] } = {}): Promise<void> {
  await expect(page.getByRole('heading', { name: /Log in to/ })).toBeVisible()
  await page.getByLabel(who).check()
  for (const permission of without) await page.getByLabel(permission).uncheck()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL((url) => url.pathname === connections)
}

/** What the worker does with the jobs that choosing has ordered. */
async function fetchPast(options: Pick<SyncOptions, 'budgetMs' | 'now'> = {}): Promise<void> {
  const scope = await operatorScope('fab-cart')
  for (const { accountId } of await getAdAccountsStatus(scope)) {
    await syncFirstDays(scope, accountId, options)
    await syncToday(scope, accountId)
    await syncNames(scope, accountId)
  }
}

/** A worker for which time flies, so that it makes room for others after some of the days. */
function inHaste(): Pick<SyncOptions, 'budgetMs' | 'now'> {
  const begun = Date.now()
  let looks = 0
  return { budgetMs: 60, now: () => begun + 10 * looks++ }
}

test('who leaves Facebook without going on is told so, and nothing is connected', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', connections)
  await expect(section(page)).toContainText('No ad account connected')
  await section(page).getByRole('link', { name: 'Log in with Facebook' }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.waitForURL((url) => url.pathname === connections)
  await expect(section(page).getByRole('alert')).toContainText('You left Facebook without going on')
  expect(new URL(page.url()).hash).toBe('#meta')
  await expect(section(page)).toContainText('No ad account connected')
})

test('a permission that is missing is named, and asked for again', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', connections)
  await section(page).getByRole('link', { name: 'Log in with Facebook' }).click()
  await goOn(page, 'Devika Rao', { without: ['ads_read'] })
  await expect(section(page).getByRole('alert')).toContainText('The permission ads_read was not granted')
  await look(page)
  await section(page).getByRole('link', { name: 'Ask again' }).click()
  expect(new URL(page.url()).searchParams.get('auth_type')).toBe('rerequest')
  await page.getByRole('button', { name: 'Cancel' }).click()
})

test('logging in, choosing ad accounts, and watching their past arrive', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', connections)
  await section(page).getByRole('link', { name: 'Log in with Facebook' }).click()
  await goOn(page, 'Devika Rao', { without: ['business_management'] })
  const picker = section(page).getByRole('form', { name: 'Ad accounts of Devika Rao' })
  await expect(picker.getByRole('checkbox')).toHaveCount(2)
  await expect(picker).toContainText('USD · days of America/New_York')
  await look(page)
  await picker.getByRole('button', { name: 'Connect them' }).click()
  await expect(picker).toContainText('Choose an ad account.')
  for (const name of ['Fab Cart', 'Fab Cart Export']) {
    await picker.getByRole('checkbox', { name, exact: true }).click()
  }
  await picker.getByRole('button', { name: 'Connect them' }).click()
  await expect(page.getByText('2 ad accounts are connected')).toBeVisible()

  const login = section(page).getByRole('article', { name: 'Login of Devika Rao' })
  await expect(login).toContainText('Login good for 59 days')
  await expect(login).toContainText('business_management was not granted')
  const account = login.getByRole('article', { name: 'Fab Cart', exact: true })
  await expect(account).toContainText('0 of 90 days of the past are here')
  await fetchPast(inHaste())
  await expect(account).toContainText(/[1-9]\d* of 90 days of the past are here/, { timeout: 15_000 })
  await look(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await look(page)
  await fetchPast()
  await expect(login.getByRole('progressbar')).toHaveCount(0, { timeout: 15_000 })
  await expect(account).toContainText(/Figures of \d+ s ago/)
  expect(await page.content()).not.toContain('EAAS')
})

test('the page of figures says how old the cost is and how long the login is good for', async ({ page }) => {
  await signIn(page, 'viewer@fab-cart.example', '/w/fab-cart/click-to-haptik')
  await expect(page.getByText(/^Ad cost \d+ (s|min) ago$/)).toBeVisible()
  await expect(page.getByText('Meta login good for 59 days')).toBeVisible()
})

test('who only looks sees how the ad accounts are and can change nothing', async ({ page }) => {
  await signIn(page, 'viewer@fab-cart.example', connections)
  await expect(section(page).getByRole('article', { name: 'Fab Cart Export' })).toBeVisible()
  await expect(section(page).getByRole('button')).toHaveCount(0)
  await expect(section(page).getByRole('link')).toHaveCount(0)
  const start = '/api/meta/connect/start?workspace=fab-cart'
  expect((await page.request.get(start, { maxRedirects: 0 })).status()).toBe(403)
})

test('an ad account that is connected is marked, and one that another login reads is said', async ({
  page,
}) => {
  await signIn(page, 'team@agency.example', connections)
  await section(page).getByRole('link', { name: 'Add a login' }).click()
  await goOn(page, 'Sam Ortega')
  const picker = section(page).getByRole('form', { name: 'Ad accounts of Sam Ortega' })
  await expect(picker).toContainText('connected with the login of Devika Rao')
  await picker.getByRole('link', { name: 'Not now' }).click()
  await expect(picker).toHaveCount(0)
  await section(page)
    .getByRole('article', { name: 'Login of Devika Rao' })
    .getByRole('link', { name: 'Choose ad accounts' })
    .click()
  await expect(section(page).getByRole('checkbox', { name: 'Fab Cart', exact: true })).toBeChecked()
})

test('what goes is named before, and gone after', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', connections)
  const dialog = page.getByRole('dialog')
  await section(page).getByRole('button', { name: 'Remove: Fab Cart Export' }).click()
  await expect(dialog.getByRole('list', { name: 'What goes' })).toContainText(
    /\d+ rows of cost by ad and day, the name of 1 ad/,
  )
  await look(page)
  await dialog.getByRole('button', { name: 'Remove and delete' }).click()
  await expect(page.getByText(/1 ad account is gone, with/)).toBeVisible()
  await expect(section(page).getByRole('article', { name: 'Fab Cart Export' })).toHaveCount(0)

  for (const name of ['Devika Rao', 'Sam Ortega']) {
    await section(page)
      .getByRole('button', { name: `Disconnect: ${name}` })
      .click()
    await dialog.getByRole('button', { name: 'Disconnect and delete' }).click()
    await expect(section(page).getByRole('article', { name: `Login of ${name}` })).toHaveCount(0)
  }
  await expect(section(page)).toContainText('No ad account connected')
  expect(await getAdAccountsStatus(await operatorScope('fab-cart'))).toEqual([])
})
