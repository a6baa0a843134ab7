'use client'

import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { RelativeTime } from '@/components/ui/relative-time'
import type { Journey } from '@/lib/journeys/journey'
import { JourneySteps } from '../journey-steps'
import type { Difference } from './list-differences'

export type StaleJourneyProps = {
  theirs: Journey
  /** Where it differs from what is in the form. */
  differences: Difference[]
  timeZone: string
  onTakeTheirs: () => void
  onKeepMine: () => void
}

/** Somebody else saved meanwhile: what they saved, and the choice between theirs and mine. */
export function StaleJourney({ theirs, differences, timeZone, onTakeTheirs, onKeepMine }: StaleJourneyProps) {
  return (
    <div role="alert">
      <Callout
        tone="warning"
        title={`${theirs.updatedBy} saved this journey while you were writing`}
        action={
          <div className="flex flex-wrap gap-2">
            <Button size="small" onClick={onTakeTheirs}>
              Take theirs
            </Button>
            <Button size="small" onClick={onKeepMine}>
              Save mine over it
            </Button>
          </div>
        }
      >
        <p className="mb-2">
          Yours is not saved. Theirs, of <RelativeTime at={theirs.updatedAt} timeZone={timeZone} />,{' '}
          {describe(differences)}:
        </p>
        <p className="font-medium text-ink">
          <bdi>{theirs.name}</bdi> · window {theirs.windowHours} h
        </p>
        <JourneySteps steps={theirs.steps} />
      </Callout>
    </div>
  )
}

const words: Record<Difference, string> = { name: 'the name', window: 'the window', steps: 'the steps' }

function describe(differences: Difference[]): string {
  if (differences.length === 0) return 'is the same as yours'
  return `differs from yours in ${differences.map((difference) => words[difference]).join(' and ')}`
}
