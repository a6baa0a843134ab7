/** Good and bad, never up and down. */
export type Tone = 'neutral' | 'accent' | 'good' | 'warning' | 'bad'

export const toneText: Record<Tone, string> = {
  neutral: 'text-muted',
  accent: 'text-accent-ink',
  good: 'text-good',
  warning: 'text-warning',
  bad: 'text-bad',
}

export const toneSoft: Record<Tone, string> = {
  neutral: 'bg-sunken text-muted',
  accent: 'bg-accent-soft text-accent-ink',
  good: 'bg-good-soft text-good',
  warning: 'bg-warning-soft text-warning',
  bad: 'bg-bad-soft text-bad',
}

export const toneFill: Record<Tone, string> = {
  neutral: 'bg-muted',
  accent: 'bg-accent',
  good: 'bg-good',
  warning: 'bg-proactive',
  bad: 'bg-bad',
}
