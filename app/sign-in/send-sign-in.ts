import type { SignIn } from '@/lib/access/sign-in/sign-in-schema'
import { postToAuth } from './post-to-auth'

/** Signs this browser in; answers what to tell the user when that did not work, else null. */
export async function sendSignIn({ email, password }: SignIn): Promise<string | null> {
  const response = await postToAuth('callback/credentials', { email, password }).catch(() => null)
  if (!response) return 'The server could not be reached. Try again.'
  if (response.ok) return null
  if (response.status === 401) return 'The e-mail address or the password is not right.'
  if (response.status === 403) return 'This page is out of date. Reload it and try again.'
  if (response.status === 429) return `Too many tries. ${waitFor(response.headers.get('retry-after'))}`
  return 'Signing in does not work right now. Try again in a minute.'
}

function waitFor(seconds: string | null): string {
  const minutes = Math.ceil(Number(seconds) / 60)
  if (minutes <= 1) return 'Try again in a minute.'
  return minutes < 120 ? `Try again in ${minutes} minutes.` : `Try again in ${Math.ceil(minutes / 60)} hours.`
}
