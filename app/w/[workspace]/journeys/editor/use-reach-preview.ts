'use client'

import { useEffect, useState } from 'react'
import { useWatch } from 'react-hook-form'
import type { JourneyPreview } from '@/lib/metrics/preview-journey'
import { isChosen, type StepValues } from './journey-values'
import { previewJourneyAction } from './preview-journey-action'
import type { JourneyControl } from './use-steps'

export interface ReachPreview {
  /** Of the answer: at which place of the form each of its steps stands. */
  places: number[]
  reach: JourneyPreview
}

type Answer = { question: string } & ({ preview: ReachPreview } | { refused: string })

const pause = 400
const unreachable = 'The server could not be reached.'

/** Asks again, after a short pause, whenever the steps change; an answer that comes too late is dropped. */
export function useReachPreview(slug: string, control: JourneyControl, adId: string | null) {
  const [steps, windowHours] = useWatch({ control, name: ['steps', 'windowHours'] })
  const places = placesToAsk(steps)
  const question = JSON.stringify({
    places,
    asked: {
      steps: places.map((place) => ({ nodes: steps[place]?.nodes.filter(isChosen) ?? [] })),
      windowHours: Number.isInteger(windowHours) ? windowHours : undefined,
      adId: adId ?? undefined,
    },
  })
  const isAsking = places.length > 0
  const [answer, setAnswer] = useState<Answer | null>(null)

  useEffect(() => {
    if (!isAsking) return
    let isCurrent = true
    const timer = setTimeout(() => {
      void ask(slug, question).then((answered) => isCurrent && setAnswer(answered))
    }, pause)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [slug, question, isAsking])

  return {
    steps,
    preview: isAsking && answer && 'preview' in answer ? answer.preview : null,
    refused: isAsking && answer && 'refused' in answer ? answer.refused : null,
    isReading: isAsking && answer?.question !== question,
  }
}

function placesToAsk(steps: StepValues[]): number[] {
  return steps.flatMap(({ nodes }, place) => (nodes.some(isChosen) ? place : []))
}

async function ask(slug: string, question: string): Promise<Answer> {
  const { places, asked } = JSON.parse(question)
  const result = await previewJourneyAction(slug, asked).catch(() => null)
  if (!result?.ok) return { question, refused: result?.message ?? unreachable }
  return { question, preview: { places, reach: result } }
}
