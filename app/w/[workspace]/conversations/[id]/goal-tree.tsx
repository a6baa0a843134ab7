import { Fragment } from 'react'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import { TextLink } from '@/components/ui/text-link'
import { formatDuration } from '@/lib/format/format-duration'
import type { GoalOfConversation } from '@/lib/metrics/explain-goal'

export type GoalTreeProps = { goal: GoalOfConversation; startedAt: string; slug: string }

type Condition = GoalOfConversation['conditions'][number]

/** The goal as it was configured, with what this conversation made true of it lit up. */
export function GoalTree({ goal, ...rest }: GoalTreeProps) {
  return (
    <ol className="mt-3 flex flex-wrap items-center gap-2">
      {goal.conditions.map((condition, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a condition is nothing but its place in the goal
        <Fragment key={index}>
          {index > 0 ? (
            <li className="rounded bg-sunken px-1.5 py-px text-note font-medium text-muted">
              {goal.operator}
            </li>
          ) : null}
          <li
            className={classNames(
              'w-full min-w-0 rounded-control border px-3 py-2 sm:w-72',
              condition.at ? 'border-good bg-good-soft' : 'border-hairline',
            )}
          >
            <ConditionBox number={index + 1} condition={condition} {...rest} />
          </li>
        </Fragment>
      ))}
    </ol>
  )
}

type PartProps = Omit<GoalTreeProps, 'goal'>

function ConditionBox({ number, condition, ...rest }: PartProps & { number: number; condition: Condition }) {
  const { operator, nodes } = condition
  return (
    <>
      <p className="text-note font-medium text-muted">
        Condition {number}
        {nodes.length > 1 ? (operator === 'AND' ? ' · all of' : ' · any of') : ''}
        <span className="sr-only">{condition.at ? ', met' : ', not met'}</span>
      </p>
      <ul className="mt-1 space-y-1 text-small">
        {nodes.map((node) => (
          <li key={`${node.connectionId} ${node.nodeId}`}>
            <Leaf node={node} {...rest} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Leaf({ node, startedAt, slug }: PartProps & { node: Condition['nodes'][number] }) {
  const { nodeId, name, at } = node
  return (
    <span className="flex items-baseline gap-2">
      <span className={classNames('w-3.5 shrink-0 self-center', at ? 'text-good' : 'text-muted')}>
        {at ? (
          <Icon name="check" size={14} />
        ) : (
          <span aria-hidden="true" className="block size-2.5 rounded-full border border-current" />
        )}
      </span>
      <TextLink
        href={`/w/${slug}/conversations?${new URLSearchParams({ node: nodeId })}`}
        className={classNames('min-w-0 flex-1 truncate', at ? 'text-ink' : 'text-muted')}
        title={nodeId}
      >
        <bdi>{name ?? nodeId}</bdi>
      </TextLink>
      {at ? (
        <span className="shrink-0 text-muted">
          after {formatDuration((Date.parse(at) - Date.parse(startedAt)) / 1000)}
        </span>
      ) : (
        <span className="shrink-0 text-muted">not visited</span>
      )}
    </span>
  )
}
