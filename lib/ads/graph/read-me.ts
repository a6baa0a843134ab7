import { z } from 'zod'
import { graphGet } from './graph-get'
import type { MetaToken } from './meta-token'
import { type Patience, patienceOfPages } from './patience'

const schema = z.looseObject({ id: z.string().min(1), name: z.string().catch('') })

/** Who logged in: Meta's app-scoped id, and a name for people. */
export async function readMe(
  login: MetaToken,
  patience: Patience = patienceOfPages,
): Promise<{ id: string; name: string }> {
  const { body } = await graphGet(login, 'me', { schema, params: { fields: 'id,name' }, patience })
  return { id: body.id, name: body.name }
}
