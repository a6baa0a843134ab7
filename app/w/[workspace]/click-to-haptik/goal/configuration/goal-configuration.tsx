'use client'

import { DialogBody } from '@/components/ui/dialog-body'
import type { GoalVersion } from '@/lib/goals/goal-version'
import type { GoalSetting } from '../goal-setting'
import { readGoalAction } from '../read-goal-action'
import { useAnswer } from '../use-answer'
import { Waiting } from '../waiting'
import { GoalForm } from './goal-form'

export type GoalConfigurationProps = {
  setting: GoalSetting
  onDirty: (isDirty: boolean) => void
  onSaved: (version: GoalVersion) => void
}

export function GoalConfiguration({ setting, onDirty, onSaved }: GoalConfigurationProps) {
  const { data, failure, askAgain } = useAnswer(readGoalAction, setting.slug, {})
  if (data) return <GoalForm setting={setting} {...data} onDirty={onDirty} onSaved={onSaved} />
  return (
    <DialogBody title="Goal configuration">
      <Waiting what="The goal" failure={failure} onRetry={askAgain} className="h-[420px]" />
    </DialogBody>
  )
}
