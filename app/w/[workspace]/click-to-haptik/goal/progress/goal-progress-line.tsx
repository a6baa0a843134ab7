'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { toast } from 'sonner'
import { describeProgress, type GoalProgress } from './goal-progress'
import { useGoalProgress } from './use-goal-progress'

export type GoalProgressLineProps = { slug: string; progress: GoalProgress }

/** A thin line while a version is being counted; when it is done, the page is read again and the line is gone. */
export function GoalProgressLine({ slug, progress: drawn }: GoalProgressLineProps) {
  const router = useRouter()
  const progress = useGoalProgress(slug, drawn)
  const isDone = progress === null

  useEffect(() => {
    if (!isDone) return
    toast.success('The goal is counted', { description: 'Figures are those of its newest version now.' })
    router.refresh()
  }, [isDone, router])

  if (!progress) return null
  const { version, share } = progress
  return (
    <div className="mb-4">
      <p role="status" className="text-small text-muted">
        {describeProgress(progress)}
      </p>
      <div
        role="progressbar"
        aria-label={`Counting version ${version} of the goal`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share === null ? undefined : Math.floor(share * 100)}
        className="mt-1.5 h-1 overflow-hidden rounded-full bg-sunken"
      >
        <div
          className="h-full rounded-full bg-accent transition-[width]"
          style={{ width: `${(share ?? 0) * 100}%` }}
        />
      </div>
    </div>
  )
}
