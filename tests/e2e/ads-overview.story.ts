import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { closePools } from '@/db/client'
import { look, looks } from './look'
import { type SeededBrand, seedAdAccounts, seedBrand } from './seed-ad-accounts'
import { signIn, untilListening } from './sign-in'
import { expect, test } from './watched-test'

let brand: SeededBrand
let emptySlug: string

const section = (page: Page) => page.getByRole('region', { name: 'Ads Overview', exact: true })
const table = (page: Page) => section(page).getByRole('table')
const rows = (page: Page) => table(page).locator('tbody tr')
const head = (page: Page, name: string) => table(page).getByRole('columnheader', { name })
const picker = (page: Page) => page.getByRole('combobox', { name: 'Find ads' })

/** What a column says, row by row. */
async function column(page: Page, name: string): Promise<string[]> {
  const names = await table(page).locator('thead th').allInnerTexts()
  const place = names.findIndex((text) => text.trim().replace(/ [↓↑]$/, '') === name) + 1
  expect(place, name).toBeGreaterThan(0)
  return table(page).locator(`tbody td:nth-child(${place})`).allInnerTexts()
}

const toNumber = (text: string) => Number(text.replace(/[^\d.-]/g, ''))

test.beforeAll(async ({ request }) => {
  brand = await seedAdAccounts(request, 'Linden')
  emptySlug = (await seedBrand('Vacant')).slug
  await closePools()
})

const overview = () => `/w/${brand.slug}/click-to-haptik`

test('five figures with what they cost each, two currencies never added', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', overview())
  for (const name of [
    'Advertisement Cost',
    'Impressions',
    'Ad Clicks',
    'Total Conversations',
    'Goals Achieved',
  ]) {
    await expect(section(page).getByText(name, { exact: true }).first()).toBeVisible()
  }
  await expect(section(page)).toContainText(/₹[\d,]+/)
  await expect(section(page)).toContainText(/\$[\d,]+/)
  await expect(section(page)).toContainText(/CTR \d+\.\d\d%/)
  await expect(section(page)).toContainText(/₹[\d.,]+ · \$[\d.,]+ per click/)
  await expect(section(page)).toContainText(/₹[\d.,]+ per conversation/)
  await expect(section(page)).toContainText(/₹[\d.,]+ per goal · rate \d+\.\d%/)
  await expect(section(page).getByText(/as of \d+ (s|min) ago/)).toBeVisible()
})

test('what is missing of the cost is said, with why and where to mend it', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', overview())
  const notes = section(page).getByRole('list', { name: 'About the ad accounts' })
  await expect(notes).toContainText(
    'Linden Outlet cannot be read: Meta refuses this account: a bill is unpaid.',
  )
  await expect(notes).toContainText('2 days of Linden Outlet are missing:')
  await expect(notes).toContainText('Linden Export is by days of America/New_York')
  await notes.getByRole('link', { name: 'See connections' }).click()
  await expect(page).toHaveURL(`/w/${brand.slug}/connections#meta`)
})

test('where nothing is connected the tiles say what to do, to those who may do it', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', `/w/${emptySlug}/click-to-haptik`)
  await expect(section(page)).toContainText('Connect the ad account to see cost')
  await expect(section(page)).toContainText('No conversation yet')
  await look(page)
  await section(page).getByRole('link', { name: 'Connect the ad account' }).first().click()
  await expect(page).toHaveURL(`/w/${emptySlug}/connections#meta`)
})

test('who may not connect is told who can', async ({ page }) => {
  await signIn(page, 'viewer@fab-cart.example', `/w/${emptySlug}/click-to-haptik`)
  await expect(section(page)).toContainText('An admin can connect the ad account to see cost')
  await expect(section(page).getByRole('link', { name: 'Connect the ad account' })).toHaveCount(0)
})

test('ads are sorted by any figure, over all pages', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', overview())
  await expect(rows(page)).toHaveCount(50)
  await expect(table(page).locator('tfoot')).toContainText('122 ads')
  await head(page, 'Cost').getByRole('link').first().click()
  await expect(page).toHaveURL(`${overview()}?sort=-spend`)
  await expect(head(page, 'Cost').first()).toHaveAttribute('aria-sort', 'descending')
  const inr = (await column(page, 'Cost')).filter((text) => text.includes('₹')).map(toNumber)
  expect(inr).toEqual(inr.toSorted((a, b) => b - a))

  const names = new Set(await column(page, 'Ad'))
  const pages = section(page).getByRole('navigation', { name: 'Ads: pages' })
  await expect(pages).toContainText('50 of 122 ads')
  await pages.getByRole('link', { name: 'Next' }).click()
  await expect(page).toHaveURL(/page=/)
  await expect(pages.getByRole('link', { name: 'Back' })).toBeVisible()
  for (const name of await column(page, 'Ad')) names.add(name)
  await pages.getByRole('link', { name: 'Next' }).click()
  await expect(rows(page)).toHaveCount(22)
  for (const name of await column(page, 'Ad')) names.add(name)
  expect(names.size).toBe(122)
  await pages.getByRole('link', { name: 'Back' }).click()
  await expect(rows(page)).toHaveCount(50)
})

test('an ad in no connected account brings conversations and says why it costs nothing', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', `${overview()}?ad=${brand.strangeAd}`)
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toContainText('Not in a connected account')
  await expect(rows(page).getByRole('cell').nth(1)).toContainText('–')
})

test('ads, ad sets and campaigns are chosen by keyboard and taken out again', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', overview())
  const trigger = section(page).getByRole('combobox', { name: /^Ads/ })
  await trigger.focus()
  await page.keyboard.press('Enter')
  await expect(picker(page)).toBeFocused()
  await page.keyboard.type('poster 1')
  await expect(page.getByRole('option', { name: /^Poster 1 / })).toBeVisible()
  await look(page)
  await picker(page).fill(brand.bestAd)
  await expect(page.getByRole('option', { name: /^Poster \d+ / })).toHaveCount(1)
  await expect(page.getByRole('option', { name: /^Campaign north/ })).toHaveAttribute('data-highlighted')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('option', { name: /^Poster 1 / })).toHaveAttribute('aria-selected', 'true')
  await picker(page).fill('campaign west')
  await expect(page.getByRole('option', { name: /^Campaign west/ })).toHaveAttribute('data-highlighted')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('option', { name: /^Ad set 10 / })).toContainText('chosen with its campaign')
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(`${overview()}?ad=${brand.bestAd}&campaign=238500000003`)
  await expect(table(page).locator('tfoot')).toContainText('31 ads')

  const chips = section(page).getByRole('list', { name: 'Chosen ads' })
  await expect(chips).toContainText('Campaign west')
  await chips.getByRole('link', { name: 'Without Campaign west' }).click()
  await expect(page).toHaveURL(`${overview()}?ad=${brand.bestAd}`)
  await expect(rows(page)).toHaveCount(1)
  await untilListening(page)
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(overview())
})

test('several platforms, each another click', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', overview())
  const platforms = section(page).getByRole('navigation', { name: 'Ad platform' })
  await platforms.getByRole('link', { name: 'Instagram' }).click()
  await expect(page).toHaveURL(`${overview()}?platform=instagram`)
  await platforms.getByRole('link', { name: 'Facebook' }).click()
  await expect(page).toHaveURL(`${overview()}?platform=instagram,facebook`)
  await platforms.getByRole('link', { name: 'Instagram' }).click()
  await expect(page).toHaveURL(`${overview()}?platform=facebook`)
  await untilListening(page)
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(overview())
})

test('columns are chosen, kept in the address and remembered', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', overview())
  await expect(head(page, 'CTR')).toHaveCount(0)
  await section(page).getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'CTR' }).click()
  await expect(head(page, 'CTR')).toBeVisible()
  await expect(page).toHaveURL(/columns=[^&]*ctr/)
  await page.keyboard.press('Escape')

  await page.goto(overview())
  await expect(head(page, 'CTR')).toBeVisible()
  await expect(page).toHaveURL(/columns=[^&]*ctr/)
  await section(page).getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('menuitem', { name: 'Usual columns' }).click()
  await expect(head(page, 'CTR')).toHaveCount(0)
  await expect(page).toHaveURL(overview())
})

test('columns are made wider and narrower by keyboard and by mouse, and stay so', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', overview())
  const cost = head(page, 'Cost').first()
  const handle = cost.getByRole('separator', { name: 'Width of Cost' })
  const widthOf = async () => Math.round((await cost.boundingBox())?.width ?? 0)
  const before = await widthOf()
  await handle.focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect.poll(widthOf).toBe(before + 32)
  await expect(handle).toHaveAttribute('aria-valuenow', String(before + 32))

  const box = await handle.boundingBox()
  if (!box) throw new Error('The handle is not there.')
  await page.mouse.move(box.x + 4, box.y + 8)
  await page.mouse.down()
  await page.mouse.move(box.x + 44, box.y + 8, { steps: 4 })
  await page.mouse.up()
  await expect.poll(widthOf).toBe(before + 72)
  await page.reload()
  await expect.poll(widthOf).toBe(before + 72)
  await untilListening(page)
  await handle.focus()
  await page.keyboard.press('Enter')
  await expect.poll(widthOf).toBe(before)
})

test('the file holds every ad of the choice, in the order of the table', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', `${overview()}?sort=ad`)
  const download = page.waitForEvent('download')
  await section(page).getByRole('link', { name: 'CSV' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^ads-overview-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/)
  const text = await readFile(await file.path(), 'utf8')
  const lines = text.trim().split('\r\n')
  expect(lines).toHaveLength(123)
  expect(lines[0]).toContain('Currency,Advertisement Cost,Impressions,Ad Clicks')
  expect(text).toContain(`'${brand.bestAd},Poster 1,Active,`)
  expect(text).toMatch(/,USD,\d+(\.\d+)?,/)
  const shown = (await column(page, 'Ad')).map((cell) =>
    cell.split('\n').find((line) => /^[A-Z]\w+ /.test(line)),
  )
  expect(lines[1]).toContain(String(shown[0]))

  const stranger = await page.request.get(`${overview()}/csv?from=2026-02-30`)
  expect(stranger.status()).toBe(400)
})

test('days have their cost, and a number of conversations leads to them', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', overview())
  await section(page).getByRole('link', { name: 'By day' }).click()
  await expect(rows(page)).toHaveCount(30)
  for (const name of ['Cost', 'Impressions', 'Clicks', 'Conversations', 'Goals']) {
    await expect(head(page, name).first()).toBeVisible()
  }
  const sum = (await column(page, 'Conversations')).map(toNumber).reduce((total, count) => total + count, 0)
  expect(sum).toBe(11)
  await section(page).getByRole('link', { name: 'By ad' }).click()
  await rows(page)
    .first()
    .getByRole('link', { name: /^6 conversations/ })
    .click()
  await expect(page).toHaveURL(new RegExp(`source=ads&ad=${brand.bestAd}$`))
  await expect(page.locator('tbody tr')).toHaveCount(6)
})

test('a conversation of a campaign counts with its ads in the list behind the tile', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', `${overview()}?campaign=238500000000`)
  await section(page).locator('a[href*="campaign=238500000000"][href*="source=ads"]').first().click()
  await expect(page.locator('main p', { hasText: /conversations?, \d/ })).toContainText(/9\s*conversations/)
  await expect(page.getByRole('button', { name: 'Ad: The chosen ads' })).toBeVisible()
})

for (const { theme, width, height } of looks) {
  test(`section two, ${theme}, ${width} wide`, async ({ page, context, baseURL }) => {
    test.slow()
    await context.addCookies([{ name: 'theme', value: theme, url: baseURL ?? '' }])
    await page.setViewportSize({ width, height })
    await signIn(page, 'owner@fab-cart.example', overview())
    await look(page)
    for (const query of [
      `ad=${brand.bestAd}&campaign=238500000003&platform=facebook`,
      'by=day',
      'platform=threads',
    ]) {
      await page.goto(`${overview()}?${query}`)
      await look(page)
    }
  })
}
