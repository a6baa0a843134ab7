import { formatCount } from '@/lib/format/format-number'
import type { FigureKey } from '@/lib/metrics/catalog'
import type { CaptureFigures } from '@/lib/metrics/get-capture-rate'
import type { LosingStep } from '@/lib/metrics/name-losing-step'

export interface CaptureRung {
  figure: FigureKey
  /** Null where it is not known. */
  count: number | null
  /** Who is lost between the rung before and this one, as sentences. */
  losses: { text: string; isMost: boolean }[]
}

const words: Record<LosingStep, string> = {
  'never-reached': 'never reached us',
  unreadable: 'could not be read',
  'nobody-wrote': 'wrote nothing',
  'already-open': 'wrote in a conversation that was open already',
}

/** The way from Meta's count to ours, step by step. */
export function listCaptureRungs(totals: CaptureFigures, locale: string): CaptureRung[] {
  const { started, reached, wrote, counted, losses } = totals
  const listLosses = (...steps: LosingStep[]) =>
    steps
      .filter((step) => losses.lost[step] > 0)
      .map((step) => {
        const isMost = losses.step === step
        const text = `${formatCount(losses.lost[step], locale)} ${words[step]}`
        return { text: isMost ? `${text}: most are lost here` : text, isMost }
      })
  return [
    { figure: 'conversations_started', count: started, losses: [] },
    { figure: 'capture_reached', count: reached, losses: listLosses('never-reached', 'unreadable') },
    { figure: 'capture_wrote', count: wrote, losses: listLosses('nobody-wrote') },
    { figure: 'capture_counted', count: counted, losses: listLosses('already-open') },
  ]
}
