import { formatShare } from '@/lib/format/format-share'
import { type Tone, toneText } from '../ui/tone'

export type DeltaProps = {
  /** 0.084 is 8.4% more than before; null, where there is nothing to compare with, draws nothing. */
  ratio: number | null
  goodWhen: 'up' | 'down' | 'neutral'
  /** Against what: "than 2 – 31 Oct". Read out only. */
  label: string
}

export function Delta({ ratio, goodWhen, label }: DeltaProps) {
  if (ratio === null || !Number.isFinite(ratio)) return null
  const size = Math.abs(ratio)
  // Above tenfold the percentage says less than that it is above tenfold.
  const text = size > 9.99 ? '>999%' : formatShare(size)
  if (text === '0.0%')
    return (
      <span className="text-note text-muted">
        0.0%<span className="sr-only"> change {label}</span>
      </span>
    )
  const up = ratio > 0
  return (
    <span className={`text-note font-semibold whitespace-nowrap ${toneText[toneOf(up, goodWhen)]}`}>
      <span aria-hidden="true" className="text-[0.65rem]">
        {up ? '▲' : '▼'}
      </span>{' '}
      {text}
      <span className="sr-only">
        {' '}
        {up ? 'more' : 'less'} {label}
      </span>
    </span>
  )
}

function toneOf(up: boolean, goodWhen: DeltaProps['goodWhen']): Tone {
  if (goodWhen === 'neutral') return 'neutral'
  return up === (goodWhen === 'up') ? 'good' : 'bad'
}
