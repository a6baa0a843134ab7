import type { Page } from '@playwright/test'
import { readRunningApp } from './running-app'

const { users, viewer } = readRunningApp()

type Who =
  | 'owner@fab-cart.example'
  | 'owner@nordlicht-reisen.example'
  | 'team@agency.example'
  | 'viewer@fab-cart.example'

/** Signs in by the form and goes on to a path. */
export async function signIn(page: Page, email: Who, path = '/'): Promise<void> {
  await page.goto(`/sign-in?callbackUrl=${encodeURIComponent(path)}`)
  await fillSignIn(page, email, passwordOf(email))
  await page.waitForURL((url) => url.pathname !== '/sign-in')
  await untilListening(page)
}

/** A page is seen before it hears keys: React has taken it over once its elements carry React's mark. */
export async function untilListening(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const main = document.querySelector('main')
    return main !== null && Object.keys(main).some((key) => key.startsWith('__reactFiber'))
  })
}

export async function fillSignIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

export function passwordOf(email: Who): string {
  const user = [...users, viewer].find((one) => one.email === email)
  if (!user) throw new Error(`There is no ${email} in the seed.`)
  return user.password
}
