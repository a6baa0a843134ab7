import type { WorkspaceTransaction } from '@/db/workspace'
import type { Operator } from './goal-schema'
import type { NumberedGoal } from './numbered-goal'

type Sql = WorkspaceTransaction['sql']
export type Fragment = ReturnType<Sql>

/**
 * Whether a conversation's path makes the expression true: `hasReached` in SQL. `path` is the column's name as
 * the statement has it. Node by node it takes three quarters of the time that `@>` and `&&` do: those copy the
 * array and call a function for every pair of elements.
 */
export function goalCondition(sql: Sql, { operator, conditions }: NumberedGoal, path: Fragment): Fragment {
  const parts = conditions.map((condition) => {
    const visits = condition.nodes.map((node): Fragment => sql`${node}::int = any(${path})`)
    return joinBy(sql, condition.operator, visits)
  })
  return joinBy(sql, operator, parts)
}

function joinBy(sql: Sql, operator: Operator, parts: Fragment[]): Fragment {
  const joined = parts.reduce(
    (left, right): Fragment => (operator === 'AND' ? sql`${left} and ${right}` : sql`${left} or ${right}`),
  )
  return sql`(${joined})`
}
