import { look, looks } from './look'
import { signIn } from './sign-in'
import { expect, test } from './watched-test'

for (const { theme, width, height } of looks) {
  test(`every page, ${theme}, ${width} wide`, async ({ page, context, baseURL }) => {
    test.slow()
    await context.addCookies([{ name: 'theme', value: theme, url: baseURL ?? '' }])
    await page.setViewportSize({ width, height })
    await page.goto('/sign-in')
    await look(page)
    await signIn(page, 'team@agency.example', '/workspaces')
    await look(page)
    for (const path of [
      '/w/fab-cart/click-to-haptik',
      '/w/fab-cart/click-to-haptik?channel=telegram',
      '/w/fab-cart/click-to-haptik?from=nonsense',
      '/w/nordlicht-reisen/click-to-haptik',
      '/w/fab-cart/connections',
      '/w/fab-cart/journeys',
      '/w/fab-cart/journeys/new',
      '/w/fab-cart/journeys/paths',
      '/w/fab-cart/conversations',
    ]) {
      await page.goto(path)
      await look(page)
    }
    await page.locator('tbody a').first().click()
    await page.waitForURL(/conversations\/[0-9a-f-]{36}$/)
    await look(page)
    await page.goto('/w/never-was/click-to-haptik')
    await look(page)
  })

  test(`what opens, ${theme}, ${width} wide`, async ({ page, context, baseURL }) => {
    await context.addCookies([{ name: 'theme', value: theme, url: baseURL ?? '' }])
    await page.setViewportSize({ width, height })
    await signIn(page, 'owner@fab-cart.example', '/w/fab-cart/click-to-haptik')
    await page.getByRole('button', { name: /^Period:/ }).click()
    await expect(page.getByRole('link', { name: 'Yesterday' })).toBeVisible()
    await look(page)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^Channel:/ }).click()
    await look(page)
    await page.keyboard.press('Escape')
    await page.getByRole('radio', { name: 'Table' }).click()
    await look(page)
    if (width < 900) {
      await page.getByRole('button', { name: 'Open navigation' }).click()
      await look(page)
      return
    }
    await page.keyboard.press('Control+k')
    await look(page)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible()
    await look(page)
  })
}
