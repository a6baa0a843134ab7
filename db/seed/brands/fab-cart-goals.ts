import type { PlannedGoal } from './brand'

/** First whoever got the link to pay; later also whom the stylists took over on the way there. */
export const fabCartGoals: PlannedGoal[] = [
  {
    name: 'Order',
    operator: 'AND',
    conditions: [
      { operator: 'OR', nodes: ['SEE_PRODUCT', 'SEE_SIMILAR', 'OFFER_DETAILS'] },
      { operator: 'OR', nodes: ['ORDER_LINK', 'PAID'] },
    ],
    value: '1450',
  },
  {
    name: 'Order or consultation',
    operator: 'OR',
    conditions: [
      { operator: 'AND', nodes: ['ORDER_LINK', 'PAID'] },
      { operator: 'AND', nodes: ['ASK_SIZE', 'HUMAN_HANDOVER'] },
    ],
    value: '1450',
  },
]
