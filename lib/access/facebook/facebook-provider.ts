import type { Profile, TokenSet } from 'next-auth'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { metaApp } from '@/lib/ads/graph/meta-token'
import { logError } from '@/lib/log'
import { dialogEndpoint } from '../meta/connect-address'
import { claimOnce } from '../sign-in/claim-once'
import { readDeviceCookie, writeDeviceCookie } from '../sign-in/device-cookie'
import { makeDeviceToken, readDeviceToken } from '../sign-in/device-token'
import { accountSubject } from '../sign-in/sign-in-attempts'
import { facebookPermissions, signInCallbackAddress } from './facebook-addresses'
import type { FacebookProblem } from './facebook-problems'
import { FacebookTrouble } from './facebook-trouble'
import { type FacebookUser, findFacebookUser } from './find-facebook-user'
import { identifyPerson, redeemCode } from './identify-person'

/** What came of one way back from Facebook: next-auth tells no more than that something went wrong. */
export interface FacebookAttempt {
  problem: FacebookProblem | null
  isSignedIn: boolean
}

interface FacebookProfile extends Profile {
  id: string
  sessionVersion: number
}

/**
 * Facebook for next-auth, through our own client of Meta's. Only who has linked a Facebook account is signed
 * in, by Meta's id of it; an e-mail address is neither asked for nor believed.
 */
export function facebookProvider(attempt: FacebookAttempt): OAuthConfig<FacebookProfile> {
  const { id: clientId, secret: clientSecret } = metaApp()
  const redirectUri = signInCallbackAddress()
  const watched = <T>(work: Promise<T>) => work.catch((error: unknown) => note(attempt, error))
  return {
    id: 'facebook',
    name: 'Facebook',
    type: 'oauth',
    clientId,
    clientSecret,
    checks: ['state'],
    authorization: {
      url: dialogEndpoint(),
      params: { scope: facebookPermissions.join(','), redirect_uri: redirectUri },
    },
    token: {
      request: ({ params, checks }) =>
        watched(
          requireOurs(params.state, checks.state)
            .then(() => redeemCode(params.code, redirectUri))
            .then(({ accessToken }) => ({ tokens: { access_token: accessToken } as TokenSet })),
        ),
    },
    userinfo: { request: ({ tokens }) => watched(signIn(attempt, tokens.access_token ?? '')) },
    profile: ({ id, sessionVersion }) => ({ id, sessionVersion }),
  }
}

/** next-auth leaves this to whoever asks for the token: the state is this browser's, and good once. */
async function requireOurs(given: string | undefined, expected: string | undefined): Promise<void> {
  const isOurs = given !== undefined && given === expected
  if (!isOurs || !(await claimOnce(given, Date.now()))) throw new FacebookTrouble('not-begun-here')
}

async function signIn(attempt: FacebookAttempt, accessToken: string): Promise<FacebookProfile> {
  const person = await identifyPerson({ accessToken })
  const user = await findFacebookUser(person.id)
  if (!user) throw new FacebookTrouble('not-linked')
  await rememberDevice(user)
  attempt.isSignedIn = true
  return { id: user.userId, sessionVersion: user.sessionVersion }
}

/** next-auth takes every error for the same one. */
function note(attempt: FacebookAttempt, error: unknown): never {
  if (!(error instanceof FacebookTrouble)) logError('a login with Facebook failed', error)
  attempt.problem = error instanceof FacebookTrouble ? error.problem : 'unreachable'
  throw error
}

/** As after a password: strangers who try passwords do not shut this browser out. */
async function rememberDevice({ email }: FacebookUser): Promise<void> {
  const account = accountSubject(email)
  const now = Date.now()
  const known = readDeviceToken(await readDeviceCookie(), account, now)
  await writeDeviceCookie(makeDeviceToken(account, known, now))
}
