import { signIn } from './sign-in'
import { expect, test } from './watched-test'

test('the palette leads to the page of an ad', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', '/w/fab-cart/click-to-haptik')
  await page.getByRole('button', { name: 'Go to' }).click()
  const ad = page.getByRole('group', { name: 'Ads' }).getByRole('option').first()
  const name = await ad.locator('span').first().innerText()
  await ad.click()
  await expect(page).toHaveURL(/\/w\/fab-cart\/ads\/[^/?]+$/)
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
})
