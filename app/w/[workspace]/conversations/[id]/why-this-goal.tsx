import { Badge } from '@/components/ui/badge'
import type { ConversationDetail } from '@/lib/metrics/get-conversation'
import { goalSentence } from '@/lib/metrics/goal-sentence'
import { GoalTree } from './goal-tree'

export type WhyThisGoalProps = { conversation: ConversationDetail; slug: string }

/** Whether the conversation counts as a success, and which visits decided it; nothing before there is a goal. */
export function WhyThisGoal({ conversation: { goal, startedAt }, slug }: WhyThisGoalProps) {
  if (!goal) return null
  const title = goal.reached ? 'Why this counts as a goal' : 'Why this does not count as a goal'
  return (
    <section
      aria-label={title}
      className="rounded-card border border-hairline bg-surface px-4 py-3.5 sm:px-5"
    >
      <h2 className="text-small font-medium text-muted">{title}</h2>
      <p className="mt-1 flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span className="font-semibold">
          <bdi>{goal.name}</bdi>
        </span>
        {goal.reached ? <Badge tone="good">reached</Badge> : <Badge>not reached</Badge>}
        <span className="text-pretty">
          <bdi>{goalSentence(goal, startedAt)}</bdi>
        </span>
      </p>
      <GoalTree goal={goal} startedAt={startedAt} slug={slug} />
      <p className="mt-2 text-note text-muted">Version {goal.version} of the goal</p>
    </section>
  )
}
