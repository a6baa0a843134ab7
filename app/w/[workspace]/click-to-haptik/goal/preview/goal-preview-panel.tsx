'use client'

import { useWatch } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { Skeleton } from '@/components/ui/skeleton'
import type { NodeChoice } from '../../../nodes/node-choice'
import { useGoalForm } from '../configuration/goal-form-parts'
import { expressionOf, type GoalTyped } from '../configuration/goal-typed'
import type { GoalSetting } from '../goal-setting'
import { namesOf } from '../name-node'
import { nameQuestion } from '../name-question'
import { describeMissing } from './describe-missing'
import { PreviewExamples } from './preview-examples'
import { PreviewFigures } from './preview-figures'
import { PreviewProblems } from './preview-problems'
import { useGoalPreview } from './use-goal-preview'

export type GoalPreviewPanelProps = {
  setting: GoalSetting
  /** Null before a goal is live. */
  liveVersion: number | null
  nodes: NodeChoice[]
}

/** What the goal in the form would count, for the days and the channel of the page. */
export function GoalPreviewPanel({ setting, liveVersion, nodes }: GoalPreviewPanelProps) {
  const { control } = useGoalForm()
  const typed = useWatch({ control }) as GoalTyped
  const expression = expressionOf(typed)
  const missing = describeMissing(expression)
  const { shown, isOutdated, failure, askAgain } = useGoalPreview(setting, missing ? null : expression)
  const nameNode = namesOf(nodes)

  return (
    <section aria-label="Preview">
      <h3 className="text-small font-medium text-muted">Would be reached, {nameQuestion(setting.of)}</h3>
      {missing ? <p className="mt-2 text-small text-muted">{missing}</p> : null}
      {failure ? <PreviewFailure message={failure} onRetry={askAgain} /> : null}
      {shown ? (
        <div
          aria-busy={isOutdated && !missing && !failure}
          className={classNames('transition-opacity delay-150', isOutdated && 'opacity-50')}
        >
          <PreviewFigures preview={shown.preview} liveVersion={liveVersion} locale={setting.locale} />
          <PreviewProblems
            problems={shown.preview.problems}
            expression={shown.expression}
            nameNode={nameNode}
          />
          <PreviewExamples shown={shown} setting={setting} nameNode={nameNode} />
        </div>
      ) : missing || failure ? null : (
        <PreviewSkeleton />
      )}
    </section>
  )
}

function PreviewFailure({ message, onRetry }: { message: string; onRetry: () => void }) {
  return (
    <div role="alert" className="mt-2 rounded-control bg-bad-soft px-3 py-2 text-small text-bad">
      <p className="font-medium">The preview could not be read</p>
      <p>{message}</p>
      <Button size="small" onClick={onRetry} className="mt-2">
        Try again
      </Button>
    </div>
  )
}

function PreviewSkeleton() {
  return (
    <>
      <p role="status" className="sr-only">
        Counting
      </p>
      <Skeleton className="mt-1 h-9 w-28" />
      <Skeleton className="mt-4 h-28" />
      <Skeleton className="mt-6 h-48" />
    </>
  )
}
