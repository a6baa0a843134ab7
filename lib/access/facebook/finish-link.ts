import { isStateOf, isTooLate } from '../meta/dialog-state'
import type { WayBack } from '../meta/finish-connect'
import { isOfThisSession } from '../session-binding'
import { claimOnce } from '../sign-in/claim-once'
import { linkCallbackAddress } from './facebook-addresses'
import type { FacebookProblem } from './facebook-problems'
import { FacebookTrouble } from './facebook-trouble'
import { identifyPerson, redeemCode } from './identify-person'
import { openBegunLink, sealPendingLink } from './link-cookies'

/**
 * Ends what `beginLink` has begun: only in the same session, within ten minutes, and once. Nothing is linked
 * yet: the cookie that comes back waits for its user to confirm whom Facebook named.
 */
export async function finishLink(
  cookie: string | undefined,
  wayBack: WayBack,
  now: number,
): Promise<{ pending: string } | { problem: FacebookProblem }> {
  const begun = await openBegunLink(cookie)
  const isOurs = begun && (await isOfThisSession(begun)) && isStateOf(begun, wayBack.state)
  if (!isOurs) return { problem: 'not-begun-here' }
  if (isTooLate(begun, now)) return { problem: 'too-late' }
  if (!(await claimOnce(begun.state, now))) return { problem: 'not-begun-here' }
  if (wayBack.error !== null) return { problem: wayBack.error === 'access_denied' ? 'declined' : 'refused' }
  try {
    const person = await identifyPerson(await redeemCode(wayBack.code, linkCallbackAddress()))
    const { userId, sessionVersion, signedInAt } = begun
    const pending = { userId, sessionVersion, signedInAt, metaUserId: person.id, name: person.name }
    return { pending: await sealPendingLink({ ...pending, begunAt: now }) }
  } catch (failure) {
    if (failure instanceof FacebookTrouble) return { problem: failure.problem }
    throw failure
  }
}
