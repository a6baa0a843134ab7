'use client'

import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { formatInstant } from '@/lib/format/format-instant'
import { formatMoney } from '@/lib/format/format-money'
import type { GoalVersion } from '@/lib/goals/goal-version'
import { type ComparedGoal, describeChange } from '../describe-change'
import { ExpressionTree } from '../expression-tree'
import type { NameNode } from '../name-node'

export type StaleGoalProps = {
  /** What somebody else saved meanwhile. */
  theirs: GoalVersion
  mine: ComparedGoal
  nameNode: NameNode
  locale: string
  timeZone: string
  pending: boolean
  onTakeTheirs: () => void
  onSaveMine: () => void
}

/** Two people saved at once: the second sees both and chooses. */
export function StaleGoal(props: StaleGoalProps) {
  const { theirs, mine, nameNode, locale, timeZone, pending, onTakeTheirs, onSaveMine } = props
  const changes = describeChange(theirs, mine, { nameNode, locale })
  return (
    <div className="space-y-4">
      <Callout tone="warning" title={`${theirs.savedBy} saved version ${theirs.version} meanwhile`}>
        It was saved on {formatInstant(new Date(theirs.savedAt), timeZone)}. Yours is not saved; nothing of it
        is lost.
      </Callout>
      <div className="grid gap-4 sm:grid-cols-2">
        <Side title={`Theirs: version ${theirs.version}`} goal={theirs} locale={locale}>
          <ExpressionTree expression={theirs.expression} nameNode={nameNode} />
          <Button onClick={onTakeTheirs} className="mt-3 w-full">
            Take theirs
          </Button>
        </Side>
        <Side title="Mine: not saved" goal={mine} locale={locale}>
          <ExpressionTree expression={mine.expression} nameNode={nameNode} />
          <Button look="primary" onClick={onSaveMine} aria-disabled={pending} className="mt-3 w-full">
            {pending ? 'Saving' : `Save mine as version ${theirs.version + 1}`}
          </Button>
        </Side>
      </div>
      <div>
        <h3 className="text-small font-semibold">What saving mine would change</h3>
        <ul className="mt-1 list-disc space-y-0.5 pl-5 text-small text-muted">
          {changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      </div>
    </div>
  )
}

type SideProps = { title: string; goal: ComparedGoal; locale: string; children: ReactNode }

function Side({ title, goal: { name, value }, locale, children }: SideProps) {
  return (
    <section aria-label={title} className="flex min-w-0 flex-col">
      <h3 className="text-small font-semibold">{title}</h3>
      <p className="mb-2 truncate text-note text-muted">
        {value ? `${name} · worth ${formatMoney(value.amount, value.currency, locale)}` : name}
      </p>
      <div className="flex flex-1 flex-col justify-between">{children}</div>
    </section>
  )
}
