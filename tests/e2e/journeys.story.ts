import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { signIn, untilListening } from './sign-in'
import { expect, test } from './watched-test'

const journeys = '/w/fab-cart/journeys'

const savedJourneys = (page: Page) => page.getByRole('region', { name: 'Saved journeys' })
const ads = (page: Page) => page.getByRole('region', { name: 'Ads', exact: true })
const rowOf = (page: Page, name: string) => savedJourneys(page).getByRole('row').filter({ hasText: name })
const steps = (page: Page) => page.getByRole('group', { name: 'Steps' }).getByRole('listitem')

/** Makes a journey of the most walked path, from the list and back to it. */
async function makeJourney(page: Page): Promise<string> {
  const name = `Journey ${randomUUID().slice(0, 8)}`
  await page.getByRole('link', { name: 'New journey' }).click()
  await expect(page.getByRole('heading', { name: 'New journey' })).toBeVisible()
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page
    .getByRole('button', { name: /^Use it/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Save the journey' }).click()
  await expect(page).toHaveURL(journeys)
  await expect(rowOf(page, name)).toBeVisible()
  return name
}

async function choosesNode(page: Page, label: string, node: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click()
  await page.getByRole('combobox', { name: 'Find a node' }).fill(node)
  await page.getByRole('option', { name: node }).first().click()
}

test('a journey from a suggestion: put in order by keyboard, previewed, saved', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', `${journeys}/new`)
  const reach = page.getByRole('region', { name: 'Reach' })
  await expect(reach).toContainText('Choose the first node')
  await page
    .getByRole('button', { name: /^Use it/ })
    .first()
    .click()
  await expect(reach.getByRole('listitem').first()).toContainText(/Started\D*[1-9]/)
  await expect(reach).toContainText(/[\d,]+ completed, [\d,]+ dropped, [\d,]+ still open/)

  const names = async () => steps(page).evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))
  const [first = '', second = ''] = (await names()).map((name) => name?.split(': ')[1])
  await page.getByRole('button', { name: new RegExp(`^Move ${second}, 2 of`) }).focus()
  await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('status').filter({ hasText: `${second} is now step 1 of` })).toBeAttached()
  await expect(page.getByRole('button', { name: new RegExp(`^Move ${second}, 1 of`) })).toBeFocused()
  expect((await names()).slice(0, 2)).toEqual([`Step 1: ${second}`, `Step 2: ${first}`])
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('button', { name: new RegExp(`^Move ${second}, 2 of`) })).toBeFocused()

  const name = `Shopping ${randomUUID().slice(0, 8)}`
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('button', { name: 'Save the journey' }).click()
  await expect(page).toHaveURL(journeys)
  await expect(rowOf(page, name)).toContainText(`${first} → ${second}`)
  await expect(rowOf(page, name)).toContainText('24 h')
})

test('a step is dragged to another place, and a deleted one comes back', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', `${journeys}/new`)
  await page
    .getByRole('button', { name: /^Use it/ })
    .first()
    .click()
  const names = async () => steps(page).evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))
  const before = (await names()).map((name) => name?.split(': ')[1])

  const from = await page.getByRole('button', { name: /^Move .*, 1 of/ }).boundingBox()
  const to = await steps(page).nth(1).boundingBox()
  if (!from || !to) throw new Error('There is nothing to drag.')
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
  await page.mouse.down()
  await page.mouse.move(from.x, to.y + to.height - 4, { steps: 5 })
  await page.mouse.up()
  await expect(steps(page).first()).toHaveAttribute('aria-label', `Step 1: ${before[1]}`)
  await expect(steps(page).nth(1)).toHaveAttribute('aria-label', `Step 2: ${before[0]}`)

  await page.getByRole('button', { name: 'More for step 2' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(steps(page)).toHaveCount(before.length - 1)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(steps(page)).toHaveCount(before.length)
  await expect(steps(page).nth(1)).toHaveAttribute('aria-label', `Step 2: ${before[0]}`)
})

test('what is wrong is said beside the field, and unsaved work is not lost by a click', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', `${journeys}/new`)
  await page.getByLabel('Window in hours').fill('a day')
  await page.getByRole('button', { name: 'Save the journey' }).click()
  await expect(page.getByText('Give the journey a name.')).toBeVisible()
  await expect(page.getByText('Write the window in whole hours.')).toBeVisible()
  await expect(page.getByText('Choose a node.')).toHaveCount(2)
  await expect(page.getByLabel('Window in hours')).toHaveValue('a day')

  await choosesNode(page, 'Step 1, node', 'Welcome')
  await page.getByRole('button', { name: 'More for step 2' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByRole('button', { name: 'Save the journey' }).click()
  await expect(page.getByText('A journey has at least 2 steps.')).toBeVisible()

  page.once('dialog', (dialog) => void dialog.dismiss())
  await page.getByRole('link', { name: 'Conversations', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'New journey' })).toBeVisible()
  page.once('dialog', (dialog) => void dialog.accept())
  await page.getByRole('link', { name: 'Conversations', exact: true }).click()
  await expect(page).toHaveURL('/w/fab-cart/conversations')
})

test('an ad is linked in one step, and the journey it follows names it before it goes', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', journeys)
  const name = await makeJourney(page)
  await expect(rowOf(page, name)).toContainText('none yet')
  const select = ads(page)
    .getByRole('combobox', { name: /^Journey of / })
    .first()
  const ad = (await select.getAttribute('aria-label'))?.replace('Journey of ', '') ?? ''
  await select.selectOption({ label: name })
  await expect(page.getByText(`“${ad}” leads into “${name}”`)).toBeVisible()
  await expect(rowOf(page, name).getByTitle(ad)).toHaveText('1')

  await page.getByRole('button', { name: `More for ${name}` }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  const dialog = page.getByRole('dialog', { name: `Delete “${name}”?` })
  await expect(dialog.getByRole('listitem')).toContainText([ad])
  await dialog.getByRole('button', { name: 'Delete the journey' }).click()
  await expect(rowOf(page, name)).toHaveCount(0)
  await page
    .locator('[data-sonner-toast]', { hasText: `“${name}” is deleted` })
    .getByRole('button', { name: 'Undo' })
    .click()
  await expect(rowOf(page, name).getByTitle(ad)).toHaveText('1')

  await page.reload()
  await untilListening(page)
  await expect(ads(page).getByRole('combobox', { name: `Journey of ${ad}`, exact: true })).toHaveValue(/-/)
})

test('several ads are linked at once, taken back at once, and one is found by its address', async ({
  page,
}) => {
  await signIn(page, 'owner@fab-cart.example', journeys)
  const name = await makeJourney(page)
  const rows = ads(page).locator('tbody tr')
  for (const place of [0, 1]) await rows.nth(place).getByRole('checkbox').click()
  await expect(page.getByText('2 ads chosen')).toBeVisible()
  await page.getByRole('combobox', { name: 'Link the chosen ads to' }).selectOption({ label: name })
  await expect(page.getByText(`2 ads lead into “${name}”`)).toBeVisible()
  await expect(rows.nth(1).getByRole('combobox').locator('option:checked')).toHaveText(name)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Taken back')).toBeVisible()
  await expect(rows.nth(1).getByRole('combobox').locator('option:checked')).toHaveText('No journey')

  const adId = (await rows.nth(1).locator('select').getAttribute('data-ad')) ?? ''
  await page.goto(`${journeys}?link=${adId}`)
  await expect(page.locator(`[data-ad="${adId}"]`)).toBeFocused()
})

test('who saves second is told, with what the first saved', async ({ page, context }) => {
  await signIn(page, 'owner@fab-cart.example', journeys)
  const name = await makeJourney(page)
  await page.getByRole('link', { name }).click()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(name)
  const other = await context.newPage()
  await other.goto(page.url())
  await other.getByLabel('Window in hours').fill('48')
  await other.getByRole('button', { name: 'Save the journey' }).click()
  await expect(other).toHaveURL(journeys)
  await other.close()

  await page.getByLabel('Name', { exact: true }).fill(`${name} of mine`)
  await page.getByRole('button', { name: 'Save the journey' }).click()
  const told = page.getByRole('alert').filter({ hasText: 'saved this journey while you were writing' })
  await expect(told).toContainText('window 48 h')
  await expect(told).toContainText('differs from yours in the name and the window')
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(`${name} of mine`)
  await told.getByRole('button', { name: 'Save mine over it' }).click()
  await expect(page).toHaveURL(journeys)
  await expect(rowOf(page, `${name} of mine`)).toContainText('24 h')
})

test('who only looks reads journeys, and is told why nothing can be changed', async ({ page, context }) => {
  await signIn(page, 'owner@fab-cart.example', journeys)
  const name = await makeJourney(page)
  await context.clearCookies()
  await signIn(page, 'viewer@fab-cart.example', journeys)
  await expect(page.getByText('You look at this as viewer')).toBeVisible()
  await expect(savedJourneys(page)).toBeVisible()
  await expect(ads(page).getByRole('row').nth(1)).toBeVisible()
  await expect(page.getByRole('link', { name: 'New journey' })).toHaveCount(0)
  await expect(ads(page).getByRole('combobox')).toHaveCount(0)
  await expect(ads(page).getByRole('checkbox')).toHaveCount(0)
  await savedJourneys(page).getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { name: 'Steps' })).toBeVisible()
  await expect(page.getByText('You look at this as viewer')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save the journey' })).toHaveCount(0)
  const refused = await page.goto(`${journeys}/new`)
  expect(refused?.status()).toBe(403)
})

test('the explorer shows where conversations go from a node and where they come from', async ({ page }) => {
  await signIn(page, 'owner@fab-cart.example', `${journeys}/paths?period=90d`)
  const flow = page.getByRole('region', { name: 'Paths, visit by visit' })
  await expect(flow.locator('svg path').first()).toBeVisible()
  await expect(flow.getByRole('list', { name: 'This node' })).toBeVisible()
  await expect(flow.getByRole('list')).toHaveCount(5)

  const next = flow.getByRole('list', { name: '1 visit after' }).getByRole('link').first()
  const title = (await next.getAttribute('title')) ?? ''
  await next.focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/node=/)
  const name = title.replace('Go on from ', '')
  await expect(page.getByRole('combobox', { name: `Node: ${name}` })).toBeVisible()

  await page.getByRole('link', { name: 'What came before' }).click()
  await expect(page).toHaveURL(/direction=backward/)
  await expect(flow.getByRole('list', { name: '1 visit before' })).toBeVisible()
  await page.getByRole('radio', { name: 'Table' }).click()
  await expect(page.getByRole('table', { name: 'Paths, visit by visit' })).toContainText('1 visit before')
  await expect(page.getByRole('table', { name: 'Where they came from' })).toBeVisible()

  await page.getByRole('button', { name: /^Source/ }).click()
  await page.getByRole('menuitem', { name: 'Ads' }).click()
  await expect(page).toHaveURL(/source=ads/)
  await page.getByRole('region', { name: 'Paths', exact: true }).locator('a[href*="/conversations?"]').click()
  await expect(page).toHaveURL(/conversations\?.*node=/)
  await expect(page.locator('tbody tr').first()).toBeVisible()
})
