import { Badge } from '@/components/ui/badge'
import type { Tone } from '@/components/ui/tone'
import { type AdStatusLabel, adStatusLabel } from '@/lib/metrics/ad-status-label'

const tones: Record<AdStatusLabel['kind'], Tone> = {
  running: 'good',
  waiting: 'accent',
  resting: 'neutral',
  refused: 'warning',
}

/** How an ad stands with Meta, by its effective_status. */
export function AdStatusBadge({ status }: { status: string }) {
  const { label, kind } = adStatusLabel(status)
  return <Badge tone={tones[kind]}>{label}</Badge>
}
