import type { CSSProperties } from 'react'
import { classNames } from '../ui/class-names'
import { type FunnelPart, type FunnelSide, funnelLook } from './funnel-look'

export type FunnelBarProps = {
  side: FunnelSide
  /** Shares of everybody at the start, from the base; `title` says each on hover. */
  parts: { part: FunnelPart; share: number; title: string }[]
  /** What is written on the bar: "84%". */
  text: string
}

/** A bar this long has room for its text. */
const roomForText = 0.24

/** Grows upwards in a row of columns, and to the right where columns stand upright. */
export function FunnelBar({ side, parts, text }: FunnelBarProps) {
  const reached = parts.find(({ part }) => part === 'reached')?.share ?? 0
  const fits = reached >= roomForText
  const shown = parts.filter(({ share }) => share > 0)
  return (
    <div className="relative flex w-full min-w-0 max-md:h-6 md:h-full md:flex-col-reverse">
      {shown.map(({ part, share, title }) => (
        <div
          key={part}
          title={title}
          style={{ flexBasis: `${share * 100}%` }}
          className={classNames(
            'min-h-0.5 min-w-0.5',
            part === shown.at(-1)?.part && 'max-md:rounded-r-md md:rounded-t-md',
            part === 'open' && 'min-h-1 min-w-1',
            part !== 'lost' && 'shrink-0',
            funnelLook[side][part],
          )}
        >
          {part === 'reached' && fits ? <BarText text={text} /> : null}
        </div>
      ))}
      {fits ? null : (
        <span
          style={{ '--reached': `${reached * 100}%` } as CSSProperties}
          className="absolute rounded bg-surface max-md:inset-y-0 max-md:left-[calc(var(--reached)+0.5rem)] max-md:my-auto max-md:h-fit md:bottom-[calc(var(--reached)+0.5rem)] md:left-1"
        >
          <BarText text={text} />
        </span>
      )}
    </div>
  )
}

function BarText({ text }: { text: string }) {
  return <span className="block px-1.5 py-1 text-note leading-4 font-semibold whitespace-nowrap">{text}</span>
}
