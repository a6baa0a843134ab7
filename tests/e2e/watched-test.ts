import { test as base, expect } from '@playwright/test'

/** What a browser says of an answer that the story itself expects. */
const expected = /^Failed to load resource: the server responded with a status of 4/

/** A story in which the browser has nothing to complain about: no error, nothing that the policy refused. */
export const test = base.extend<{ complaints: string[] }>({
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = []
      page.on('pageerror', (error) => complaints.push(String(error)))
      page.on('console', (message) => {
        const isComplaint = message.type() === 'error' || message.type() === 'warning'
        if (isComplaint && !expected.test(message.text())) complaints.push(message.text())
      })
      await use(complaints)
      expect(complaints).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }
