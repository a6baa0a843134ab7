import { LinkFilter } from '@/components/filter/link-filter'
import { type GoalFilter as GoalChoice, goalFilters } from '@/lib/metrics/list-conversations'
import type { ConversationsState } from './conversations-state'

const goalLabels: Record<GoalChoice, string> = { reached: 'Reached the goal', missed: 'Did not reach it' }

export function GoalFilter({ state: { query, address } }: { state: ConversationsState }) {
  return (
    <LinkFilter
      label="Goal"
      options={[
        { label: 'Goal or not', href: address({ goal: null }), current: query.goal === null },
        ...goalFilters.map((goal) => ({
          label: goalLabels[goal],
          href: address({ goal }),
          current: goal === query.goal,
        })),
      ]}
    />
  )
}
