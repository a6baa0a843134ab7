import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { addAdDay } from '../lib/metrics/ad-cost-fixtures'
import { look, looks } from './look'
import { dayAgo, inFabCart } from './seed-ad-costs'
import { seedJourney, sendWays, type Way } from './seed-journey'
import { signIn, untilListening } from './sign-in'
import { expect, test } from './watched-test'

const mark = randomUUID().slice(0, 6)
const node = (name: string) => `${name} #${mark}`
const [hello, shoes, order, colleague] = [
  node('Say hello'),
  node('Show the shoes'),
  node('Take the order'),
  node('Ask a colleague'),
]
const long = Array.from({ length: 10 }, (_, index) => node(`Question ${index + 1}`))

const boots = { id: `boots-${mark}`, headline: `Boots ${mark}` }
/** Would run in a spreadsheet. */
const sandals = { id: `sandals-${mark}`, headline: `=1+1 sandals ${mark}` }
const quiz = { id: `quiz-${mark}`, headline: `Quiz ${mark}` }
const unlinked = { id: `unlinked-${mark}`, headline: `Slippers ${mark}` }
const buying = `Buying shoes ${mark}`
const asking = `Asking ten things ${mark}`

const overview = '/w/fab-cart/click-to-haptik'
const followBoots = `${overview}?follow=${boots.id}`

let buyingId = ''

const times = (count: number, way: Way): Way[] => Array.from({ length: count }, () => way)

test.beforeAll(async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext({ baseURL })
  const past = { hoursAgo: 72 }
  const bought = [hello, shoes, order]
  await sendWays(request, {
    ...past,
    ad: boots,
    ways: [
      ...times(20, bought),
      ...times(10, [hello, shoes]),
      ...times(6, [hello, colleague]),
      ...times(4, [hello]),
    ],
  })
  await sendWays(request, { ad: boots, ways: times(3, [hello]), hoursAgo: 1 })
  await sendWays(request, { ...past, ad: sandals, ways: [...times(8, bought), ...times(32, [hello])] })
  await sendWays(request, { ...past, ad: quiz, ways: [...times(4, long), ...times(5, long.slice(0, 7))] })
  await sendWays(request, { ...past, ad: unlinked, ways: times(2, [hello]) })
  await request.dispose()
  const spent = { day: dayAgo(3), currency: 'INR' }
  await inFabCart(async (scope) => {
    await addAdDay(scope, { ...spent, adId: boots.id, spendMicros: 4_300_000_000n })
    await addAdDay(scope, { ...spent, adId: sandals.id, spendMicros: 2_000_000_000n })
  })
  buyingId = await seedJourney(buying, [hello, shoes, order], [boots.id, sandals.id])
  await seedJourney(asking, long, [quiz.id])
})

const section = (page: Page) => page.getByRole('region', { name: 'User Journey', exact: true })
const funnel = (page: Page) => section(page).getByRole('region', { name: /^How far people came/ })
const step = (page: Page, name: string) => funnel(page).getByRole('listitem').filter({ hasText: name })
const menu = (page: Page, label: string) =>
  section(page).getByRole('button', { name: new RegExp(`^${label}`) })

/** The list holds as many conversations as the number said that led to it. */
async function expectConversations(page: Page, count: number): Promise<void> {
  await expect(page).toHaveURL(/\/conversations\?/)
  await expect(page.locator('tbody tr')).toHaveCount(count)
}

test('the funnel of an ad, and every number of it leads to its conversations', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', followBoots)
  await expect(section(page)).toContainText(/43\s*started\s*20\s*completed\s*\(46\.5%\)/)
  await expect(section(page)).toContainText(
    /20\s*dropped\s*3\s*still open, final on \d+ \w+ \d{4}, \d\d:\d\d/,
  )
  await expect(step(page, '1. Say hello')).toContainText('43 people')
  await expect(step(page, '2. Show the shoes')).toContainText(/30 people.*70% of step 1.*after 20 s/)
  await expect(step(page, '3. Take the order')).toContainText(/20 people.*67% of step 2/)

  for (const [link, count] of [
    [section(page).getByRole('link', { name: '43', exact: true }), 43],
    [section(page).getByRole('link', { name: '3', exact: true }), 3],
    [step(page, '2. Show').getByRole('link', { name: '30 people' }), 30],
    [step(page, '1. Say').getByRole('link', { name: '3 still open' }), 3],
    [step(page, '3. Take').getByRole('link', { name: '20 completed' }), 20],
  ] as const) {
    await link.click()
    await expectConversations(page, count)
    await page.goBack()
    await expect(page).toHaveURL(followBoots)
  }
})

test('what the ad cost is carried along the steps, and lost where people are', async ({ page }) => {
  await signIn(page, 'viewer@fab-cart.example', followBoots)
  await expect(section(page)).toContainText(
    /₹4,300\.00 advertisement cost\s*₹100\.00 per person who started\s*₹215\.00 per person who completed\s*₹2,000\.00 lost with those who dropped\s*₹300\.00 with those still open/,
  )
  await expect(step(page, '1. Say hello')).toContainText(
    /₹100\.00 a person.*₹1,000\.00 lost.*still open.*₹300\.00/,
  )
  await expect(step(page, '2. Show the shoes')).toContainText(/₹143\.33 a person.*₹1,000\.00 lost/)
  await expect(step(page, '3. Take the order')).toContainText('₹215.00 a person')
  await section(page).getByRole('radio', { name: 'Table' }).click()
  const rows = section(page).getByRole('table').locator('tbody tr')
  await expect(rows.nth(1)).toContainText(/₹143\.33\s*₹1,000\.00\s*₹0\.00/)

  await page.goto(`${overview}?follow=journey:${buyingId}`)
  await expect(section(page)).toContainText(/₹6,300\.00 advertisement cost\s*₹75\.90 per person who started/)
  await page.goto(`${overview}?follow=${quiz.id}`)
  await expect(section(page)).toContainText(/What this ad cost is not known: no .+\./)
})

test('who stopped at a step went somewhere, and that opens by keyboard', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', followBoots)
  const stopped = step(page, '1. Say hello').getByRole('button', { name: '10 stopped here' })
  await stopped.focus()
  await page.keyboard.press('Enter')
  const ways = page.getByRole('dialog', { name: 'Where those who stopped at Say hello went' })
  await expect(ways.getByRole('listitem')).toContainText([
    /Ask a colleague\s*6\s*60\.0%/,
    /Silence.*4\s*40\.0%/,
  ])
  await page.keyboard.press('Escape')
  await expect(ways).toHaveCount(0)
  await expect(stopped).toBeFocused()

  await stopped.click()
  await ways.getByRole('link', { name: /Ask a colleague/ }).click()
  await expectConversations(page, 6)
  await expect(page.locator('main')).toContainText(
    `People of the journey ${buying} who stopped at step 1, Say hello and then went to Ask a colleague. One conversation a person`,
  )
  await page.goBack()
  await stopped.click()
  await ways.getByRole('link', { name: /Silence/ }).click()
  await expectConversations(page, 4)
  await page.goBack()
  await stopped.click()
  await ways.getByRole('link', { name: 'The conversations of all 10' }).click()
  await expectConversations(page, 10)
  await page.getByRole('link', { name: 'Show all conversations' }).click()
  await expect(page).not.toHaveURL(/journey=|step=|state=/)
  await expect(page.locator('main')).not.toContainText('People of the journey')
  await expect(page.locator('tbody tr')).toHaveCount(43)
})

test('where they went can fail alone and be read again', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', followBoots)
  let failures = 1
  await page.route('**/click-to-haptik?**', async (route) => {
    const fails = route.request().method() === 'POST' && failures-- > 0
    await (fails ? route.fulfill({ status: 404 }) : route.fallback())
  })
  await step(page, '1. Say hello').getByRole('button', { name: '10 stopped here' }).click()
  await expect(page.getByText('Where they went could not be read.')).toBeVisible()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('dialog').getByRole('link', { name: /Ask a colleague/ })).toBeVisible()
})

test('two ads are compared, and the first real difference is named; Escape ends it', async ({ page }) => {
  await signIn(page, 'viewer@fab-cart.example', followBoots)
  await menu(page, 'Compare').click()
  await page.getByRole('menuitem', { name: sandals.headline }).click()
  await expect(page).toHaveURL(`${followBoots}&versus=${sandals.id}`)
  await expect(section(page)).toContainText(
    'First real difference at step 2: 70% against 20% of those who came to the step before, two-proportion test at the 5% level over 3 steps.',
  )
  await expect(section(page)).toContainText('One who completed cost ₹215.00 against ₹250.00.')
  await expect(section(page)).toContainText('3 people are still open, so this may change.')
  await expect(step(page, '2. Show the shoes')).toContainText('First real difference')
  await expect(step(page, '2. Show the shoes')).toContainText(
    /30 people.*70% of step 1.*8 people.*20% of step 1/,
  )
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(followBoots)
  await expect(section(page)).not.toContainText('First real difference')

  await menu(page, 'Compare').click()
  await page.getByRole('menuitem', { name: /^The period before/ }).click()
  await expect(page).toHaveURL(`${followBoots}&versus=before`)
  await expect(section(page)).toContainText('Too few people to tell the two apart')
})

test('menus choose an ad, a journey and its ads, and back goes back', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', followBoots)
  await menu(page, 'Ad:').click()
  await page.keyboard.type('sandals')
  await page.getByRole('menuitem', { name: sandals.headline }).click()
  await expect(page).toHaveURL(`${overview}?follow=${sandals.id}`)
  await expect(step(page, '2. Show the shoes')).toContainText('8 people')
  await menu(page, 'Ad:').click()
  await page.getByRole('menuitem', { name: `All ads of ${buying}` }).click()
  await expect(page).toHaveURL(`${overview}?follow=journey:${buyingId}`)
  await expect(step(page, '1. Say hello')).toContainText('83 people')
  await page.goBack()
  await expect(step(page, '2. Show the shoes')).toContainText('8 people')
  await menu(page, 'Journey:').click()
  await page.getByRole('menuitem', { name: asking }).click()
  await expect(step(page, '10. Question 10')).toContainText('4 people')
})

test('a long journey scrolls inside its card by keyboard, and reads as a table', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', `${overview}?follow=${quiz.id}`)
  await expect(funnel(page).getByRole('listitem')).toHaveCount(10)
  await funnel(page).focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => funnel(page).evaluate((part) => part.scrollLeft)).toBeGreaterThan(0)
  await section(page).getByRole('radio', { name: 'Table' }).click()
  const rows = section(page).getByRole('table').locator('tbody tr')
  await expect(rows).toHaveCount(10)
  await expect(rows.nth(6)).toContainText(/7\. Question 7\s*9\s*100\.0%\s*100\.0%\s*5\s*0\s*20 s/)
  await expect(rows.nth(7)).toContainText(/8\. Question 8\s*4\s*44\.4%\s*44\.4%\s*0\s*0\s*20 s/)
  await rows.nth(6).getByRole('link', { name: '5', exact: true }).click()
  await expectConversations(page, 5)
})

test('the file holds what is seen, runs nothing, and is for members alone', async ({ page, request }) => {
  await signIn(page, 'viewer@fab-cart.example', `${overview}?follow=${sandals.id}`)
  const href = (await section(page).getByRole('link', { name: 'CSV' }).getAttribute('href')) ?? ''
  const file = await page.request.get(href)
  expect(file.headers()['content-type']).toBe('text/csv; charset=utf-8')
  expect(file.headers()['content-disposition']).toMatch(
    /^attachment; filename="user-journey-[\d-]+-[\d-]+\.csv"$/,
  )
  const lines = (await file.body()).toString('utf8').split('\r\n')
  expect(lines[0]).toMatch(/^\uFEFFJourney,Ad id,/)
  expect(lines).toHaveLength(6)
  expect(lines[3]).toContain(`${buying},${sandals.id},'${sandals.headline},`)
  expect(lines[0]).toMatch(/,"Cost per person, INR","Money lost, INR","Money still open, INR"$/)
  expect(lines[3]).toMatch(/,2,Show the shoes,8,0\.2,0\.2,0,0,20,250,0,0$/)

  expect((await page.request.get(`${href}&versus=nobody`)).status()).toBe(400)
  expect((await page.request.get(href.replace('/fab-cart/', '/nordlicht-reisen/'))).status()).toBe(404)
  const signedOut = await request.get(href, { maxRedirects: 0 })
  expect(signedOut.status()).toBe(307)
  expect(signedOut.headers().location).toContain('/sign-in?callbackUrl=')
})

test('what cannot be shown says why, and the one thing to do', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', `${overview}?follow=${unlinked.id}`)
  await expect(section(page)).toContainText(`${unlinked.headline} follows no journey yet`)
  await section(page).getByRole('link', { name: 'Link a journey' }).click()
  await expect(page).toHaveURL(`/w/fab-cart/journeys?link=${unlinked.id}`)

  await page.goto(`${followBoots}&from=2026-01-01&to=2026-01-02`)
  await expect(section(page)).toContainText('Nobody came from this ad in these days')
  await section(page)
    .getByRole('link', { name: `All ads of ${buying}` })
    .click()
  await expect(page).toHaveURL(new RegExp(`follow=journey:${buyingId}`))

  await page.goto(`${overview}?follow=journey:nobodys`)
  await expect(section(page)).toContainText('There is no such journey; the usual is shown.')
})

for (const { theme, width, height } of looks) {
  test(`all its looks, ${theme}, ${width} wide`, async ({ page, context, baseURL }) => {
    test.slow()
    await context.addCookies([{ name: 'theme', value: theme, url: baseURL ?? '' }])
    await page.setViewportSize({ width, height })
    await signIn(page, 'owner@fab-cart.example', followBoots)
    await look(page)
    await step(page, '1. Say hello').getByRole('button', { name: '10 stopped here' }).click()
    await expect(page.getByRole('link', { name: /Ask a colleague/ })).toBeVisible()
    await look(page)
    await page.keyboard.press('Escape')
    await menu(page, 'Ad:').click()
    await look(page)
    for (const query of [
      `follow=${boots.id}&versus=${sandals.id}`,
      `follow=${quiz.id}`,
      `follow=${unlinked.id}`,
      'follow=journey:nobodys',
    ]) {
      await page.goto(`${overview}?${query}`)
      await untilListening(page)
      await look(page)
    }
    await section(page).getByRole('radio', { name: 'Table' }).click()
    await look(page)
  })
}
