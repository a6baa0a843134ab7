import { z } from 'zod'
import { graphGet } from './graph-get'
import { appToken, type MetaToken } from './meta-token'
import { type Patience, patienceOfPages } from './patience'

/** What Meta says of a token, asked with the app's own. */
export interface TokenFacts {
  isValid: boolean
  appId: string
  userId: string | null
  scopes: string[]
  /** Null where it never expires. */
  expiresAt: Date | null
  /** Null where access to data does not lapse by itself. */
  dataAccessExpiresAt: Date | null
  /** Why it is not valid, as Meta's subcode: 458 app removed, 460 password changed, 463 expired. */
  problem: { code: number; subcode: number | null } | null
}

const seconds = z.number().nullish().catch(null)
const schema = z.looseObject({
  data: z.looseObject({
    is_valid: z.boolean(),
    app_id: z.string().catch(''),
    user_id: z.string().nullish().catch(null),
    scopes: z.array(z.string()).catch([]),
    expires_at: seconds,
    data_access_expires_at: seconds,
    error: z
      .looseObject({ code: z.number(), subcode: z.number().nullish().catch(null) })
      .nullish()
      .catch(null),
  }),
})

export async function inspectToken(
  { accessToken }: MetaToken,
  patience: Patience = patienceOfPages,
): Promise<TokenFacts> {
  const { body } = await graphGet(appToken(), 'debug_token', {
    schema,
    params: { input_token: accessToken },
    patience,
  })
  const { data } = body
  return {
    isValid: data.is_valid,
    appId: data.app_id,
    userId: data.user_id ?? null,
    scopes: data.scopes,
    expiresAt: toInstant(data.expires_at),
    dataAccessExpiresAt: toInstant(data.data_access_expires_at),
    problem: data.error ? { code: data.error.code, subcode: data.error.subcode ?? null } : null,
  }
}

/** 0 is Meta's word for never. */
function toInstant(seconds: number | null | undefined): Date | null {
  return seconds ? new Date(seconds * 1000) : null
}
