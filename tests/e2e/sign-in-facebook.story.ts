import type { Page } from '@playwright/test'
import { look, looks } from './look'
import { fillSignIn, passwordOf, untilListening } from './sign-in'
import { expect, test } from './watched-test'

const owner = 'owner@nordlicht-reisen.example'
const overview = '/w/nordlicht-reisen/click-to-haptik'

test.describe.configure({ mode: 'serial' })

/** In the dialog of what stands in for Facebook. */
async function decide(page: Page, who: string, button = 'Continue'): Promise<void> {
  await expect(page.getByRole('heading', { name: /Log in to/ })).toBeVisible()
  await page.getByLabel(who).check()
  await page.getByRole('button', { name: button }).click()
}

async function continueWithFacebook(page: Page, who: string, button?: string): Promise<void> {
  await page.goto(`/sign-in?callbackUrl=${encodeURIComponent(`${overview}?period=7d`)}`)
  await untilListening(page)
  await page.getByRole('button', { name: 'Continue with Facebook' }).click()
  await decide(page, who, button)
}

async function openAccount(page: Page): Promise<void> {
  await page.goto('/sign-in?callbackUrl=/account')
  await fillSignIn(page, owner, passwordOf(owner))
  await page.waitForURL((url) => url.pathname === '/account')
  await untilListening(page)
}

test('who has linked nothing is told how, and nothing of who is known here', async ({ page }) => {
  await continueWithFacebook(page, 'Henrik Voss')
  await page.waitForURL((url) => url.pathname === '/sign-in')
  const alert = page.getByRole('alert').filter({ hasText: /\S/ })
  await expect(alert).toContainText('This Facebook account is not linked to anybody here')
  await look(page)
  await fillSignIn(page, owner, passwordOf(owner))
  await expect(page).toHaveURL(`${overview}?period=7d`)
})

test('leaving Facebook without going on is no error', async ({ page }) => {
  await continueWithFacebook(page, 'Henrik Voss', 'Cancel')
  await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toContainText('You left Facebook')
})

test('linking names both sides before it is done', async ({ page }) => {
  await openAccount(page)
  await look(page)
  await page.getByRole('link', { name: 'Link Facebook' }).click()
  await decide(page, 'Henrik Voss', 'Cancel')
  await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toContainText('Nothing was linked')
  await page.getByRole('link', { name: 'Link Facebook' }).click()
  await decide(page, 'Henrik Voss')
  const form = page.getByRole('form', { name: 'Link Facebook' })
  await expect(form).toContainText('Henrik Voss')
  await expect(form).toContainText(owner)
  await look(page)
  await form.getByRole('button', { name: 'Not mine' }).click()
  await page.getByRole('link', { name: 'Link Facebook' }).click()
  await decide(page, 'Henrik Voss')
  await form.getByRole('button', { name: 'Link it' }).click()
  await expect(page.getByText(/^Linked since/)).toBeVisible()
})

test('then Facebook signs in, and leads to where one wanted', async ({ page }) => {
  await continueWithFacebook(page, 'Henrik Voss')
  await page.waitForURL((url) => url.pathname === overview)
  expect(new URL(page.url()).search).toBe('?period=7d')
  expect(page.url()).not.toContain('#_=_')
  await page.getByRole('link', { name: owner }).click()
  await expect(page.getByText(owner)).toBeVisible()
  expect(await page.content()).not.toContain('EAAS')
})

for (const { theme, width, height } of looks) {
  test(`account and sign-in, ${theme}, ${width} wide`, async ({ page, context, baseURL }) => {
    await context.addCookies([{ name: 'theme', value: theme, url: baseURL ?? '' }])
    await page.setViewportSize({ width, height })
    await page.goto('/sign-in?facebook=not-linked')
    await look(page)
    await openAccount(page)
    await look(page)
  })
}

test('one Facebook account is one user’s, and unlinking shuts that door', async ({ page }) => {
  await page.goto('/sign-in?callbackUrl=/account')
  await fillSignIn(page, 'team@agency.example', passwordOf('team@agency.example'))
  await page.getByRole('link', { name: 'Link Facebook' }).click()
  await decide(page, 'Henrik Voss')
  const form = page.getByRole('form', { name: 'Link Facebook' })
  await form.getByRole('button', { name: 'Link it' }).click()
  await expect(form.getByRole('alert')).toContainText('cannot be linked here')
  expect(await page.content()).not.toContain(owner)

  await page.context().clearCookies()
  await openAccount(page)
  await page.getByRole('button', { name: 'Unlink' }).click()
  await expect(page.getByRole('link', { name: 'Link Facebook' })).toBeVisible()
  await page.context().clearCookies()
  await continueWithFacebook(page, 'Henrik Voss')
  await page.waitForURL((url) => url.searchParams.get('facebook') === 'not-linked')
})
