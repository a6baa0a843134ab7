import { classNames } from '@/components/ui/class-names'
import { ColorKey } from '@/components/ui/color-key'
import { formatCount } from '@/lib/format/format-number'
import { formatShare } from '@/lib/format/format-share'
import type { GoalPreview } from '@/lib/metrics/preview-goal'
import { toRatio } from '@/lib/metrics/ratio'
import { sourceLabels, sources } from '@/lib/metrics/sources'
import { type Difference, describeDifference } from './describe-difference'

export type PreviewFiguresProps = { preview: GoalPreview; liveVersion: number | null; locale: string }

const toneOfDirection: Record<Difference['direction'], string> = {
  more: 'font-medium text-good',
  fewer: 'font-medium text-warning',
  same: 'text-muted',
  unknown: 'text-muted',
}

/** How many conversations, against the live version, and from where. */
export function PreviewFigures({ preview, liveVersion, locale }: PreviewFiguresProps) {
  const difference = describeDifference(preview, liveVersion, locale)
  return (
    <>
      <div role="status">
        <p className="mt-1 text-display font-bold tracking-tight">
          {formatCount(preview.reached, locale)}
          <span className="sr-only"> conversations would reach the goal</span>
        </p>
        <p className={classNames('mt-1 text-small', toneOfDirection[difference.direction])}>
          {difference.sentence}
        </p>
        <p className="mt-0.5 text-note text-muted">
          of {formatCount(preview.conversations, locale)} conversations,{' '}
          {formatShare(toRatio(preview.reached, preview.conversations))}
        </p>
      </div>
      <ul className="mt-3 divide-y divide-hairline border-y border-hairline">
        {sources.map((source) => {
          const { reached, conversations } = preview.bySource[source]
          return (
            <li
              key={source}
              className="grid grid-cols-[minmax(0,1fr)_auto_3.25rem] items-baseline gap-2 py-2"
            >
              <ColorKey color={source}>{sourceLabels[source]}</ColorKey>
              <span className="font-semibold">{formatCount(reached, locale)}</span>
              <span
                className="text-right text-small text-muted"
                title={`of ${formatCount(conversations, locale)} conversations from ${sourceLabels[source]}`}
              >
                {formatShare(toRatio(reached, conversations))}
              </span>
            </li>
          )
        })}
      </ul>
    </>
  )
}
