import { z } from 'zod'
import { graphPages } from './graph-pages'
import type { MetaToken } from './meta-token'
import { type Patience, patienceOfPages } from './patience'

export interface MetaPage {
  pageId: string
  name: string
  /** What the person may do on it: MESSAGING, MODERATE, … */
  tasks: string[]
  /** The Page's own token: it subscribes the Page's webhooks. */
  login: MetaToken
  /** The professional account behind the Page's Instagram, where it has one. */
  instagram: { accountId: string; username: string | null } | null
}

const schema = z.looseObject({
  id: z.string().min(1),
  name: z.string().catch(''),
  access_token: z.string().min(1),
  tasks: z.array(z.string()).catch([]),
  instagram_business_account: z
    .looseObject({ id: z.string().min(1), username: z.string().nullish().catch(null) })
    .nullish()
    .catch(null),
})

/** The Pages whose webhooks this login may take, each with its Instagram account. */
export async function listPages(login: MetaToken, patience: Patience = patienceOfPages): Promise<MetaPage[]> {
  const params = { fields: 'id,name,access_token,tasks,instagram_business_account{id,username}' }
  const pages: MetaPage[] = []
  for await (const { rows } of graphPages(login, 'me/accounts', { params, limit: 100, patience })) {
    pages.push(...rows.flatMap((row) => toPage(row) ?? []))
  }
  return pages
}

function toPage(row: unknown): MetaPage | null {
  const { data } = schema.safeParse(row)
  if (!data) return null
  const { id, name, tasks, access_token: accessToken, instagram_business_account: account } = data
  const instagram = account ? { accountId: account.id, username: account.username ?? null } : null
  return { pageId: id, name: name || id, tasks, login: { accessToken }, instagram }
}
