'use client'

import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { useEffect, useRef, useState } from 'react'
import { type GoalView, goalViews } from './goal-view'

export interface GoalViewState {
  view: GoalView | null
  /** Whether the address still names a dialog, which it does for a moment after closing. */
  isNamed: boolean
  open: (view: GoalView) => void
  close: () => void
}

/** How long a step back through the history may take, in milliseconds. */
const patience = 400

/** Which dialog the address opens. It changes in the browser alone, so that opening waits for no section. */
export function useGoalView(): GoalViewState {
  const [named, setNamed] = useQueryState('goal', parseAsStringLiteral(goalViews))
  const [isLeaving, setLeaving] = useState(false)
  const wasOpenedHere = useRef(false)

  // The address follows a moment after the hand: back to where opening came from, so that Back after it does not
  // open the dialog again. What Next writes into the history meanwhile may swallow the step.
  useEffect(() => {
    if (!isLeaving) return
    if (named === null) return setLeaving(false)
    const replace = () => void setNamed(null, { history: 'replace' })
    if (!wasOpenedHere.current) return replace()
    wasOpenedHere.current = false
    window.history.back()
    const timer = setTimeout(replace, patience)
    return () => clearTimeout(timer)
  }, [isLeaving, named, setNamed])

  const open = (view: GoalView) => {
    // From one dialog to the other is no further step back. The history is ahead of what was drawn.
    const isStep = !new URLSearchParams(window.location.search).has('goal')
    setLeaving(false)
    void setNamed(view, { history: isStep ? 'push' : 'replace' })
    if (isStep) wasOpenedHere.current = true
  }
  const close = () => {
    if (named !== null) setLeaving(true)
  }
  return { view: isLeaving ? null : named, isNamed: named !== null, open, close }
}
