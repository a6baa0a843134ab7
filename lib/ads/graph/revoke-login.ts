import { z } from 'zod'
import { graphDelete } from './graph-delete'
import type { MetaToken } from './meta-token'
import { patienceOfPages } from './patience'

const schema = z.looseObject({ success: z.literal(true) })

/** Takes all permissions back at Meta: every token of this person for this app is dead afterwards. */
export async function revokeLogin(login: MetaToken): Promise<void> {
  await graphDelete(login, 'me/permissions', { schema, patience: patienceOfPages })
}
