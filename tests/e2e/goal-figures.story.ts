import type { Locator, Page } from '@playwright/test'
import { closePools } from '@/db/client'
import { operatorScope } from '@/lib/access/job-gate'
import { ensureDemoGoals } from '@/lib/commands/demo-goals'
import { evaluateGoalVersion } from '@/lib/goals/evaluate-goal-version'
import { getGoal } from '@/lib/goals/get-goal'
import { look, looks } from './look'
import { readRunningApp } from './running-app'
import { signIn } from './sign-in'
import { expect, test } from './watched-test'

const slug = 'nordlicht-reisen'
const overview = `/w/${slug}/click-to-haptik`
const list = `/w/${slug}/conversations`

const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const sources = (page: Page) => section(page, 'Conversational Source')
const ads = (page: Page) => section(page, 'Ads Overview')
const figures = (page: Page) => ads(page).getByRole('table')

/** The tile's number, which leads to the conversations behind it. */
const achieved = (page: Page) => ads(page).locator('a[href*="goal=reached"]').first()

async function countIn(locator: Locator): Promise<number> {
  return toCount(await locator.innerText())
}

function toCount(text: string): number {
  return Number((/[\d,]+/.exec(text)?.[0] ?? '').replaceAll(',', ''))
}

/** What a column of the table of figures says, row by row. */
async function column(page: Page, name: string): Promise<number[]> {
  const names = await figures(page).locator('thead th').allInnerTexts()
  const place = names.findIndex((text) => text.startsWith(name)) + 1
  const cells = await figures(page).locator(`tbody td:nth-child(${place})`).allInnerTexts()
  return cells.map(toCount)
}

const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0)

/** What the list of conversations says of its own length. */
const lengthOfList = (page: Page) => countIn(page.locator('main p', { hasText: /conversations?, \d/ }))

test.beforeAll(async () => {
  const brand = readRunningApp().brands.find((one) => one.slug === slug)
  if (!brand) throw new Error('The brand is not there.')
  await ensureDemoGoals(brand)
  const scope = await operatorScope(slug)
  const { building } = await getGoal(scope)
  if (building) await evaluateGoalVersion(scope, building.version)
  await closePools()
})

test.beforeEach(({ page }) => signIn(page, 'owner@nordlicht-reisen.example', overview))

test('one number of goals in the tile, by ad, by day, by source and in the list behind it', async ({
  page,
}) => {
  const goals = await countIn(achieved(page))
  expect(goals).toBeGreaterThan(0)
  await expect(ads(page)).toContainText(/rate \d+\.\d%/)
  expect(sum(await column(page, 'Goals'))).toBe(goals)
  await expect(figures(page).locator('tfoot')).toContainText(String(goals))

  await ads(page).getByRole('link', { name: 'By day' }).click()
  await expect(page).toHaveURL(`${overview}?by=day`)
  await expect(figures(page).locator('tbody tr')).toHaveCount(30)
  expect(sum(await column(page, 'Goals'))).toBe(goals)

  const ofSources = sources(page).getByRole('link', { name: /goals? from / })
  await expect(ofSources).toHaveCount(3)
  const [ofAds = 0, ...others] = (await ofSources.allInnerTexts()).map(toCount)
  expect(ofAds).toBe(goals)
  expect(await countIn(sources(page).getByRole('link', { name: /^[\d,]+ goals?$/ }))).toBe(
    goals + sum(others),
  )

  await achieved(page).click()
  await expect(page).toHaveURL(/source=ads&goal=reached$/)
  expect(await lengthOfList(page)).toBe(goals)
  await expect(page.getByRole('cell', { name: 'reached', exact: true })).toHaveCount(Math.min(50, goals))
})

test('ads are sorted by their goals and by their goal rate', async ({ page }) => {
  const columns = 'columns=goals,rate'
  await page.goto(`${overview}?${columns}`)
  await figures(page).getByRole('link', { name: 'Goals', exact: true }).click()
  await expect(page).toHaveURL(`${overview}?sort=-goals&${columns}`)
  const goals = await column(page, 'Goals')
  expect(goals).toEqual(goals.toSorted((a, b) => b - a))
  await figures(page).getByRole('link', { name: 'Goal rate' }).click()
  await expect(page).toHaveURL(`${overview}?sort=-rate&${columns}`)
})

test('from the goals of an ad to why one conversation counts, and why another does not', async ({ page }) => {
  const row = figures(page).locator('tbody tr').first()
  const goals = await countIn(row.locator('a[href*="goal=reached"]'))
  await row.locator('a[href*="goal=reached"]').click()
  await expect(page).toHaveURL(/ad=\d+&goal=reached$/)
  expect(await lengthOfList(page)).toBe(goals)
  await page.locator('tbody a').first().click()
  const why = section(page, 'Why this counts as a goal')
  await expect(why).toContainText(/Reached .+ after the start/)
  await expect(why.getByText(/^after \d/).first()).toBeVisible()

  await page.goto(`${list}?source=organic`)
  await page.getByRole('button', { name: 'Goal: Goal or not' }).click()
  await page.getByRole('menuitem', { name: 'Did not reach it' }).click()
  await expect(page).toHaveURL(/goal=missed/)
  await expect(page.getByRole('cell', { name: 'reached', exact: true })).toHaveCount(0)
  await page.locator('tbody a').first().click()
  const whyNot = section(page, 'Why this does not count as a goal')
  await expect(whyNot).toContainText('It lacks “')
  await expect(whyNot).toContainText('not visited')
})

test('an ad that follows no journey offers one', async ({ page }) => {
  const offer = figures(page).getByRole('link', { name: 'Link a journey' }).first()
  await expect(offer).toHaveAttribute('href', new RegExp(`^/w/${slug}/journeys\\?link=\\d+$`))
})

for (const { theme, width, height } of looks) {
  test(`figures of goals, ${theme}, ${width} wide`, async ({ page, context, baseURL }) => {
    test.slow()
    await context.addCookies([{ name: 'theme', value: theme, url: baseURL ?? '' }])
    await page.setViewportSize({ width, height })
    for (const path of [overview, `${overview}?by=day`, `${list}?goal=reached`]) {
      await page.goto(path)
      await look(page)
    }
    await page.locator('tbody a').first().click()
    await expect(section(page, 'Why this counts as a goal')).toBeVisible()
    await look(page)
  })
}
