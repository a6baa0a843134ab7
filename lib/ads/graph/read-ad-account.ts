import { z } from 'zod'
import { graphGet } from './graph-get'
import { adAccountFields, type MetaAdAccount, toAdAccount } from './list-ad-accounts'
import type { MetaToken } from './meta-token'
import type { Patience } from './patience'

const schema = z.unknown().transform((row, context) => {
  const account = toAdAccount(row)
  if (account) return account
  context.addIssue('not an ad account')
  return z.NEVER
})

/** What Meta says of one ad account, by its number without `act_`. */
export async function readAdAccount(
  login: MetaToken,
  accountId: string,
  options: { patience?: Patience; signal?: AbortSignal } = {},
): Promise<MetaAdAccount> {
  const params = { fields: adAccountFields }
  const { body } = await graphGet(login, `act_${accountId}`, { schema, params, ...options })
  return body
}
