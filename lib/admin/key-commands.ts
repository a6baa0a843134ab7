import { z } from 'zod'
import { operatorScope } from '@/lib/access/job-gate'
import { createKey } from '@/lib/access/keys/create-key'
import { listKeys } from '@/lib/access/keys/list-keys'
import { revokeKey } from '@/lib/access/keys/revoke-key'
import { adminCommand } from './admin-command'

const workspace = z.string()

export const keyCommands = [
  adminCommand({
    noun: 'key',
    verb: 'create',
    summary: 'a key of the read API; it is not shown again',
    schema: z.strictObject({
      workspace,
      scope: z.enum(['read', 'write'], 'Choose read or write.'),
      name: z.string().min(1).max(80).default('unnamed'),
    }),
    run: async ({ workspace, scope, name }) =>
      createKey(await operatorScope(workspace), { name, access: scope }),
  }),
  adminCommand({
    noun: 'key',
    verb: 'revoke',
    summary: 'ends a key at once',
    schema: z.strictObject({ workspace, key: z.uuid('Give the keyId, not the key.') }),
    run: async ({ workspace, key }) => {
      await revokeKey(await operatorScope(workspace), { keyId: key })
      return { keyId: key, revoked: true }
    },
  }),
  adminCommand({
    noun: 'key',
    verb: 'list',
    summary: 'the keys of a workspace, without the keys themselves',
    schema: z.strictObject({ workspace }),
    run: async ({ workspace }) => listKeys(await operatorScope(workspace)),
  }),
]
