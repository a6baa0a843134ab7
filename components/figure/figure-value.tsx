import { noFigure } from '@/lib/format/no-figure'
import { Hint } from '../ui/hint'
import type { Figure } from './figure'

export type FigureValueProps = {
  figure: Figure
  /** In tables a hint per cell would be a stop of the Tab key per cell, so there the reason is a title. */
  explain?: 'hint' | 'title'
}

/** Takes its size from what is around it. */
export function FigureValue({ figure, explain = 'title' }: FigureValueProps) {
  switch (figure.look) {
    case 'value':
      return figure.full ? <Explained seen={figure.text} text={figure.full} explain={explain} /> : figure.text
    case 'zero':
      return figure.text ?? '0'
    case 'none':
      return <Explained seen={noFigure} text={figure.reason} explain={explain} muted />
    case 'error':
      return (
        <span className="text-small font-medium tracking-normal text-bad" title={figure.reason}>
          could not be read
        </span>
      )
  }
}

type ExplainedProps = { seen: string; text: string; explain: 'hint' | 'title'; muted?: boolean }

function Explained({ seen, text, explain, muted }: ExplainedProps) {
  const content = (
    <>
      <span aria-hidden="true">{seen}</span>
      <span className="sr-only">{text}</span>
    </>
  )
  const className = muted ? 'text-muted' : undefined
  if (explain === 'title') {
    return (
      <span title={text} className={className}>
        {content}
      </span>
    )
  }
  return (
    <Hint text={text} className={className}>
      {content}
    </Hint>
  )
}
