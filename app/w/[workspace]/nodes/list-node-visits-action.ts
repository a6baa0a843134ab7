'use server'

import { z } from 'zod'
import { action } from '@/lib/access/action'
import { listNodes } from '@/lib/metrics/list-nodes'
import { listUnvisitedNodes } from '@/lib/metrics/list-unvisited-nodes'
import { keyOfNode, toNodeChoices } from './node-choice'

/** The nodes again, now with their visits: asked for once the form that shows them is open. */
export const listNodeVisitsAction = action({ right: 'see', schema: z.object({}) }, async (scope) => {
  const rows = await listNodes(scope, { now: Date.now() })
  const idle = rows.filter(({ visits30d }) => visits30d === 0)
  const unvisited = new Set((await listUnvisitedNodes(scope, idle)).map(keyOfNode))
  return {
    nodes: toNodeChoices(rows).map((node) => ({ ...node, isVisited: !unvisited.has(keyOfNode(node)) })),
  }
})
