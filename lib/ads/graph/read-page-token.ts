import { z } from 'zod'
import { graphGet } from './graph-get'
import type { MetaToken } from './meta-token'
import { patienceOfPages } from './patience'

const schema = z.looseObject({ access_token: z.string().min(1) })

/** A Page's own token, for who has a role there. */
export async function readPageToken(login: MetaToken, pageId: string): Promise<MetaToken> {
  const params = { fields: 'access_token' }
  const { body } = await graphGet(login, pageId, { schema, params, patience: patienceOfPages })
  return { accessToken: body.access_token }
}
