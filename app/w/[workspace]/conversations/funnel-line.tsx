import { TextLink } from '@/components/ui/text-link'
import type { Scope } from '@/lib/access/scope'
import { getJourney } from '@/lib/journeys/get-journey'
import type { FunnelFilter } from '@/lib/metrics/funnel-filter'
import { listNodes } from '@/lib/metrics/list-nodes'
import { type ConversationsState, toFunnelFilter } from './conversations-state'
import { tellFunnel } from './tell-funnel'

export type FunnelLineProps = { scope: Scope; state: ConversationsState }

/** Where the list is what stands behind a number of a journey, says so in words. */
export async function FunnelLine({ scope, state }: FunnelLineProps) {
  const filter = toFunnelFilter(state)
  if (!filter) return null
  const [journey, nextName] = await Promise.all([
    getJourney(scope, filter.journeyId),
    readNextName(scope, filter.next),
  ])
  return (
    <p className="mb-3 text-small text-ink">
      {journey
        ? `${tellFunnel({ journey, filter, nextName })}. One conversation a person, the one in which they came furthest. `
        : 'There is no such journey, so none has people. '}
      <TextLink href={state.address({ journey: null, step: null, state: null, next: null })}>
        Show all conversations
      </TextLink>
    </p>
  )
}

async function readNextName(scope: Scope, next: FunnelFilter['next']): Promise<string | null> {
  if (next === undefined || next === 'silence') return null
  const nodes = await listNodes(scope)
  const isNext = (node: typeof next) => node.connectionId === next.connectionId && node.nodeId === next.nodeId
  return nodes.find(isNext)?.name ?? next.nodeId
}
