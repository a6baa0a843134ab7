import { z } from 'zod'
import { callGraph } from './call-graph'
import { metaApp } from './meta-token'
import type { Patience } from './patience'

export interface FreshToken {
  accessToken: string
  /** Null where it does not expire, as the token of a system user. */
  expiresInSeconds: number | null
}

const tokenSchema = z.looseObject({
  access_token: z.string().min(1),
  expires_in: z.number().positive().nullish().catch(null),
})

/** A code is good once, also when the answer is lost on the way. */
const once: Patience = { tries: 1, timeoutMs: 10_000, firstDelayMs: 0 }

/** The code of the login dialog for a token of some hours. `redirectUri` is the very one the dialog was given. */
export async function exchangeCode(code: string, redirectUri: string): Promise<FreshToken> {
  return askForToken({ code, redirect_uri: redirectUri })
}

/** A token of some hours for one of about sixty days. A token that does not expire comes back as it is. */
export async function extendToken(token: FreshToken): Promise<FreshToken> {
  if (token.expiresInSeconds === null) return token
  return askForToken({ grant_type: 'fb_exchange_token', fb_exchange_token: token.accessToken })
}

async function askForToken(params: Record<string, string>): Promise<FreshToken> {
  const { id, secret } = metaApp()
  const { body } = await callGraph({
    method: 'GET',
    path: 'oauth/access_token',
    login: null,
    params: { client_id: id, client_secret: secret, ...params },
    schema: tokenSchema,
    patience: once,
  })
  return { accessToken: body.access_token, expiresInSeconds: body.expires_in ?? null }
}
