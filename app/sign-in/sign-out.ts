import { postToAuth } from './post-to-auth'

/** Ends the session of this browser; leaves the page whole, so that nothing of it stays in memory. */
export async function signOut(): Promise<void> {
  await postToAuth('signout', {}).catch(() => null)
  window.location.assign('/sign-in')
}
