import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import { formatDuration } from '@/lib/format/format-duration'
import type { GoalExpression } from '@/lib/goals/goal-schema'
import type { GoalExample } from '@/lib/metrics/list-goal-examples'
import { keyOfNode } from '../../../nodes/node-choice'
import type { NameNode } from '../name-node'

export type ExampleTreeProps = { example: GoalExample; expression: GoalExpression; nameNode: NameNode }

/** The goal's tree over one conversation: which part came true, how long after its start, and which did not. */
export function ExampleTree({ example, expression, nameNode }: ExampleTreeProps) {
  const after = (at: string) =>
    `after ${formatDuration((Date.parse(at) - Date.parse(example.startedAt)) / 1000)}`
  return (
    <ol className="mt-1.5 space-y-1.5 text-note">
      {expression.conditions.map((condition, index) => {
        const moments = example.conditions[index]
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name but their place
          <li key={index} className="rounded-md border border-hairline bg-surface px-2.5 py-1.5">
            <p className="flex justify-between gap-2 font-medium">
              <span>
                Condition {index + 1}
                {condition.subConditions.length > 1 ? (
                  <span className="font-normal text-muted"> · {condition.operator}</span>
                ) : null}
              </span>
              <Moment at={moments?.at ?? null} after={after} />
            </p>
            <ul>
              {condition.subConditions.map((ref, place) => {
                const at = moments?.nodes[place] ?? null
                return (
                  <li key={keyOfNode(ref)} className="flex items-center gap-1.5">
                    <span className={classNames('w-3 shrink-0', at ? 'text-good' : 'text-muted')}>
                      {at ? <Icon name="check" size={12} /> : <Icon name="close" size={12} />}
                    </span>
                    <span
                      className={classNames('min-w-0 flex-1 truncate', at ? 'font-medium' : 'text-muted')}
                    >
                      {nameNode(ref)}
                    </span>
                    <Moment at={at} after={after} />
                  </li>
                )
              })}
            </ul>
          </li>
        )
      })}
    </ol>
  )
}

function Moment({ at, after }: { at: string | null; after: (at: string) => string }) {
  return at ? (
    <span className="shrink-0 text-good">{after(at)}</span>
  ) : (
    <span className="shrink-0 text-muted">not visited</span>
  )
}
