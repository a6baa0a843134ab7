'use client'

import { useEffect } from 'react'
import { Button } from '@/components/ui/button'
import { DialogBody } from '@/components/ui/dialog-body'
import { DialogClose } from '@/components/ui/dialog-close'
import { EmptyState } from '@/components/ui/empty-state'
import type { GoalVersion } from '@/lib/goals/goal-version'
import type { NodeChoice } from '../../../nodes/node-choice'
import type { GoalSetting } from '../goal-setting'
import { nameQuestion } from '../name-question'
import { useAnswer } from '../use-answer'
import { Waiting } from '../waiting'
import { listGoalVersionsAction } from './list-goal-versions-action'
import { RestoreNotice } from './restore-notice'
import { useRestoreGoal } from './use-restore-goal'
import { VersionPages } from './version-pages'

export type GoalVersionsProps = { setting: GoalSetting; onEdit: () => void }

/** How the goal came to be: every version, with the way back to it. */
export function GoalVersions({ setting, onEdit }: GoalVersionsProps) {
  const { data, failure, askAgain } = useAnswer(listGoalVersionsAction, setting.slug, {})
  return (
    <DialogBody
      title="Versions of the goal"
      sentence={`Every goal that was ever saved, and what each counts in ${nameQuestion(setting.of)}. The page shows the figures of the one that is live.`}
      footer={<DialogClose label="Close" />}
    >
      {data ? (
        <ListOrNothing setting={setting} {...data} onChanged={askAgain} onEdit={onEdit} />
      ) : (
        <Waiting what="The versions" failure={failure} onRetry={askAgain} className="h-64" />
      )}
    </DialogBody>
  )
}

type ListOrNothingProps = GoalVersionsProps & {
  versions: GoalVersion[]
  nodes: NodeChoice[]
  onChanged: () => void
}

function ListOrNothing({ setting, versions, nodes, onChanged, onEdit }: ListOrNothingProps) {
  const { restore, undo, notice, pending } = useRestoreGoal(setting.slug, versions, onChanged)
  useRepeating(versions.some(({ state }) => state === 'building') ? onChanged : null)
  if (versions.length === 0) {
    return (
      <EmptyState
        title="No goal yet"
        sentence="Each time a goal is saved it becomes a version, and stands here with who saved it, what changed and what it counts."
        action={setting.maySave ? <Button onClick={onEdit}>Configure a goal</Button> : undefined}
      />
    )
  }
  return (
    <div className="space-y-4">
      <RestoreNotice notice={notice} pending={pending} onUndo={undo} />
      <VersionPages
        setting={setting}
        versions={versions}
        nodes={nodes}
        pending={pending}
        onRestore={restore}
      />
    </div>
  )
}

const every = 2_000

/** The list is read again while a version is being counted. */
function useRepeating(repeat: (() => void) | null) {
  useEffect(() => {
    if (!repeat) return
    const timer = setInterval(repeat, every)
    return () => clearInterval(timer)
  }, [repeat])
}
