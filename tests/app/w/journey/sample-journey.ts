import type { JourneyCost } from '@/lib/metrics/cost-of-journey'
import type { UserJourney } from '@/lib/metrics/get-user-journey'

/** 20,000 carried along the sample journey. */
export const sampleCost: JourneyCost = {
  currency: 'INR',
  spend: '20000',
  persons: 200,
  costPerPerson: '100',
  costPerCompleted: '666.666667',
  completed: '3000',
  lost: '16000',
  open: '1000',
  start: { lost: '1800', open: '200' },
  steps: [
    { costPerPerson: '111.111111', lost: '8400', open: '600' },
    { costPerPerson: '222.222222', lost: '5800', open: '200' },
    { costPerPerson: '666.666667', lost: '0', open: '0' },
  ],
}

/** 200 started, 180 reached step 1, 90 step 2, 30 the last; 10 are still open. */
export function sampleJourney(changes: Partial<UserJourney> = {}): UserJourney {
  return {
    from: '2026-11-01',
    to: '2026-11-30',
    timeZone: 'Asia/Kolkata',
    journey: { id: 'b', name: 'Buy journey', windowHours: 24 },
    adIds: ['1'],
    persons: 200,
    completed: 30,
    dropped: 160,
    open: 10,
    finalOn: '2026-12-01',
    finalAt: '2026-12-01T04:10:00.000Z',
    isFinal: false,
    start: { dropped: 18, open: 2 },
    steps: [
      step('Greeting', { reached: 180, dropped: 84, open: 6, medianSecondsToNext: 14 }),
      step('See product', { reached: 90, dropped: 58, open: 2, medianSecondsToNext: 72.5 }),
      step('Order link', { reached: 30, dropped: 0, open: 0, medianSecondsToNext: null }),
    ],
    cost: { currencies: [], unknown: { ads: 1, persons: 200, reason: 'no-account' }, accounts: [] },
    ...changes,
  }
}

function step(name: string, numbers: Omit<UserJourney['steps'][number], 'name' | 'nodes'>) {
  return { name, nodes: [], ...numbers }
}
