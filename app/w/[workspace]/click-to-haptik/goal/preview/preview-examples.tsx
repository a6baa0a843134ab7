'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import type { GoalExample } from '@/lib/metrics/list-goal-examples'
import type { GoalSetting } from '../goal-setting'
import type { NameNode } from '../name-node'
import { explainMissing, explainReached } from './explain-example'
import { PreviewExample } from './preview-example'
import type { ShownPreview } from './use-goal-preview'

export type PreviewExamplesProps = { shown: ShownPreview; setting: GoalSetting; nameNode: NameNode }

/** Conversations that would reach it, and those that lack one node: does the goal mean what it should? */
export function PreviewExamples({ shown, setting, nameNode }: PreviewExamplesProps) {
  const { reached, nearMisses } = shown.preview.examples
  return (
    <>
      <ExampleList
        title={
          reached.length === 0 ? 'No example: nothing reaches it' : `${countOf(reached)} that would reach it`
        }
        examples={reached}
        tone="text-good"
        explain={(example) => `reached: ${explainReached(shown.expression, example, nameNode)}`}
        {...{ shown, setting, nameNode }}
      />
      <ExampleList
        title={
          nearMisses.length === 0
            ? 'None is one step short of it'
            : `${countOf(nearMisses)} one step short of it`
        }
        examples={nearMisses}
        tone="text-bad"
        explain={(example) => `one short: ${explainMissing(shown.expression, example, nameNode)}`}
        {...{ shown, setting, nameNode }}
      />
    </>
  )
}

type ExampleListProps = PreviewExamplesProps & {
  title: string
  examples: GoalExample[]
  tone: string
  explain: (example: GoalExample) => string
}

/** Both lists are to be seen at once, so each begins short. */
const shortList = 3

function ExampleList({ title, examples, tone, explain, shown, setting, nameNode }: ExampleListProps) {
  const [isLong, setLong] = useState(false)
  const seen = isLong ? examples : examples.slice(0, shortList)
  return (
    <section aria-label={title} className="mt-5">
      <h4 className="border-b border-hairline pb-1.5 text-small font-medium text-muted">{title}</h4>
      <ul className="divide-y divide-hairline">
        {seen.map((example) => (
          <PreviewExample
            key={example.id}
            example={example}
            expression={shown.expression}
            explanation={explain(example)}
            tone={tone}
            setting={setting}
            nameNode={nameNode}
          />
        ))}
      </ul>
      {examples.length > shortList ? (
        <Button look="accent" size="small" onClick={() => setLong(!isLong)} className="-ml-2">
          {isLong ? 'Show fewer' : `Show ${examples.length - shortList} more`}
          <span className="sr-only"> of {title}</span>
        </Button>
      ) : null}
    </section>
  )
}

function countOf(examples: GoalExample[]): string {
  return examples.length === 1 ? 'The newest' : `The newest ${examples.length}`
}
