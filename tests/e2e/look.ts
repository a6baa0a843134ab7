import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './watched-test'

export const looks = [
  { theme: 'light', width: 1440, height: 900 },
  { theme: 'dark', width: 1440, height: 900 },
  { theme: 'light', width: 390, height: 844 },
  { theme: 'dark', width: 390, height: 844 },
]

async function findings(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

/** At 390 px everything but what scrolls by itself fits the width. */
async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
}

/** What was dimmed while the next state was read has its contrast back. */
function isBright(): boolean {
  return [...document.querySelectorAll('[data-dims]')].every((part) => getComputedStyle(part).opacity === '1')
}

/** Nothing that axe finds, and nothing that scrolls sideways, once the page has come to rest. */
export async function look(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await expect(page.locator('html[data-pending], .animate-pulse')).toHaveCount(0)
  await page.waitForFunction(isBright)
  expect.soft(await findings(page), page.url()).toEqual([])
  expect.soft(await overflow(page), page.url()).toBeLessThanOrEqual(0)
}
