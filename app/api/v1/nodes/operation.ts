import { z } from 'zod'
import { operation } from '../operation'
import { countShape, instantShape } from '../shapes'

export const listedNodes = operation({
  method: 'GET',
  needs: 'read',
  path: '/api/v1/nodes',
  summary: 'Every node that a conversation has reached.',
  query: z.object({}),
  answer: z.object({
    timeZone: z.string(),
    nodes: z.array(
      z.object({
        connectionId: z.string(),
        connectionName: z.string(),
        nodeId: z.string().meta({ description: "The bot platform's own id, unique within the connection." }),
        name: z.string().nullable(),
        flow: z.string().nullable(),
        firstSeenAt: instantShape,
        lastSeenAt: instantShape,
        visits30d: countShape.meta({ description: 'In conversations that started in the last 30 days.' }),
      }),
    ),
  }),
})
