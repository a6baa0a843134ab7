import type { SignIn } from '@/lib/access/sign-in/sign-in-schema'
import { postToAuth } from './post-to-auth'
import { tellRefusal } from './tell-refusal'

/** Signs this browser in; answers what to tell the user when that did not work, else null. */
export async function sendSignIn({ email, password }: SignIn): Promise<string | null> {
  const response = await postToAuth('callback/credentials', { email, password }).catch(() => null)
  if (response?.ok) return null
  if (response?.status === 401) return 'The e-mail address or the password is not right.'
  return tellRefusal(response)
}
