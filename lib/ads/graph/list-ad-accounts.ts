import { z } from 'zod'
import { graphPages } from './graph-pages'
import type { MetaToken } from './meta-token'
import { type Patience, patienceOfPages } from './patience'

export interface MetaAdAccount {
  /** Without `act_`. */
  accountId: string
  name: string
  /** ISO 4217. */
  currency: string
  /** IANA name, sometimes an old one (Asia/Saigon). */
  timeZone: string
  /** Meta's account_status: 1 is active. */
  status: number
  businessName: string | null
}

export const adAccountFields =
  'id,account_id,name,currency,timezone_id,timezone_name,timezone_offset_hours_utc,account_status,disable_reason,business{id,name}'

const schema = z.looseObject({
  account_id: z.string().regex(/^\d+$/),
  name: z.string().catch(''),
  currency: z.string().length(3),
  timezone_name: z.string().min(1),
  account_status: z.number().catch(0),
  business: z.looseObject({ name: z.string() }).nullish().catch(null),
})

/** Every ad account this login may read. One that Meta describes in part only is left out. */
export async function listAdAccounts(
  login: MetaToken,
  patience: Patience = patienceOfPages,
): Promise<MetaAdAccount[]> {
  const accounts: MetaAdAccount[] = []
  for await (const { rows } of graphPages(login, 'me/adaccounts', {
    params: { fields: adAccountFields },
    limit: 100,
    patience,
  })) {
    accounts.push(...rows.flatMap((row) => toAdAccount(row) ?? []))
  }
  return accounts
}

/** Null for a row that does not say all that matters of an account. */
export function toAdAccount(row: unknown): MetaAdAccount | null {
  const { data } = schema.safeParse(row)
  if (!data) return null
  return {
    accountId: data.account_id,
    name: data.name || data.account_id,
    currency: data.currency,
    timeZone: data.timezone_name,
    status: data.account_status,
    businessName: data.business?.name ?? null,
  }
}
