import type { Browser, Page } from '@playwright/test'
import { closePools } from '@/db/client'
import { operatorScope } from '@/lib/access/job-gate'
import { evaluateGoalVersion } from '@/lib/goals/evaluate-goal-version'
import { getGoal } from '@/lib/goals/get-goal'
import { look, looks } from './look'
import { signIn } from './sign-in'
import { expect, test } from './watched-test'

const overview = '/w/fab-cart/click-to-haptik'

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Goal configuration' })
const versions = (page: Page) => page.getByRole('dialog', { name: 'Versions of the goal' })
const preview = (page: Page) => dialog(page).getByRole('region', { name: 'Preview' })
const node = (page: Page, row: number, condition: number) =>
  dialog(page).getByRole('combobox', { name: `Node ${row} of condition ${condition}` })
const saveButton = (page: Page) => dialog(page).getByRole('button', { name: /^Save as version \d+$/ })
const progressLine = (page: Page) => page.getByText(/^Version \d+ of the goal (waits to be|is being) counted/)
const ads = (page: Page) => page.getByRole('region', { name: 'Ads Overview', exact: true })
const achieved = (page: Page) => ads(page).locator('a[href*="goal=reached"]').first()

const toCount = (text: string) => Number((/[\d,]+/.exec(text)?.[0] ?? '').replaceAll(',', ''))

/** How many would reach the goal in the form, once the preview is of what the form says. */
async function previewed(page: Page): Promise<number> {
  const count = preview(page).getByText(/^[\d,]+ conversations would reach the goal$/)
  await page.waitForTimeout(400)
  await expect(preview(page).locator('[aria-busy="true"]')).toHaveCount(0)
  return toCount(await count.innerText())
}

/** Types into the picker that has the focus, and takes the first that is found. */
async function typeNode(page: Page, name: string): Promise<void> {
  await page.keyboard.type(name, { delay: 20 })
  await expect(page.getByRole('option').first()).toContainText(new RegExp(name, 'i'))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('option')).toHaveCount(0)
}

async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const target = dialog(page).getByRole('button', { name })
  await expect(async () => {
    await page.keyboard.press('Tab')
    await expect(target).toBeFocused({ timeout: 50 })
  }).toPass({ intervals: [0], timeout: 10_000 })
}

/** What the worker does with the job that saving has ordered. */
async function countGoal(): Promise<void> {
  const scope = await operatorScope('fab-cart')
  const { building } = await getGoal(scope)
  if (building) await evaluateGoalVersion(scope, building.version)
}

async function openAs(browser: Browser, who: Parameters<typeof signIn>[1]): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await signIn(page, who, `${overview}?goal=edit`)
  await expect(node(page, 1, 1)).toBeVisible()
  return page
}

test.describe.configure({ mode: 'serial' })
test.afterAll(closePools)

test('a goal of two by two, by keyboard alone: previewed, saved, counted, and figures follow', async ({
  page,
}) => {
  await signIn(page, 'owner@fab-cart.example', overview)
  await page.getByRole('button', { name: 'More for Click to Haptik' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Goal configuration' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`${overview}?goal=edit`)
  await expect(node(page, 1, 1)).toBeFocused()
  await expect(preview(page)).toContainText('Choose a node in condition 1')

  await typeNode(page, 'order link')
  await expect(node(page, 1, 1)).toHaveAccessibleName('Node 1 of condition 1: Order link')
  await expect(node(page, 1, 1)).toBeFocused()
  await expect(node(page, 1, 1)).toContainText(/[\d,]+ visits/)
  const one = await previewed(page)
  expect(one).toBeGreaterThan(0)

  await tabTo(page, '+ Sub-condition to Condition 1')
  await page.keyboard.press('Enter')
  await expect(node(page, 2, 1)).toBeFocused()
  await expect(preview(page)).toContainText('Choose a node in condition 1')
  await typeNode(page, 'store hours')
  const either = await previewed(page)
  expect(either).toBeGreaterThan(one)
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('ArrowLeft')
  await expect(dialog(page).getByRole('radio', { name: 'AND' }).first()).toBeChecked()
  const both = await previewed(page)
  expect(both).toBeLessThan(one)
  await page.keyboard.press('ArrowRight')
  expect(await previewed(page)).toBe(either)

  await tabTo(page, '+ Condition')
  await page.keyboard.press('Enter')
  await expect(node(page, 1, 2)).toBeFocused()
  await typeNode(page, 'ask the pin')
  await tabTo(page, '+ Sub-condition to Condition 2')
  await page.keyboard.press('Enter')
  await typeNode(page, 'offer details')
  const whole = await previewed(page)
  expect(whole).toBeLessThanOrEqual(either)
  const fromAds = toCount(
    await preview(page).getByRole('listitem').filter({ hasText: 'Ads' }).first().innerText(),
  )

  await tabTo(page, /^Save as version/)
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toHaveCount(0)
  await expect(page).toHaveURL(overview)
  await expect(page.getByText(/^Version \d+ of the goal is saved$/)).toBeVisible()
  await expect(progressLine(page)).toBeVisible()
  await expect(page.getByRole('button', { name: 'More for Click to Haptik' })).toBeFocused()

  await countGoal()
  await expect(progressLine(page)).toHaveCount(0)
  await expect(async () => expect(toCount(await achieved(page).innerText())).toBe(fromAds)).toPass()
})

test('what is deleted comes back, what is wrong is said beside the field, what is unsaved is guarded', async ({
  page,
}) => {
  await signIn(page, 'owner@fab-cart.example', overview)
  await page.getByRole('button', { name: 'More for Click to Haptik' }).click()
  await page.getByRole('menuitem', { name: 'Goal configuration' }).click()
  await expect(node(page, 2, 2)).toHaveAccessibleName('Node 2 of condition 2: Offer details')
  const count = await previewed(page)
  await expect(preview(page)).toContainText(/as many as version \d+ \([\d,]+\)/)

  await dialog(page).getByRole('button', { name: 'More for node 1 of condition 2' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Delete' }).press('Enter')
  await expect(node(page, 1, 2)).toHaveAccessibleName('Node 1 of condition 2: Offer details')
  await expect(node(page, 1, 2)).toBeFocused()
  await expect(preview(page)).toContainText(/[\d,]+ (more|fewer) than version \d+/)
  await page.keyboard.press('Shift+Tab')
  await expect(dialog(page).getByRole('button', { name: 'Undo deleting Ask the PIN code' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(node(page, 1, 2)).toBeFocused()
  expect(await previewed(page)).toBe(count)

  await dialog(page).getByRole('button', { name: 'More for condition 1' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(dialog(page).getByRole('group', { name: /^Condition/ })).toHaveCount(1)
  await expect(node(page, 1, 1)).toHaveAccessibleName('Node 1 of condition 1: Ask the PIN code')
  await dialog(page).getByRole('button', { name: 'Undo deleting Condition 1' }).click()
  await expect(node(page, 1, 1)).toHaveAccessibleName('Node 1 of condition 1: Order link')
  await expect(node(page, 2, 1)).toHaveAccessibleName('Node 2 of condition 1: Store hours')
  await dialog(page).getByRole('button', { name: 'More for condition 1' }).click()
  await page.getByRole('menuitem', { name: 'Move down' }).click()
  await expect(node(page, 1, 2)).toHaveAccessibleName('Node 1 of condition 2: Order link')
  await expect(node(page, 1, 1)).toHaveAccessibleName('Node 1 of condition 1: Ask the PIN code')

  await dialog(page).getByRole('button', { name: '+ Sub-condition to Condition 1' }).click()
  await dialog(page)
    .getByLabel(/^Value in INR/)
    .fill('ten')
  await saveButton(page).click()
  await expect(node(page, 3, 1)).toBeFocused()
  await expect(node(page, 3, 1)).toHaveAccessibleDescription('Choose a node.')
  await expect(dialog(page).getByText('Write the value as a number, such as 499 or 12.50.')).toBeVisible()

  await page.keyboard.press('Escape')
  const question = page.getByRole('dialog', { name: 'Leave without saving?' })
  await expect(question.getByRole('button', { name: 'Keep editing' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(question).toHaveCount(0)
  await expect(page).toHaveURL(`${overview}?goal=edit`)
  await page.goBack()
  await expect(question).toBeVisible()
  await question.getByRole('button', { name: 'Discard changes' }).click()
  await expect(dialog(page)).toHaveCount(0)
  await expect(page).toHaveURL(overview)
})

test('examples say why, and lead to their conversations', async ({ page, context }) => {
  await signIn(page, 'owner@fab-cart.example', `${overview}?goal=edit`)
  const reached = preview(page).getByRole('region', { name: /would reach it$/ })
  const near = preview(page).getByRole('region', { name: /one step short of it$/ })
  await expect(reached.getByRole('link')).toHaveCount(3)
  await reached.getByRole('button', { name: /^Show \d+ more/ }).click()
  expect(await reached.getByRole('link').count()).toBeGreaterThan(3)
  await expect(near).toContainText('one short:')
  await reached.locator('summary').first().click()
  await expect(reached.getByText(/^after /).first()).toBeVisible()
  await near.locator('summary').first().click()
  await expect(near.getByText('not visited').first()).toBeVisible()

  const opened = context.waitForEvent('page')
  await reached.getByRole('link').first().click()
  const conversation = await opened
  await expect(conversation.getByRole('region', { name: 'Why this counts as a goal' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
  await expect(page).toHaveURL(overview)
})

test('a preview that cannot be read says so and is read again; a tree that says a thing twice is pointed out', async ({
  page,
}) => {
  await signIn(page, 'owner@fab-cart.example', `${overview}?goal=edit`)
  const count = await previewed(page)
  let failures = 1
  await page.route('**/click-to-haptik?goal=edit', async (route) => {
    const fails = route.request().method() === 'POST' && failures-- > 0
    await (fails ? route.fulfill({ status: 404 }) : route.fallback())
  })
  await dialog(page).getByRole('radio', { name: 'AND' }).first().click()
  await expect(preview(page).getByRole('alert')).toContainText('The preview could not be read')
  await preview(page).getByRole('button', { name: 'Try again' }).click()
  await expect(preview(page).getByRole('alert')).toHaveCount(0)
  expect(await previewed(page)).toBeLessThan(count)

  for (const name of ['order link', 'store hours']) {
    const add = name === 'order link' ? '+ Condition' : '+ Sub-condition to Condition 3'
    await dialog(page).getByRole('button', { name: add, exact: true }).click()
    await typeNode(page, name)
  }
  await dialog(page).getByRole('radio', { name: 'AND' }).last().click()
  await expect(preview(page)).toContainText('Condition 3: This says the same as condition 1.')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Discard changes' }).click()
  await expect(dialog(page)).toHaveCount(0)
})

test('two people at once: the second sees both, and saves on top or takes what is there', async ({
  page,
  browser,
}) => {
  await signIn(page, 'owner@fab-cart.example', `${overview}?goal=edit`)
  const other = await openAs(browser, 'team@agency.example')
  await dialog(page).getByLabel('Name', { exact: true }).fill('Sale')
  await dialog(page)
    .getByLabel(/^Value in INR/)
    .fill('499.5')
  await saveButton(page).click()
  await expect(dialog(page)).toHaveCount(0)

  await dialog(other).getByLabel('Name', { exact: true }).fill('Order')
  await saveButton(other).click()
  await expect(dialog(other).getByText(/^Owner of Fab Cart saved version \d+ meanwhile$/)).toBeVisible()
  await expect(dialog(other).getByRole('region', { name: /^Theirs/ })).toContainText('Sale')
  await expect(dialog(other).getByRole('region', { name: /^Mine/ })).toContainText('Order')
  await expect(dialog(other).getByText('Renamed from “Sale” to “Order”.')).toBeVisible()
  await dialog(other).getByRole('button', { name: 'Take theirs' }).click()
  await expect(dialog(other).getByLabel(/^Value in INR/)).toHaveValue('499.5')
  await saveButton(other).click()
  await expect(dialog(other).getByText(/^Nothing to save: version \d+ says the same\.$/)).toBeVisible()

  await page.goto(`${overview}?goal=edit`)
  await dialog(page).getByLabel('Name', { exact: true }).fill('Sale by chat')
  await saveButton(page).click()
  await expect(dialog(page)).toHaveCount(0)
  await dialog(other).getByLabel('Name', { exact: true }).fill('Order')
  await saveButton(other).click()
  await dialog(other)
    .getByRole('button', { name: /^Save mine as version \d+$/ })
    .click()
  await expect(dialog(other)).toHaveCount(0)
  await other.context().close()
})

test('versions side by side, one restored, and that undone', async ({ page }) => {
  await countGoal()
  await signIn(page, 'owner@fab-cart.example', overview)
  await page.getByRole('button', { name: 'More for Click to Haptik' }).click()
  await page.getByRole('menuitem', { name: 'Versions of the goal' }).click()
  await expect(page).toHaveURL(`${overview}?goal=versions`)
  const rows = versions(page).locator('tbody tr')
  const newest = rows.first()
  await expect(newest).toContainText('live')
  await expect(newest).toContainText('Agency')
  await expect(newest).toContainText('Renamed from “Sale by chat” to “Order”.')
  await expect(rows.last()).toContainText(
    'The first goal: (Order link or Store hours) and (Ask the PIN code or Offer details).',
  )
  await expect(newest.locator('td').nth(3)).toHaveText(/^[\d,]+$/)
  const count = await rows.count()

  await versions(page).getByRole('button', { name: 'Restore version 1' }).click()
  await expect(versions(page).getByText(`Version 1 is back as version ${count + 1}`)).toBeVisible()
  await expect(newest).toContainText('restored from version 1')
  await expect(newest).toContainText('waits to be counted')
  await versions(page).getByRole('button', { name: 'Undo' }).click()
  await expect(versions(page).getByText(`Version ${count} is back as version ${count + 2}`)).toBeVisible()
  await expect(rows.nth(1)).toContainText('never live')
  await countGoal()
  await expect(newest).toContainText('live')
  await expect(newest).toContainText('Order')
  await page.goBack()
  await expect(versions(page)).toHaveCount(0)
  await expect(progressLine(page)).toHaveCount(0)
})

test('who only looks reads the goal and its effect, and is told why not more', async ({ page }) => {
  await signIn(page, 'viewer@fab-cart.example', `${overview}?goal=edit`)
  await expect(dialog(page).getByText('You look at this as viewer')).toBeVisible()
  await expect(dialog(page)).toContainText('Goals are saved by analysts, admins and owners')
  expect(await previewed(page)).toBeGreaterThan(0)
  await expect(saveButton(page)).toHaveCount(0)
  await expect(dialog(page).getByRole('button', { name: /^More for|^\+/ })).toHaveCount(0)
  await node(page, 1, 1).press('Enter')
  await page.keyboard.type('offer')
  await expect(page.getByRole('option')).toHaveCount(0)
  await expect(dialog(page).getByLabel('Name', { exact: true })).not.toBeEditable()

  await page.goto(`${overview}?goal=versions`)
  await expect(versions(page).locator('tbody tr').first()).toContainText('live')
  await expect(versions(page).getByRole('button', { name: /^Restore/ })).toHaveCount(0)
})

for (const { theme, width, height } of looks) {
  test(`the dialogs, ${theme}, ${width} wide`, async ({ page, context, baseURL }) => {
    test.slow()
    await context.addCookies([{ name: 'theme', value: theme, url: baseURL ?? '' }])
    await page.setViewportSize({ width, height })
    await signIn(page, 'owner@fab-cart.example', `${overview}?goal=edit`)
    await previewed(page)
    await look(page)
    await preview(page).locator('summary').first().click()
    await node(page, 1, 1).click()
    await expect(page.getByRole('option').first()).toBeVisible()
    await look(page)
    await page.keyboard.press('Escape')
    await dialog(page).getByRole('button', { name: 'More for node 1 of condition 1' }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await dialog(page)
      .getByLabel(/^Value in INR/)
      .fill('ten')
    await saveButton(page).click()
    await previewed(page)
    await look(page)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog', { name: 'Leave without saving?' })).toBeVisible()
    await look(page)
    await page.getByRole('button', { name: 'Discard changes' }).click()
    await page.goto(`${overview}?goal=versions`)
    await expect(versions(page).locator('tbody tr').first()).toContainText('live')
    await look(page)
  })
}
