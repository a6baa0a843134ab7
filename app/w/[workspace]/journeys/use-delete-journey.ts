'use client'

import { useState } from 'react'
import { toast } from 'sonner'
import type { Journey } from '@/lib/journeys/journey'
import { answerOrToast } from './answer-or-toast'
import { deleteJourneyAction } from './delete-journey-action'
import { undeleteJourneyAction } from './undelete-journey-action'

const undoFor = 15_000

/** Asks only where ads hang on the journey; whatever was deleted can be brought back from a toast. */
export function useDeleteJourney(slug: string) {
  const [asked, setAsked] = useState<Journey | null>(null)

  const undelete = async ({ id, name }: Journey) => {
    if (await answerOrToast(undeleteJourneyAction(slug, { journeyId: id })))
      toast.success(`“${name}” is back`)
  }
  const remove = async (journey: Journey) => {
    const done = await answerOrToast(deleteJourneyAction(slug, { journeyId: journey.id }))
    if (!done) return
    toast(`“${journey.name}” is deleted`, {
      description: describeLoss(done.journey.ads.length),
      duration: undoFor,
      action: { label: 'Undo', onClick: () => void undelete(journey) },
    })
  }

  return {
    /** The journey whose deletion waits for an answer. */
    asked,
    ask: (journey: Journey) => {
      if (journey.ads.length > 0) setAsked(journey)
      else void remove(journey)
    },
    confirm: () => {
      if (asked) void remove(asked)
      setAsked(null)
    },
    cancel: () => setAsked(null),
  }
}

function describeLoss(ads: number): string | undefined {
  if (ads === 0) return undefined
  return ads === 1 ? '1 ad is without a journey now' : `${ads} ads are without a journey now`
}
