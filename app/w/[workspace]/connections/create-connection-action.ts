'use server'

import { action } from '@/lib/access/action'
import { connectionSchema } from '@/lib/access/connections/connection-schema'
import { createConnection } from '@/lib/access/connections/create-connection'
import { webhookAddress } from './webhook-address'

export const createConnectionAction = action(
  { right: 'manage-connections', schema: connectionSchema.pick({ name: true }) },
  async (scope, { name }) => {
    const { connectionId, secret } = await createConnection(scope, { kind: 'bot', name })
    return { address: webhookAddress(connectionId), secret }
  },
)
