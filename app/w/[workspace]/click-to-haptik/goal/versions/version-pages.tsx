'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import type { GoalVersion } from '@/lib/goals/goal-version'
import type { NodeChoice } from '../../../nodes/node-choice'
import { describeChange } from '../describe-change'
import type { GoalSetting } from '../goal-setting'
import { namesOf } from '../name-node'
import { useAnswer } from '../use-answer'
import { compareGoalsAction } from './compare-goals-action'
import { versionsAtOnce } from './versions-at-once'
import { VersionsTable } from './versions-table'

export type VersionPagesProps = {
  setting: GoalSetting
  /** The newest first. */
  versions: GoalVersion[]
  nodes: NodeChoice[]
  pending: number | null
  onRestore: (version: number) => void
}

/** Ten versions at a time, with what they count side by side. */
export function VersionPages({ setting, versions, nodes, pending, onRestore }: VersionPagesProps) {
  const [first, setFirst] = useState(0)
  const page = versions.slice(first, first + versionsAtOnce)
  const { data, failure, askAgain } = useAnswer(compareGoalsAction, setting.slug, {
    versions: page.map(({ version }) => version),
    of: setting.of,
  })
  const words = { nameNode: namesOf(nodes), locale: setting.locale }
  const figures = new Map(data?.figures.map((one) => [one.version, one]))
  return (
    <>
      <VersionsTable
        setting={setting}
        rows={page.map((version, index) => ({
          ...version,
          changes: describeChange(versions[first + index + 1] ?? null, version, words),
          figures: figures.get(version.version) ?? null,
          isLatest: first + index === 0,
        }))}
        failed={failure !== null}
        pending={pending}
        onRestore={onRestore}
      />
      {failure ? (
        <p role="alert" className="mt-3 flex items-center gap-3 text-small text-bad">
          What they count could not be read. {failure}
          <Button size="small" onClick={askAgain}>
            Try again
          </Button>
        </p>
      ) : null}
      {versions.length > versionsAtOnce ? (
        <nav aria-label="More versions" className="mt-4 flex justify-end gap-2">
          <Button size="small" disabled={first === 0} onClick={() => setFirst(first - versionsAtOnce)}>
            Newer
          </Button>
          <Button
            size="small"
            disabled={first + versionsAtOnce >= versions.length}
            onClick={() => setFirst(first + versionsAtOnce)}
          >
            Older
          </Button>
        </nav>
      ) : null}
    </>
  )
}
