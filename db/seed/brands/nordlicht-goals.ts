import type { PlannedGoal } from './brand'

export const nordlichtGoals: PlannedGoal[] = [
  {
    name: 'Buchung oder Beratung',
    operator: 'OR',
    conditions: [
      { operator: 'AND', nodes: ['OFFER_SENT', 'BOOKED'] },
      { operator: 'AND', nodes: ['ASK_DATES', 'HUMAN_HANDOVER'] },
    ],
    value: '640',
  },
]
