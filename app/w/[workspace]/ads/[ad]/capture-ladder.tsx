import { classNames } from '@/components/ui/class-names'
import { Hint } from '@/components/ui/hint'
import { formatCount } from '@/lib/format/format-number'
import { noFigure } from '@/lib/format/no-figure'
import { getFigure } from '@/lib/metrics/catalog'
import type { CaptureFigures } from '@/lib/metrics/get-capture-rate'
import { type CaptureRung, listCaptureRungs } from './list-capture-rungs'

export type CaptureLadderProps = { totals: CaptureFigures; locale: string }

/** From Meta's count down to ours, each with what is lost on the way there. */
export function CaptureLadder({ totals, locale }: CaptureLadderProps) {
  const rungs = listCaptureRungs(totals, locale)
  const longest = Math.max(...rungs.map(({ count }) => count ?? 0))
  return (
    <ol aria-label="From Meta's count to ours" className="space-y-3">
      {rungs.map((rung) => (
        <Rung key={rung.figure} rung={rung} longest={longest} locale={locale} />
      ))}
    </ol>
  )
}

function Rung({ rung, longest, locale }: { rung: CaptureRung; longest: number; locale: string }) {
  const { figure, count, losses } = rung
  const { label, wording } = getFigure(figure)
  const share = longest > 0 ? (count ?? 0) / longest : 0
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 gap-y-1 md:grid-cols-[11rem_4rem_minmax(0,1fr)]">
      <p className="text-small font-medium">
        <Hint text={wording}>{label}</Hint>
      </p>
      <p className="text-right text-small font-semibold">
        {count === null ? <span className="text-muted">{noFigure}</span> : formatCount(count, locale)}
      </p>
      <div className="max-md:col-span-2 md:pt-1.5">
        <span aria-hidden="true" className="block h-2 rounded-full bg-sunken">
          <span
            className={classNames('block h-full rounded-full bg-ads', share > 0 && 'min-w-1')}
            style={{ width: `${share * 100}%` }}
          />
        </span>
        {losses.map(({ text, isMost }) => (
          <p
            key={text}
            className={classNames('mt-1 text-note', isMost ? 'font-medium text-bad' : 'text-muted')}
          >
            {text}
          </p>
        ))}
      </div>
    </li>
  )
}
