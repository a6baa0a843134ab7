import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { readJourney } from '@/lib/journeys/read-journey'
import { funnelPersons } from './funnel-persons'
import { toFunnelQuestion } from './funnel-question'
import type { UserJourneyInput } from './get-user-journey'

export interface WaysOut {
  /** Who dropped at the step. */
  total: number
  /** Most persons first. */
  ways: WayOut[]
}

export interface WayOut {
  /** Visited right after the step, or first of all by who reached none; null for silence. */
  node: { connectionId: string; nodeId: string; name: string | null } | null
  persons: number
}

/** Where those went who dropped at a step of a journey, 0 for those who reached none. */
export function listWaysOut(scope: Scope, input: UserJourneyInput & { step: number }): Promise<WaysOut> {
  return inWorkspace(scope, async ({ sql }) => {
    const journey = await readJourney(sql, scope, input.journeyId)
    if (!journey) return { total: 0, ways: [] }
    const rows = await sql<StoredWay[]>`
      select counted.persons, nodes.connection_id as "connectionId", nodes.node_id as "nodeId", nodes.name
      from (
        select next_node, count(*)::int as persons
        from (${funnelPersons(sql, scope, toFunnelQuestion(journey, input))}) as persons
        where furthest = ${input.step}::int and not is_open and not is_completed
        group by next_node
      ) counted
      left join nodes on nodes.workspace_id = ${scope.workspaceId}::uuid and nodes.number = counted.next_node
      order by counted.persons desc, counted.next_node nulls last`
    return { total: rows.reduce((sum, { persons }) => sum + persons, 0), ways: rows.map(toWay) }
  })
}

interface StoredWay {
  persons: number
  connectionId: string | null
  nodeId: string | null
  name: string | null
}

function toWay({ persons, connectionId, nodeId, name }: StoredWay): WayOut {
  const isNode = connectionId !== null && nodeId !== null
  return { node: isNode ? { connectionId, nodeId, name } : null, persons }
}
