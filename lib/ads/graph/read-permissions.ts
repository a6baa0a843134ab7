import { z } from 'zod'
import { graphGet } from './graph-get'
import type { MetaToken } from './meta-token'
import { type Patience, patienceOfPages } from './patience'

const schema = z.looseObject({
  data: z.array(z.looseObject({ permission: z.string(), status: z.string() })),
})

/** What the person granted, and what they were asked for and declined. */
export async function readPermissions(
  login: MetaToken,
  patience: Patience = patienceOfPages,
): Promise<{ granted: string[]; declined: string[] }> {
  const { body } = await graphGet(login, 'me/permissions', { schema, patience })
  const named = (status: string) =>
    body.data.filter((row) => row.status === status).map((row) => row.permission)
  return { granted: named('granted'), declined: named('declined') }
}
