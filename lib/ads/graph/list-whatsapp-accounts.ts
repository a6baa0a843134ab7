import { z } from 'zod'
import { graphPages } from './graph-pages'
import type { MetaToken } from './meta-token'
import { type Patience, patienceOfPages } from './patience'

export interface WhatsAppAccount {
  wabaId: string
  name: string
}

const schema = z.looseObject({ id: z.string().min(1), name: z.string().catch('') })
/** Those that a business owns, and those of its clients that it was given. */
const edges = ['owned_whatsapp_business_accounts', 'client_whatsapp_business_accounts']

/** The WhatsApp business accounts of every business of this login, each once. */
export async function listWhatsAppAccounts(
  login: MetaToken,
  patience: Patience = patienceOfPages,
): Promise<WhatsAppAccount[]> {
  const accounts = new Map<string, WhatsAppAccount>()
  for (const business of await list(login, 'me/businesses', patience)) {
    for (const edge of edges) {
      for (const { id, name } of await list(login, `${business.id}/${edge}`, patience)) {
        accounts.set(id, { wabaId: id, name: name || id })
      }
    }
  }
  return [...accounts.values()]
}

async function list(login: MetaToken, path: string, patience: Patience) {
  const found: z.infer<typeof schema>[] = []
  const params = { fields: 'id,name' }
  for await (const { rows } of graphPages(login, path, { params, limit: 100, patience })) {
    found.push(...rows.flatMap((row) => schema.safeParse(row).data ?? []))
  }
  return found
}
