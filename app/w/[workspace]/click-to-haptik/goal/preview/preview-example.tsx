import { classNames } from '@/components/ui/class-names'
import { TextLink } from '@/components/ui/text-link'
import { formatInstant } from '@/lib/format/format-instant'
import type { GoalExpression } from '@/lib/goals/goal-schema'
import type { GoalExample } from '@/lib/metrics/list-goal-examples'
import { sourceLabels } from '@/lib/metrics/sources'
import type { GoalSetting } from '../goal-setting'
import type { NameNode } from '../name-node'
import { ExampleTree } from './example-tree'

export type PreviewExampleProps = {
  example: GoalExample
  expression: GoalExpression
  explanation: string
  tone: string
  setting: GoalSetting
  nameNode: NameNode
}

/** One conversation: who and when, why it is here, and on request the whole tree lit up. */
export function PreviewExample(props: PreviewExampleProps) {
  const { example, expression, explanation, tone, setting, nameNode } = props
  const { id, personName, startedAt, source, adName } = example
  return (
    <li className="py-2 text-small">
      {/* A tab of its own, as this one holds unsaved work. */}
      <TextLink href={`/w/${setting.slug}/conversations/${id}`} target="_blank" className="font-semibold">
        {personName ?? 'No name known'}
        <span className="sr-only"> (opens in a new tab)</span>
      </TextLink>
      <p className="text-note text-muted">
        {formatInstant(new Date(startedAt), setting.timeZone)} · {adName ?? sourceLabels[source]}
      </p>
      <details className="group">
        <summary
          className={classNames('list-none text-note font-medium underline-offset-2 hover:underline', tone)}
        >
          {explanation}
          <span aria-hidden="true" className="text-muted group-open:hidden">
            {' '}
            ▸
          </span>
          <span aria-hidden="true" className="hidden text-muted group-open:inline">
            {' '}
            ▾
          </span>
        </summary>
        <ExampleTree example={example} expression={expression} nameNode={nameNode} />
      </details>
    </li>
  )
}
