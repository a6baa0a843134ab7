'use client'

import { use } from 'react'
import { Button } from '@/components/ui/button'
import { formatCount } from '@/lib/format/format-number'
import type { WalkedPath } from '@/lib/metrics/list-walked-paths'
import type { StepValues } from './journey-values'

export type WalkedPathsProps = {
  /** Null when they could not be read. */
  paths: Promise<WalkedPath[] | null>
  onTakeOver: (steps: StepValues[]) => void
  locale: string
}

/** Suggestions: the paths that most conversations walked; one click makes one of them the steps. */
export function WalkedPaths({ paths, onTakeOver, locale }: WalkedPathsProps) {
  const found = use(paths)
  if (found === null) return <p className="text-small text-muted">The walked paths could not be read.</p>
  if (found.length === 0) {
    return <p className="text-small text-muted">No path has been walked in these days.</p>
  }
  return (
    <ol className="divide-y divide-hairline">
      {found.map(({ steps, conversations }) => {
        const names = steps.map(({ name, nodeId }) => name ?? nodeId)
        return (
          <li
            key={steps.map(({ connectionId, nodeId }) => `${connectionId} ${nodeId}`).join(' ')}
            className="flex items-start justify-between gap-3 py-2.5 first:pt-0 last:pb-0"
          >
            <div className="min-w-0">
              <p className="text-small">
                <bdi>{names.join(' → ')}</bdi>
              </p>
              <p className="text-note text-muted">
                {formatCount(conversations, locale)} {conversations === 1 ? 'conversation' : 'conversations'}
              </p>
            </div>
            <Button size="small" onClick={() => onTakeOver(steps.map(toStep))}>
              Use it<span className="sr-only">: {names.join(', ')}</span>
            </Button>
          </li>
        )
      })}
    </ol>
  )
}

function toStep({ connectionId, nodeId }: WalkedPath['steps'][number]): StepValues {
  return { name: '', nodes: [{ connectionId, nodeId }] }
}
