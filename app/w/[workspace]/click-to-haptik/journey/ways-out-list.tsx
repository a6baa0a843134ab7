'use client'

import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import { StateLink } from '@/components/ui/state-link'
import { formatCount } from '@/lib/format/format-number'
import { formatShare } from '@/lib/format/format-share'
import type { WaysOut } from '@/lib/metrics/list-ways-out'
import { toRatio } from '@/lib/metrics/ratio'
import { hrefOfWay } from './href-of-way'

export type WaysOutListProps = {
  answer: WaysOut | 'reading' | 'failed'
  /** The conversations of all who dropped at the step. */
  href: string
  locale: string
  onRetry: () => void
}

/** The rest is in the list of conversations. */
const mostShown = 8

export function WaysOutList({ answer, href, locale, onRetry }: WaysOutListProps) {
  if (answer === 'reading') return <Reading />
  if (answer === 'failed') return <Failed onRetry={onRetry} />
  const shown = answer.ways.slice(0, mostShown)
  const others = answer.ways.slice(mostShown)
  return (
    <>
      <ul className="space-y-2">
        {shown.map(({ node, persons }) => (
          <Way
            key={node ? `${node.connectionId} ${node.nodeId}` : 'silence'}
            name={node ? (node.name ?? node.nodeId) : 'Silence, no further step of the bot'}
            href={hrefOfWay(href, node)}
            persons={persons}
            share={toRatio(persons, answer.total)}
            locale={locale}
          />
        ))}
      </ul>
      {others.length > 0 ? (
        <p className="mt-2 text-note text-muted">
          {formatCount(
            others.reduce((sum, { persons }) => sum + persons, 0),
            locale,
          )}{' '}
          went {others.length === 1 ? 'one other way' : `${others.length} other ways`}.
        </p>
      ) : null}
      <p className="mt-3 border-t border-hairline pt-3 text-small">
        <StateLink href={href} className="font-medium text-accent-ink underline-offset-3 hover:underline">
          {answer.total === 1
            ? 'The conversation of this one'
            : `The conversations of all ${formatCount(answer.total, locale)}`}
        </StateLink>
      </p>
    </>
  )
}

type WayProps = { name: string; href: string; persons: number; share: number | null; locale: string }

function Way({ name, href, persons, share, locale }: WayProps) {
  return (
    <li>
      <StateLink
        href={href}
        className="group grid grid-cols-[minmax(0,1fr)_auto_3rem] items-baseline gap-2 rounded-sm text-small"
      >
        <span className="wrap-anywhere underline-offset-3 group-hover:underline">{name}</span>
        <span className="font-semibold">{formatCount(persons, locale)}</span>
        <span className="text-right text-muted">{formatShare(share)}</span>
      </StateLink>
      <span aria-hidden="true" className="mt-1 block h-1.5 rounded-full bg-sunken">
        <span
          className="block h-full min-w-0.5 rounded-full bg-ads"
          style={{ width: `${(share ?? 0) * 100}%` }}
        />
      </span>
    </li>
  )
}

function Reading() {
  return (
    <div className="space-y-3">
      <p role="status" className="sr-only">
        Reading where they went
      </p>
      <Skeleton className="h-6 w-full" />
      <Skeleton className="h-6 w-full" />
      <Skeleton className="h-6 w-full" />
    </div>
  )
}

function Failed({ onRetry }: { onRetry: () => void }) {
  return (
    <div role="alert">
      <p className="mb-3 text-small text-bad">Where they went could not be read.</p>
      <Button size="small" onClick={onRetry}>
        Try again
      </Button>
    </div>
  )
}
