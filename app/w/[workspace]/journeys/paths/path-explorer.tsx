import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { TextLink } from '@/components/ui/text-link'
import type { Scope } from '@/lib/access/scope'
import { formatDays } from '@/lib/format/format-day'
import { formatCount } from '@/lib/format/format-number'
import { localeOfCurrency } from '@/lib/format/locale-of-currency'
import { getPathFlow } from '@/lib/metrics/get-path-flow'
import { listNodes } from '@/lib/metrics/list-nodes'
import { findNode, type NodeChoice, nameOfNode, toNodeChoices } from '../../nodes/node-choice'
import { Continuations } from './continuations'
import { FlowPicture } from './flow-picture'
import type { PathsState } from './paths-state'
import { StartNode } from './start-node'
import { toFlowPicture } from './to-flow-picture'

export type PathExplorerProps = {
  scope: Scope
  state: PathsState
  /** Forward or backward. */
  choice: ReactNode
}

/** One node, and what lies up to four visits after or before it. */
export async function PathExplorer({ scope, state, choice }: PathExplorerProps) {
  const nodes = toNodeChoices(await listNodes(scope, { now: Date.now() }))
  const start = toStart(nodes, state)
  if (nodes.length === 0) {
    return (
      <Card title="Paths">
        <EmptyState
          title="No node yet"
          sentence="Paths show up here once the bot reports which nodes its conversations visit."
        />
      </Card>
    )
  }
  return (
    <Card title="Paths" sentence="Choose a node; a click on any other goes on from there." actions={choice}>
      <div className="mb-5 max-w-[26rem]">
        <StartNode
          nodes={nodes}
          value={start ?? null}
          locale={localeOfCurrency(scope.currency)}
          href={state.address({ node: 'NODE', connection: 'CONNECTION' })}
        />
      </div>
      {start ? (
        <Flow scope={scope} state={state} start={start} />
      ) : (
        <EmptyState
          title="The bot has no such node"
          sentence="The address may be mistyped. Choose a node above, or begin with the one that is visited most."
          action={
            <LinkButton href={state.address({ node: null, connection: null })}>The most visited</LinkButton>
          }
        />
      )}
    </Card>
  )
}

/** The node of the address, else the one that is visited most. */
function toStart(nodes: NodeChoice[], { query: { node, connection } }: PathsState): NodeChoice | undefined {
  if (node) return findNode(nodes, { nodeId: node, connectionId: connection ?? undefined })
  const [most] = nodes.toSorted((a, b) => (b.visits30d ?? 0) - (a.visits30d ?? 0))
  return most
}

type FlowProps = { scope: Scope; state: PathsState; start: NodeChoice }

async function Flow({ scope, state, start }: FlowProps) {
  const { period, query, direction } = state
  const flow = await getPathFlow(scope, {
    node: { connectionId: start.connectionId, nodeId: start.nodeId },
    direction,
    from: period.from,
    to: period.to,
    source: query.source ?? undefined,
  })
  if (flow.visits === 0) {
    return (
      <EmptyState
        title="No conversation of these days visited this node"
        sentence="Choose another node, more days, or all sources."
        action={
          <LinkButton href={state.address({ period: '90d', from: null, to: null })}>
            The last 90 days
          </LinkButton>
        }
      />
    )
  }
  const locale = localeOfCurrency(scope.currency)
  const picture = toFlowPicture(flow, { direction, locale, address: state.address })
  return (
    <div className="space-y-6">
      <p className="text-small text-muted">
        <TextLink href={toConversations(state, start)}>
          <span className="text-figure font-bold tracking-tight">{formatCount(flow.visits, locale)}</span>
        </TextLink>{' '}
        {flow.visits === 1 ? 'conversation' : 'conversations'} visited <bdi>{nameOfNode(start)}</bdi>,{' '}
        {formatDays(period.from, period.to)}. Each is followed from its{' '}
        {direction === 'forward' ? 'first visit on' : 'first visit back'}.
      </p>
      <FlowPicture {...picture} />
      <Continuations rows={picture.rows} direction={direction} locale={locale} />
    </div>
  )
}

/** The conversations behind the number. */
function toConversations({ slug, period, query }: PathsState, { nodeId }: NodeChoice): string {
  const parts = { from: period.from, to: period.to, source: query.source, node: nodeId }
  const given = Object.entries(parts).filter((part): part is [string, string] => part[1] !== null)
  return `/w/${slug}/conversations?${new URLSearchParams(given)}`
}
