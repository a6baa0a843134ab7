import type { MetaToken } from '@/lib/ads/graph/meta-token'
import { exchangeCode } from '@/lib/ads/graph/obtain-token'
import { identifyLogin, type MetaPerson } from '../meta/identify-login'
import { FacebookTrouble, toTrouble } from './facebook-trouble'

const longestCode = 4096

/**
 * A code of Facebook's dialog for a token, good to ask whose it is and kept nowhere. `redirectUri` is the very
 * one that the dialog was given. Throws FacebookTrouble.
 */
export async function redeemCode(code: string | null | undefined, redirectUri: string): Promise<MetaToken> {
  if (!code || code.length > longestCode) throw new FacebookTrouble('refused')
  return exchangeCode(code, redirectUri).catch((failure: unknown) => Promise.reject(toTrouble(failure)))
}

/** Throws FacebookTrouble. */
export async function identifyPerson(login: MetaToken): Promise<MetaPerson> {
  const identified = await identifyLogin(login).catch((failure: unknown) =>
    Promise.reject(toTrouble(failure)),
  )
  if (!identified) throw new FacebookTrouble('refused')
  return identified.person
}
