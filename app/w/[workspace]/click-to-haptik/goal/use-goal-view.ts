'use client'

import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { useRef } from 'react'
import { type GoalView, goalViews } from './goal-view'

export interface GoalViewState {
  view: GoalView | null
  open: (view: GoalView) => void
  close: () => void
}

/** Which dialog the address opens. It changes in the browser alone, so that opening waits for no section. */
export function useGoalView(): GoalViewState {
  const [view, setView] = useQueryState('goal', parseAsStringLiteral(goalViews))
  const wasOpenedHere = useRef(false)

  const open = (next: GoalView) => {
    // From one dialog to the other is no further step back.
    void setView(next, { history: view ? 'replace' : 'push' })
    if (!view) wasOpenedHere.current = true
  }
  /** Closing goes back to where opening came from, so that Back after it does not open the dialog again. */
  const close = () => {
    if (wasOpenedHere.current) window.history.back()
    else void setView(null, { history: 'replace' })
    wasOpenedHere.current = false
  }
  return { view, open, close }
}
