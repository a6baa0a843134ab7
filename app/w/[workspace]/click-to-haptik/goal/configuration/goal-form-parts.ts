'use client'

import { type UseFormReturn, useFormContext } from 'react-hook-form'
import type { GoalInput } from '@/lib/goals/goal-schema'
import type { NodeChoice } from '../../../nodes/node-choice'
import type { GoalTyped } from './goal-typed'

export type GoalFormReturn = UseFormReturn<GoalTyped, unknown, GoalInput>

/** What the rows of the form share beside their fields. */
export interface GoalFormParts {
  nodes: NodeChoice[]
  locale: string
  readOnly: boolean
}

export function useGoalForm(): GoalFormReturn {
  return useFormContext<GoalTyped, unknown, GoalInput>()
}
