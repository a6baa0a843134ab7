import type { WorkspaceTransaction } from '@/db/workspace'
import type { NumberedGoal } from './numbered-goal'

type Sql = WorkspaceTransaction['sql']
export type Fragment = ReturnType<Sql>

/**
 * Whether a conversation's path makes the expression true: `hasReached` in SQL, an array operator a condition.
 * `path` is the column's name as the statement has it.
 */
export function goalCondition(sql: Sql, { operator, conditions }: NumberedGoal, path: Fragment): Fragment {
  const parts = conditions.map(({ operator: inner, nodes }) =>
    inner === 'AND' ? sql`${path} @> ${nodes}::int[]` : sql`${path} && ${nodes}::int[]`,
  )
  const joined = parts.reduce((left, right) =>
    operator === 'AND' ? sql`${left} and ${right}` : sql`${left} or ${right}`,
  )
  return sql`(${joined})`
}
