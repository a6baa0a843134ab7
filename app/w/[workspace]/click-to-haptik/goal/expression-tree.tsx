import { Fragment } from 'react'
import type { GoalExpression } from '@/lib/goals/goal-schema'
import type { NameNode } from './name-node'

export type ExpressionTreeProps = { expression: GoalExpression; nameNode: NameNode }

/** A goal to be read: its conditions one under the other, with what joins them. */
export function ExpressionTree({ expression, nameNode }: ExpressionTreeProps) {
  return (
    <ol className="space-y-1.5 text-small">
      {expression.conditions.map((condition, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name but their place
        <li key={index}>
          {index === 0 ? null : <Operator>{expression.operator}</Operator>}
          <p className="rounded-control border border-hairline bg-surface px-3 py-2">
            {condition.subConditions.map((ref, place) => (
              <Fragment key={`${ref.connectionId} ${ref.nodeId}`}>
                {place === 0 ? null : <span className="text-note text-muted"> {condition.operator} </span>}
                <span className="font-medium">{nameNode(ref)}</span>
              </Fragment>
            ))}
          </p>
        </li>
      ))}
    </ol>
  )
}

function Operator({ children }: { children: string }) {
  return <p className="mb-1.5 text-note font-medium text-muted">{children}</p>
}
