import type { FunnelStep } from './list-funnel-steps'

/** "2. Pick a category"; who started stands before the first. */
export function nameStep({ step, name }: Pick<FunnelStep, 'step' | 'name'>): string {
  return step === 0 ? name : `${step}. ${name}`
}
