import { nonceOf } from './nonce-of'
import { fillSignIn, passwordOf, signIn } from './sign-in'
import { expect, test } from './watched-test'

const overview = '/w/fab-cart/click-to-haptik'

test('a link from a colleague asks for the sign-in and then shows what its sender saw', async ({ page }) => {
  await page.goto(`${overview}?period=7d&channel=whatsapp`)
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/)
  await fillSignIn(page, 'owner@fab-cart.example', passwordOf('owner@fab-cart.example'))
  await expect(page).toHaveURL(`${overview}?period=7d&channel=whatsapp`)
  await expect(page.getByRole('button', { name: 'Channel: WhatsApp' })).toBeVisible()
})

test('a wrong password is told without telling who is known', async ({ page }) => {
  const sentences: string[] = []
  for (const email of ['owner@fab-cart.example', 'nobody@fab-cart.example']) {
    await page.goto('/sign-in')
    await fillSignIn(page, email, 'not the password of anybody')
    const alert = page.getByRole('alert').filter({ hasText: /\S/ })
    await expect(alert).toBeVisible()
    sentences.push(await alert.innerText())
    await expect(page.getByLabel('E-mail address')).toHaveValue(email)
  }
  expect(sentences[0]).toBe(sentences[1])
})

test("a stranger's workspace is not there, like one that never was", async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', overview)
  for (const slug of ['nordlicht-reisen', 'never-was']) {
    for (const place of ['click-to-haptik', 'conversations', 'connections']) {
      const response = await page.goto(`/w/${slug}/${place}`)
      expect(response?.status()).toBe(404)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is nothing here')
      expect(await page.content()).not.toContain('Nordlicht')
    }
  }
})

test('not mine and not there answer in the same words, also to what a page reads later', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', overview)
  const read = async (slug: string, headers: { rsc?: string }) => {
    const response = await page.request.get(`/w/${slug}/conversations`, { headers: { ...headers } })
    const nonce = nonceOf(response.headers()['content-security-policy'])
    const text = (await response.text()).replaceAll(slug, '').replaceAll(nonce, '')
    return { status: response.status(), words: listWords(text) }
  }
  for (const headers of [{}, { rsc: '1' }]) {
    expect(await read('nordlicht-reisen', headers)).toEqual(await read('never-was', headers))
  }
})

/** Without the order of rows, which is a matter of which is ready first, and without the request's own id. */
function listWords(text: string): string[] {
  const words = text.replace(/[\w-]{21}[vm](?=\\*")/g, '').match(/\w+/g)
  return [...(words ?? [])].sort()
}

test('signing out ends it', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', overview)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/sign-in$/)
  await page.goto(overview)
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/)
})

test('an agency goes from workspace to workspace', async ({ page }) => {
  await signIn(page, 'team@agency.example', overview)
  await page.getByRole('button', { name: /Fab Cart/ }).click()
  await page.getByRole('menuitem', { name: 'Nordlicht Reisen' }).click()
  await expect(page).toHaveURL('/w/nordlicht-reisen/click-to-haptik')
  await expect(page.getByText('days in Europe/Berlin')).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('fab')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(overview)
})
