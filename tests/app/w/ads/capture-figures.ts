import type { CaptureFigures, CaptureRate } from '@/lib/metrics/get-capture-rate'
import { nameLosingStep } from '@/lib/metrics/name-losing-step'

/** 100 for Meta, of which 80 reached us, 70 wrote and 65 are ours, unless changed. */
export function captureFigures(changes: Partial<CaptureFigures> = {}): CaptureFigures {
  const counts = {
    started: 100,
    reached: 80,
    wrote: 70,
    counted: 65,
    unreadable: 0,
    waiting: 0,
    inOtherAds: 2,
    inOtherConversations: 3,
    ...changes,
  }
  const { started, counted } = counts
  return { ...counts, rate: started ? counted / started : null, losses: nameLosingStep(counts) }
}

export function captureRate(changes: Partial<CaptureRate> = {}): CaptureRate {
  return {
    from: '2026-11-01',
    to: '2026-11-02',
    timeZone: 'Asia/Kolkata',
    account: { accountId: '5', name: 'Fab Cart', firstDay: '2026-08-23' },
    totals: captureFigures(),
    days: ['2026-11-01', '2026-11-02'].map((day) => ({ day, ...captureFigures() })),
    missingDays: [],
    ...changes,
  }
}
