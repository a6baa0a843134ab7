import { Callout } from '@/components/ui/callout'
import type { GoalExpression } from '@/lib/goals/goal-schema'
import type { GoalPreview } from '@/lib/metrics/preview-goal'
import type { NameNode } from '../name-node'

export type PreviewProblemsProps = {
  problems: GoalPreview['problems']
  expression: GoalExpression
  nameNode: NameNode
}

/** Why the goal, or a part of it, can never be reached. It may be saved all the same. */
export function PreviewProblems({ problems, expression, nameNode }: PreviewProblemsProps) {
  if (problems.length === 0) return null
  return (
    <div className="mt-4">
      <Callout tone="warning" title="Have a look at this">
        <ul className="space-y-1">
          {problems.map(({ path, sentence }) => (
            <li key={`${path?.join('.')} ${sentence}`}>
              <span className="font-medium text-ink">{nameOfPart(path, expression, nameNode)}</span>{' '}
              {sentence}
            </li>
          ))}
        </ul>
      </Callout>
    </div>
  )
}

/** "Condition 2, Pay in chat:" */
function nameOfPart(
  path: (string | number)[] | null,
  { conditions }: GoalExpression,
  nameNode: NameNode,
): string {
  const [, condition, , row] = path ?? []
  if (typeof condition !== 'number') return ''
  const ref = typeof row === 'number' ? conditions[condition]?.subConditions[row] : undefined
  return ref ? `Condition ${condition + 1}, ${nameNode(ref)}:` : `Condition ${condition + 1}:`
}
