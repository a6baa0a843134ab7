'use client'

import { useState } from 'react'
import { type ActionResult, useActionForm } from '@/components/form/use-action-form'
import { type GoalInput, goalInputSchema } from '@/lib/goals/goal-schema'
import type { GoalVersion } from '@/lib/goals/goal-version'
import type { GoalSetting } from '../goal-setting'
import type { GoalTyped } from './goal-typed'
import { saveGoalAction } from './save-goal-action'

export interface SaveGoalOptions {
  setting: GoalSetting
  opening: GoalTyped
  onSaved: (version: GoalVersion) => void
}

/** The form over the server action; what somebody else saved meanwhile comes back as `theirs`. */
export function useSaveGoal({ setting, opening, onSaved }: SaveGoalOptions) {
  const [theirs, setTheirs] = useState<GoalVersion | null>(null)
  const [unchanged, setUnchanged] = useState<GoalVersion | null>(null)

  const save = async (input: GoalInput): Promise<ActionResult & { version?: GoalVersion }> => {
    setUnchanged(null)
    const result = await saveGoalAction(setting.slug, input)
    if (!result.ok) return result
    if (result.outcome === 'stale') {
      setTheirs(result.theirs)
      return { ok: false }
    }
    setTheirs(null)
    if (result.outcome === 'unchanged') {
      setUnchanged(result.version)
      return { ok: true }
    }
    return { ok: true, version: result.version }
  }
  const action = useActionForm({
    schema: goalInputSchema,
    action: save,
    defaultValues: opening,
    shouldFocusError: false,
    onDone: ({ version }) => version && onSaved(version),
  })
  return { ...action, theirs, forgetTheirs: () => setTheirs(null), unchanged }
}
