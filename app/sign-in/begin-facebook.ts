import { postToAuth } from './post-to-auth'
import { tellRefusal } from './tell-refusal'

/** Asks for the address of Facebook's dialog; `callbackUrl` is where to go once Facebook has spoken. */
export async function beginFacebook(
  callbackUrl: string,
): Promise<{ ok: true; address: string } | { ok: false; message: string }> {
  const response = await postToAuth('signin/facebook', { callbackUrl }).catch(() => null)
  if (!response?.ok) return { ok: false, message: tellRefusal(response) }
  const { url } = (await response.json()) as { url: string }
  return { ok: true, address: url }
}
