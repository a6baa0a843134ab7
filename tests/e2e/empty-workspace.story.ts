import { randomUUID } from 'node:crypto'
import { closePools } from '@/db/client'
import { createWorkspace } from '@/lib/access/workspaces'
import { signIn } from './sign-in'
import { expect, test } from './watched-test'

const slug = `empty-${randomUUID().slice(0, 8)}`
const ownerEmail = 'owner@nordlicht-reisen.example'

test.beforeAll(async () => {
  await createWorkspace({ slug, name: 'Empty Shop', timeZone: 'Europe/Berlin', currency: 'EUR', ownerEmail })
})

test.afterAll(closePools)

test('a workspace that nothing has reached yet says what will be here, and what to do', async ({ page }) => {
  await signIn(page, ownerEmail, `/w/${slug}/click-to-haptik`)
  const source = page.getByRole('region', { name: 'Conversational Source', exact: true })
  await expect(source).toContainText('No bot is connected yet')
  await expect(page.getByText('No event yet')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Ads Overview', exact: true })).toContainText(
    'No conversation yet',
  )
  await expect(page.getByRole('region', { name: 'User Journey' })).toContainText('No journey yet')
  await source.getByRole('link', { name: 'Connect a bot' }).click()

  await page.getByRole('button', { name: 'New connection' }).click()
  await page.getByLabel('Name').fill('First bot')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog').getByText('Signing secret', { exact: true })).toBeVisible()
  await expect(page.getByRole('article', { name: 'First bot' })).toHaveCount(0)
  await page.getByRole('button', { name: 'I have kept it' }).click()
  await expect(page.getByRole('article', { name: 'First bot' })).toBeVisible()

  await page.goto(`/w/${slug}/click-to-haptik`)
  await expect(source).toContainText('No conversation has arrived yet')
  await page.goto(`/w/${slug}/conversations`)
  await expect(page.getByText('No conversation started in these days')).toBeVisible()
})
