import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { addAccountAd, addAdAccount, addAdDay } from '../lib/metrics/ad-cost-fixtures'
import { addPerson, addTouch } from '../lib/metrics/fixtures'
import { look, looks } from './look'
import { nonceOf } from './nonce-of'
import { dayAgo, inFabCart, removeAdAccount } from './seed-ad-costs'
import { seedJourney, sendWays } from './seed-journey'
import { signIn, untilListening } from './sign-in'
import { expect, test } from './watched-test'

const mark = randomUUID().slice(0, 6)
const [hello, sizes] = [`Say hello #${mark}`, `Ask for the size #${mark}`]
const runners = { id: `runners-${mark}`, headline: `Runners that touches told of ${mark}` }
const quiet = { id: `quiet-${mark}`, headline: `Slippers ${mark}` }
const name = `Runners ${mark}`
const accountId = `88${mark}`
const timeZone = 'America/New_York'
const onePixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='
const pageOf = ({ id }: { id: string }) => `/w/fab-cart/ads/${id}`

test.beforeAll(async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext({ baseURL })
  await sendWays(request, {
    ad: runners,
    ways: Array.from({ length: 20 }, () => [hello, sizes]),
    hoursAgo: 72,
  })
  await sendWays(request, { ad: quiet, ways: [[hello]], hoursAgo: 72 })
  await request.dispose()
  await seedJourney(`Saying hello ${mark}`, [hello, sizes], [runners.id])
  await inFabCart(async (scope) => {
    const whole = { from: dayAgo(40, timeZone), to: dayAgo(0, timeZone) }
    await addAdAccount(scope, {
      accountId,
      name: 'Fab Cart Export',
      currency: 'USD',
      timeZone,
      whole,
      todayAt: new Date().toISOString(),
    })
    await addAccountAd(scope, {
      adId: runners.id,
      accountId,
      name,
      campaignId: '7',
      campaignName: 'Autumn',
      adSetId: '8',
      adSetName: 'Runners, 18 to 35',
      thumbnailUrl: 'https://scontent.invalid.fbcdn.net/picture.png',
    })
    const day = dayInNewYork(72)
    await addAdDay(scope, {
      adId: runners.id,
      accountId,
      day,
      currency: 'USD',
      spendMicros: 30_000_000n,
      impressions: 5_000n,
      clicks: 90n,
      conversationsStarted: 50n,
    })
    const at = new Date(Date.now() - 72 * 3_600_000).toISOString()
    for (let person = 0; person < 12; person++) {
      const { id: personId } = await addPerson(scope)
      await addTouch(scope, { personId, at, referenceId: runners.id })
    }
  })
})

/** Meta's pictures, which no story fetches from Meta. */
test.beforeEach(({ page }) =>
  page.route('https://*.fbcdn.net/**', (route) =>
    route.fulfill({ contentType: 'image/png', body: Buffer.from(onePixel, 'base64') }),
  ),
)

test.afterAll(() => inFabCart((scope) => removeAdAccount(scope, accountId)))

/** In the page's own words, so many hours ago. */
function dayInNewYork(hoursAgo: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(Date.now() - hoursAgo * 3_600_000)
}

const card = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true })
const rungs = (page: Page) =>
  page.getByRole('list', { name: "From Meta's count to ours" }).getByRole('listitem')

test('an ad says what it is, what it brought, and where most of it is lost', async ({ page }) => {
  await signIn(page, 'viewer@fab-cart.example', pageOf(runners))
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page.locator('main')).toContainText(
    `Campaign Autumn · ad set Runners, 18 to 35 · ad account Fab Cart Export, days of ${timeZone} · id ${runners.id}`,
  )
  await expect(page.locator('main')).toContainText('Active')
  const picture = page.locator('main img')
  await expect(picture).toHaveAttribute('referrerpolicy', 'no-referrer')
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1)
  await expect(card(page, 'Figures')).toContainText('5,000')
  await expect(card(page, 'Figures')).toContainText('$30')

  const capture = card(page, 'Capture rate')
  await expect(capture).toContainText('40.0%20 of the 50 that Meta counts.')
  await expect(rungs(page)).toHaveText([
    /Meta's conversations.*50/,
    /Reached us.*32.*18 never reached us: most are lost here/,
    /Wrote.*20.*12 wrote nothing/,
    /This ad's conversations.*20/,
  ])
  await expect(capture).toContainText("Most are lost before they reach us: 18 of Meta's 50")
  await expect(capture).toContainText(/Connected: .*Not connected: WhatsApp, Messenger and Instagram\./)
  await expect(capture).toContainText(`Days here are days of the ad account, ${timeZone}`)
  const days = capture.getByRole('table').locator('tbody tr')
  await expect(days).toHaveText(/5032202040\.0%18 never reached us/)
  await expect(capture).toContainText(/\d+ days on which nobody came and Meta counts none are left out\./)
  await capture.getByRole('link', { name: 'See connections' }).click()
  await expect(page).toHaveURL('/w/fab-cart/connections')
})

test('a picture that is gone leaves the first letter', async ({ page, complaints }) => {
  await page.route('https://*.fbcdn.net/**', (route) => route.fulfill({ status: 404 }))
  await signIn(page, 'viewer@fab-cart.example', pageOf(runners))
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page.locator('main img')).toHaveCount(0)
  expect(complaints).toEqual([])
})

test('it leads to its conversations, its journey and its row in the overview, in the same days', async ({
  page,
}) => {
  const days = `from=${dayAgo(9)}&to=${dayAgo(1)}`
  await signIn(page, 'owner@fab-cart.example', `${pageOf(runners)}?${days}`)
  for (const [link, address] of [
    ['Conversations', `/w/fab-cart/conversations?${days}&source=ads&ad=${runners.id}`],
    [
      `Journey: Saying hello ${mark}`,
      `/w/fab-cart/click-to-haptik?${days}&ad=${runners.id}&follow=${runners.id}#user-journey`,
    ],
    ['In Ads Overview', `/w/fab-cart/click-to-haptik?${days}&ad=${runners.id}#ads-overview`],
  ] as const) {
    await page.locator('main').getByRole('link', { name: link, exact: true }).click()
    await expect(page).toHaveURL(address)
    await page.goBack()
    await expect(page).toHaveURL(`${pageOf(runners)}?${days}`)
  }
  await page.keyboard.press('w')
  await expect(page).toHaveURL(`${pageOf(runners)}?period=7d`)
})

test('an ad of no connected account is one all the same, and says what is missing', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', pageOf(quiet))
  await expect(page.getByRole('heading', { level: 1, name: quiet.headline })).toBeVisible()
  await expect(page.locator('main')).toContainText('in no connected ad account')
  await expect(card(page, 'Capture rate')).toContainText(
    "Meta's count is not known: no connected ad account lists this ad",
  )
  await expect(card(page, 'Capture rate')).toContainText("1 came in here; Meta's count is not known.")
  await page.locator('main').getByRole('link', { name: 'Link a journey' }).click()
  await expect(page).toHaveURL(`/w/fab-cart/journeys?link=${quiet.id}`)
})

test("an ad that is not there and another workspace's ad are the same 404", async ({ page }) => {
  await signIn(page, 'team@agency.example', '/w/nordlicht-reisen/click-to-haptik')
  const seen: string[] = []
  for (const id of [`none-${mark}`, runners.id]) {
    const answer = await page.goto(`/w/nordlicht-reisen/ads/${id}`)
    expect(answer?.status()).toBe(404)
    await expect(page.getByRole('heading', { name: 'There is no such ad' })).toBeVisible()
    const sent = (await answer?.text()) ?? ''
    for (const secret of [name, runners.headline]) expect(sent).not.toContain(secret)
    const nonce = nonceOf(answer?.headers()['content-security-policy'])
    const plain = withoutPieces(sent.replaceAll(nonce, 'nonce').replaceAll(id, 'ad'))
    seen.push(plain, (await page.locator('body').ariaSnapshot()).replaceAll(id, 'ad'))
  }
  expect(seen.slice(2)).toEqual(seen.slice(0, 2))
  expect((await page.request.get('/w/nordlicht-reisen/ads/%00')).status()).toBeGreaterThanOrEqual(400)
})

for (const { theme, width, height } of looks) {
  test(`all its looks, ${theme}, ${width} wide`, async ({ page, context, baseURL }) => {
    test.slow()
    await context.addCookies([{ name: 'theme', value: theme, url: baseURL ?? '' }])
    await page.setViewportSize({ width, height })
    await signIn(page, 'owner@fab-cart.example', pageOf(runners))
    await look(page)
    for (const path of [
      pageOf(quiet),
      `${pageOf(runners)}?from=2026-01-01&to=2026-01-02`,
      `/w/fab-cart/ads/none-${mark}`,
    ]) {
      await page.goto(path)
      await untilListening(page)
      await look(page)
    }
  })
}

/** The lines of what is streamed, in one order: into which pieces they are cut, and which comes first, is chance. */
function withoutPieces(html: string): string {
  const piece = /<script[^>]*>self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)<\/script>/g
  const streamed = [...html.matchAll(piece)].map(([, text = '""']) => JSON.parse(text)).join('')
  return [html.replaceAll(piece, ''), ...streamed.split('\n').sort()].join('\n')
}
