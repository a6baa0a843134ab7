'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { GoalVersion } from '@/lib/goals/goal-version'
import { toFailure } from '../use-answer'
import { restoreGoalAction } from './restore-goal-action'

export interface Notice {
  tone: 'good' | 'warning' | 'bad'
  title: string
  sentence?: string
  /** The version to restore for things to be as before. */
  undoTo?: number
}

/** Restoring makes a new version, so it is undone by restoring the one before. */
export function useRestoreGoal(slug: string, versions: GoalVersion[], onChanged: () => void) {
  const router = useRouter()
  const [notice, setNotice] = useState<Notice | null>(null)
  const [pending, setPending] = useState<number | null>(null)
  const latest = versions[0]?.version ?? 0

  const restore = async (version: number) => {
    if (pending !== null) return
    setPending(version)
    const result = await restoreGoalAction(slug, { version, basedOnVersion: latest }).catch(toFailure)
    setPending(null)
    setNotice(toNotice(result, version, latest))
    onChanged()
    router.refresh()
  }
  return {
    restore: (version: number) => void restore(version),
    undo: () => {
      if (notice?.undoTo) void restore(notice.undoTo)
    },
    notice,
    pending,
  }
}

function toNotice(
  result: Awaited<ReturnType<typeof restoreGoalAction>>,
  version: number,
  latest: number,
): Notice {
  if (!result.ok)
    return { tone: 'bad', title: `Version ${version} is not restored`, sentence: result.message }
  if (result.outcome === 'stale') {
    const { savedBy, version: newer } = result.theirs
    return {
      tone: 'warning',
      title: `${savedBy} saved version ${newer} meanwhile`,
      sentence:
        'Nothing was restored. It stands in the list now; restore again if that is still what you want.',
    }
  }
  if (result.outcome === 'unchanged') {
    return { tone: 'good', title: `Nothing to restore: version ${result.version.version} says the same` }
  }
  return {
    tone: 'good',
    title: `Version ${version} is back as version ${result.version.version}`,
    sentence: 'Figures follow as soon as it is counted over all conversations.',
    undoTo: latest,
  }
}
