import type { FunnelFilter } from '@/lib/metrics/funnel-filter'

export interface ToldFunnel {
  journey: { name: string; steps: { name: string }[] }
  filter: Pick<FunnelFilter, 'state' | 'step' | 'next'>
  /** Name of the node that they went to; null where the filter names none. */
  nextName: string | null
}

/** In words, whom a number of a journey's funnel counts: "People of the journey Buy who stopped at step 3, Payment". */
export function tellFunnel({ journey, filter, nextName }: ToldFunnel): string {
  const went =
    filter.next === 'silence' ? ' and then fell silent' : nextName ? ` and then went to ${nextName}` : ''
  return `People of the journey ${journey.name}${tellState(journey.steps, filter)}${went}`
}

function tellState(steps: { name: string }[], { state, step }: ToldFunnel['filter']): string {
  if (state === 'completed') return ' who completed it'
  if (state === 'reached') return step ? ` who reached ${nameStep(steps, step)}` : ''
  if (step === undefined)
    return state === 'dropped' ? ' who stopped on the way' : ' who are still on their way'
  if (step === 0) return state === 'dropped' ? ' who stopped before step 1' : ' who may still reach step 1'
  const at = nameStep(steps, step)
  return state === 'dropped' ? ` who stopped at ${at}` : ` who are at ${at} and may still go on`
}

function nameStep(steps: { name: string }[], step: number): string {
  const name = steps[step - 1]?.name
  return name ? `step ${step}, ${name}` : `step ${step}`
}
