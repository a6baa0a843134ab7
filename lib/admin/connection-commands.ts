import { z } from 'zod'
import { connectionSchema } from '@/lib/access/connections/connection-schema'
import { createConnection } from '@/lib/access/connections/create-connection'
import { listConnections } from '@/lib/access/connections/list-connections'
import { rotateSecret } from '@/lib/access/connections/rotate-secret'
import { webhookAddress } from '@/lib/access/connections/webhook-address'
import { operatorScope } from '@/lib/access/job-gate'
import { adminCommand } from './admin-command'

const workspace = z.string()

export const connectionCommands = [
  adminCommand({
    noun: 'connection',
    verb: 'create',
    summary: 'a source of webhooks; prints its address and its signing secret, which is not shown again',
    schema: z.strictObject({ workspace, ...connectionSchema.shape }),
    run: async ({ workspace, ...draft }) => {
      const { connectionId, secret } = await createConnection(await operatorScope(workspace), draft)
      return { connectionId, url: webhookAddress(draft.kind, connectionId), secret }
    },
  }),
  adminCommand({
    noun: 'connection',
    verb: 'rotate-secret',
    summary: 'a new signing secret; the old one verifies for 24 more hours, or ends now',
    schema: z.strictObject({
      workspace,
      connection: z.uuid('Give the connectionId.'),
      now: z.boolean().default(false),
    }),
    run: async ({ workspace, connection, now }) =>
      rotateSecret(await operatorScope(workspace), { connectionId: connection, endOldNow: now }),
  }),
  adminCommand({
    noun: 'connection',
    verb: 'list',
    summary: 'the connections of a workspace',
    schema: z.strictObject({ workspace }),
    run: async ({ workspace }) => {
      const rows = await listConnections(await operatorScope(workspace))
      return rows.map((row) => ({ ...row, url: webhookAddress(row.kind, row.connectionId) }))
    },
  }),
]
