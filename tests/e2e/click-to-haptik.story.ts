import type { Locator, Page } from '@playwright/test'
import { signIn, untilListening } from './sign-in'
import { expect, test } from './watched-test'

const overview = '/w/fab-cart/click-to-haptik'

const sourcesOf = (page: Page) => page.getByRole('region', { name: 'Conversational Source', exact: true })

const linkOf = (page: Page, source: string) =>
  sourcesOf(page).getByRole('link', { name: new RegExp(`^[\\d,]+ conversations from ${source}$`) })

async function countIn(locator: Locator): Promise<number> {
  const text = (await locator.innerText()).match(/[\d,]+/)?.[0] ?? ''
  return Number(text.replaceAll(',', ''))
}

const totalOf = (page: Page) => countIn(sourcesOf(page).getByRole('link', { name: /^[\d,]+ conversations$/ }))

/** What the list of conversations says of its own length. */
const countOfList = (page: Page) => page.locator('main p', { hasText: /conversations?, \d/ })

test.beforeEach(({ page }) => signIn(page, 'owner@fab-cart.example', overview))

test('three sources sum to the total, and the table holds the same numbers', async ({ page }) => {
  const counts = await Promise.all(
    ['Ads', 'Organic', 'Proactive Messaging'].map((source) => countIn(linkOf(page, source))),
  )
  const total = await totalOf(page)
  expect(total).toBeGreaterThan(0)
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total)

  await sourcesOf(page).getByRole('radio', { name: 'Table' }).click()
  const days = sourcesOf(page).getByRole('table').locator('tbody tr')
  await expect(days).toHaveCount(30)
  await expect(days.first()).toContainText('not finished yet')
  const totals = await days.locator('td:last-child').allInnerTexts()
  expect(totals.reduce((sum, text) => sum + Number(text.replaceAll(',', '')), 0)).toBe(total)
})

test('the period changes by keys and by the picker, and back goes back', async ({ page }) => {
  const period = page.getByRole('button', { name: /^Period:/ })
  const total = await totalOf(page)
  await page.keyboard.press('w')
  await expect(page).toHaveURL(`${overview}?period=7d`)
  await expect(async () => expect(await totalOf(page)).toBeLessThan(total)).toPass()
  await page.keyboard.press('[')
  await expect(page).toHaveURL(/\?from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d$/)
  await page.keyboard.press('c')
  await expect(page).toHaveURL(/compare=off/)
  await expect(period).not.toContainText('vs')

  await period.click()
  await page.getByRole('link', { name: 'Yesterday' }).click()
  await expect(page).toHaveURL(/period=yesterday/)
  await period.click()
  await page.getByLabel('From').fill('2026-03-10')
  await page.getByLabel('To', { exact: true }).fill('2026-03-02')
  await page.getByRole('button', { name: 'Show these days' }).click()
  await expect(page.getByText('The last day is before the first.')).toBeVisible()
  await page.getByLabel('To', { exact: true }).fill('2026-03-12')
  await page.getByRole('button', { name: 'Show these days' }).click()
  await expect(period).toContainText('10 – 12 Mar 2026')
  await expect(page).toHaveURL(/compare=off/)

  await page.goBack()
  await expect(page).toHaveURL(/period=yesterday/)
  await page.goBack()
  await page.goBack()
  await page.goBack()
  await expect(page).toHaveURL(`${overview}?period=7d`)
  await page.goBack()
  await expect(page).toHaveURL(overview)
  await expect(async () => expect(await totalOf(page)).toBe(total)).toPass()
})

test('from a channel to the number of the ads to the reason of one conversation', async ({ page }) => {
  const total = await totalOf(page)
  await page.getByRole('button', { name: 'Channel: All channels' }).click()
  await page.getByRole('menuitem', { name: 'Instagram' }).click()
  await expect(page).toHaveURL(`${overview}?channel=instagram`)
  await expect(async () => expect(await totalOf(page)).toBeLessThan(total)).toPass()

  const ads = await countIn(linkOf(page, 'Ads'))
  await linkOf(page, 'Ads').click()
  await expect(page).toHaveURL(/\/conversations\?.*channel=instagram&source=ads$/)
  expect(await countIn(countOfList(page))).toBe(ads)

  await page.locator('tbody a').first().click()
  await expect(page).toHaveURL(/\/conversations\/[0-9a-f-]{36}$/)
  const why = page.getByRole('region', { name: 'Why this source' })
  await expect(why).toContainText(/Ads\s*The (first message|person|channel|conversation)/)
  await expect(page.getByText('decided the source')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Path' })).toBeVisible()
})

test('Escape clears the channel', async ({ page }) => {
  await page.goto(`${overview}?channel=web&period=7d`)
  await untilListening(page)
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(`${overview}?period=7d`)
})

test('an ad leads to its conversations, and the sort is in the address', async ({ page }) => {
  const ads = page.getByRole('region', { name: 'Ads Overview', exact: true })
  await ads.getByRole('link', { name: 'Ad', exact: true }).click()
  await expect(page).toHaveURL(`${overview}?sort=ad`)
  const names = await ads.locator('tbody td:first-child bdi').allInnerTexts()
  expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en')))
  const behind = ads
    .locator('tbody tr')
    .first()
    .getByRole('link', { name: /^[\d,]+ conversations$/ })
  const count = String(await countIn(behind))
  await behind.click()
  await expect(page).toHaveURL(/source=ads&ad=\d+/)
  await expect(countOfList(page)).toContainText(count)
})

test('what is not known says why, and is no zero', async ({ page }) => {
  const ads = page.getByRole('region', { name: 'Ads Overview', exact: true })
  await expect(ads).toContainText('Connect the ad account to see cost')
  await expect(ads).toContainText('No goal yet')
})

test('an address that cannot be followed says so and shows the last 30 days', async ({ page }) => {
  const response = await page.goto(`${overview}?from=2026-02-30&channel=pigeon`)
  expect(response?.status()).toBe(200)
  await expect(page.getByText('Part of this address could not be followed')).toBeVisible()
  await expect(page.getByText('There is no such channel; all are shown.')).toBeVisible()
  expect(await totalOf(page)).toBeGreaterThan(0)
})
