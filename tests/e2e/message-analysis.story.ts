import { randomUUID } from 'node:crypto'
import type { APIRequestContext, Page } from '@playwright/test'
import { signWebhook } from '../support/sign-webhook'
import { look, looks } from './look'
import { readRunningApp } from './running-app'
import { signIn } from './sign-in'
import { expect, test } from './watched-test'

const analysis = '/w/fab-cart/message-analysis'
const run = `q${Date.now().toString(36)}`
/** Eighteen digits, as Meta's are. */
const ad = `1202${Date.now().toString().padStart(14, '0')}`

const rows = (page: Page) => page.getByRole('region', { name: / found$/ }).locator('tbody tr')
const tile = (page: Page, label: string) =>
  page.getByRole('region', { name: 'Totals' }).locator('> div').filter({ hasText: label })

/** A person who comes from an ad, asks, and is answered. */
async function converse(request: APIRequestContext): Promise<void> {
  const { connectionId = '', secret = '' } =
    readRunningApp().brands.find(({ slug }) => slug === 'fab-cart') ?? {}
  const at = Date.now() - 3_600_000
  const common = { channel: 'whatsapp', user: { id: `4917${run}`, name: 'Sought and found' } }
  const body = JSON.stringify({
    events: [
      {
        ...common,
        type: 'message',
        id: `${run}-1`,
        at,
        message: {
          from: 'user',
          text: `${run} Is the BLUE one 100% cotton? ${'Tell me more. '.repeat(40)}`,
          confidence: 0.87,
        },
        referral: { kind: 'ad', id: ad, headline: 'Autumn at Fab Cart' },
      },
      {
        ...common,
        type: 'message',
        id: `${run}-2`,
        at: at + 2_000,
        node: { id: `SIZE-${run}`, name: `Size ${run}`, flow: 'Buy' },
        message: { from: 'bot', text: `${run} It is. Write to help@fab-cart.example or call 98765 43210.` },
      },
      {
        ...common,
        type: 'message',
        id: `${run}-3`,
        at: at + 4_000,
        message: { from: 'user', text: `${run} hmm`, confidence: 0.12, broken: true },
      },
    ],
  })
  const answer = await request.post(`/api/webhooks/bot/${connectionId}`, {
    data: body,
    headers: signWebhook(body, { secret }),
  })
  expect(answer.ok(), await answer.text()).toBe(true)
}

test.beforeAll(({ request }) => converse(request))

test('from all messages to the one with which an ad’s conversation began', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', '/w/fab-cart/click-to-haptik')
  await page.getByRole('link', { name: 'Message Analysis' }).click()
  await expect(rows(page)).toHaveCount(50)
  await page.keyboard.press('/')
  await page.keyboard.type(`blue ${run}`)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/search=blue/)
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toContainText("['ad']")
  await expect(rows(page)).toContainText(ad)
  await page.getByRole('button', { name: 'Whole text' }).click()
  await expect(page.getByRole('button', { name: 'Less' })).toHaveAttribute('aria-expanded', 'true')

  await page.getByRole('link', { name: 'Clear all filters' }).click()
  await expect(page).toHaveURL(analysis)
  await page.getByText('More filters').click()
  await page.getByLabel('Ad ID').fill(ad)
  await page.getByRole('button', { name: 'Find' }).click()
  await expect(rows(page)).toHaveCount(3)
  for (const [label, count] of [
    ['Messages', '3'],
    ['Conversations', '1'],
    ['Users', '1'],
    ['From ads', '1'],
  ] as const) {
    await expect(tile(page, label)).toContainText(count)
  }
  await page.getByRole('button', { name: /^Message by/ }).click()
  await page.getByRole('menuitem', { name: 'Message by: User' }).click()
  await expect(rows(page)).toHaveCount(2)
  await page.getByRole('checkbox', { name: 'Broken messages only' }).click()
  await expect(rows(page)).toHaveCount(1)
  await page.goBack()
  await expect(rows(page)).toHaveCount(2)
  await page.getByLabel('Lowest confidence score').fill('50')
  await page.getByRole('button', { name: 'Find' }).click()
  await expect(rows(page)).toHaveCount(1)
  await page.getByRole('navigation', { name: 'View' }).getByRole('link', { name: 'Conversations' }).click()
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toContainText('Sought and found')
  await rows(page).getByRole('link', { name: 'Chat' }).click()
  await expect(page.getByRole('heading', { name: 'Sought and found' })).toBeVisible()
})

test('a node, chosen and let go', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', analysis)
  await page.getByText('More filters').click()
  await page.getByRole('combobox', { name: /^Node:/ }).click()
  await page.getByRole('combobox', { name: 'Find a node' }).fill(run)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/nodes=/)
  await expect(rows(page)).toHaveCount(2)
  await page.getByRole('link', { name: `Without the node Size ${run}` }).click()
  await expect(rows(page)).toHaveCount(50)
})

test('pages lead on and back, from the newest and from the oldest', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', `${analysis}?columns=messageId`)
  const ids = () => rows(page).allInnerTexts()
  await expect(rows(page)).toHaveCount(50)
  const first = await ids()
  await page.getByRole('link', { name: 'Older →' }).click()
  await expect(async () => expect(await ids()).not.toEqual(first)).toPass()
  await page.getByRole('link', { name: '← Newer' }).click()
  await expect(async () => expect(await ids()).toEqual(first)).toPass()
  await page.goto(`${analysis}?sort=oldest`)
  await expect(page.getByRole('columnheader', { name: 'Created At' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  )
})

test('columns that are chosen are in the link', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', `${analysis}?message=${run}-1`)
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Confidence Score' }).click()
  await expect(page).toHaveURL(/columns=.*confidence/)
  await expect(rows(page)).toContainText('87')
})

test('whoever may not see personal data reads and finds masked text', async ({ page }) => {
  await signIn(page, 'viewer@fab-cart.example', `${analysis}?message=${run}-2`)
  await expect(rows(page)).toContainText('[e-mail address] or call [phone number]')
  await page.goto(`${analysis}?search=43210+${run}`)
  await expect(page.getByText('None of the messages is like that')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Email Report' })).toHaveCount(0)
})

test('an address that cannot be followed shows what it can, and says so', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', `${analysis}?by=nobody&scoreFrom=900&from=2026-02-30`)
  await expect(page.getByText('Part of this address could not be followed')).toBeVisible()
  await expect(rows(page)).toHaveCount(50)
  await page.goto(`${analysis}?search=${encodeURIComponent(`"${randomUUID()}%_\\"`)}`)
  await page.getByRole('link', { name: 'Clear all filters' }).last().click()
  await expect(page).toHaveURL(analysis)
})

for (const { theme, width, height } of looks) {
  test(`both views, ${theme}, ${width} wide`, async ({ page, context, baseURL }) => {
    await context.addCookies([{ name: 'theme', value: theme, url: baseURL ?? '' }])
    await page.setViewportSize({ width, height })
    await signIn(page, 'owner@fab-cart.example', analysis)
    await look(page)
    await page.goto(`${analysis}?view=conversations&source=ads`)
    await look(page)
    await page.goto(`${analysis}?search=nowhere-to-be-found&nodes=NOWHERE&broken=yes`)
    await look(page)
  })
}
