import { inspectToken, type TokenFacts } from '@/lib/ads/graph/inspect-token'
import { type MetaToken, metaApp } from '@/lib/ads/graph/meta-token'
import { readMe } from '@/lib/ads/graph/read-me'

/** Somebody at Meta, by its app-scoped id, with a name for people. */
export interface MetaPerson {
  id: string
  name: string
}

/**
 * Whose a token is and what Meta says of it. Null where Meta says that it is not good, or not one for this
 * app. Throws GraphError where Meta refuses or cannot be asked.
 */
export async function identifyLogin(
  login: MetaToken,
): Promise<{ person: MetaPerson; facts: TokenFacts } | null> {
  const facts = await inspectToken(login)
  if (!facts.isValid || facts.appId !== metaApp().id) return null
  const { id, name } = await readMe(login)
  // The token of a system user names somebody else, or nobody.
  if (facts.userId !== null && facts.userId !== id) return null
  return { person: { id, name: name || id }, facts }
}
