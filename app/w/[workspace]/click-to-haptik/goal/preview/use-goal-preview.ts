'use client'

import { useEffect, useRef, useState } from 'react'
import type { GoalExpression } from '@/lib/goals/goal-schema'
import type { GoalPreview } from '@/lib/metrics/preview-goal'
import type { GoalSetting } from '../goal-setting'
import { toFailure } from '../use-answer'
import { lastOnly } from './last-only'
import { previewGoalAction } from './preview-goal-action'

type Question = Parameters<typeof previewGoalAction>[1]

export interface ShownPreview {
  /** What was asked; by now the form may say something else. */
  expression: GoalExpression
  preview: GoalPreview
}

const pauseAfterTyping = 350

/**
 * The effect of a goal while it is edited, asked for once the hand rests. The answer before stays until the next
 * is there. `expression` is null while the goal is incomplete.
 */
export function useGoalPreview({ slug, of }: GoalSetting, expression: GoalExpression | null) {
  const [shown, setShown] = useState<(ShownPreview & { key: string }) | null>(null)
  const [failed, setFailed] = useState<{ key: string; message: string } | null>(null)
  const key = expression ? JSON.stringify({ expression, of } satisfies Question) : null

  // Server actions wait for one another, so that outdated questions would hold up the last.
  const [ask] = useState(() =>
    lastOnly(async (asked: string) => {
      const question = JSON.parse(asked) as Question
      const result = await previewGoalAction(slug, question).catch(toFailure)
      setFailed(result.ok ? null : { key: asked, message: result.message })
      if (result.ok) setShown({ key: asked, expression: question.expression, preview: result.preview })
    }),
  )
  const hasBegun = useRef(false)
  useEffect(() => {
    if (!key) return
    // The first question goes before that for the visits, which takes longer and is less missed.
    if (!hasBegun.current) {
      hasBegun.current = true
      return ask(key)
    }
    const timer = setTimeout(() => ask(key), pauseAfterTyping)
    return () => clearTimeout(timer)
  }, [key, ask])

  return {
    shown,
    /** What is shown belongs to what was typed before. */
    isOutdated: shown !== null && shown.key !== key,
    failure: failed && failed.key === key ? failed.message : null,
    askAgain: () => {
      setFailed(null)
      if (key) ask(key)
    },
  }
}
