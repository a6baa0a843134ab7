import type { PlannedJourney } from './brand'

/** Ads that show one piece, and ads that lead into the shop. The sale's last days and the giveaway follow none. */
export const fabCartJourneys: PlannedJourney[] = [
  {
    name: 'From the piece to the payment',
    steps: [
      { name: 'Sees a product', nodes: ['SEE_PRODUCT', 'SEE_SIMILAR'] },
      { nodes: ['ASK_SIZE'] },
      { nodes: ['ASK_PIN_CODE'] },
      { nodes: ['ORDER_LINK'] },
      { nodes: ['PAID'] },
    ],
    windowHours: 24,
    ads: [
      '120210000000481701',
      '120210000000481703',
      '120210000000481705',
      '120210000000481706',
      '120210000000481707',
    ],
  },
  {
    name: 'Through the shop',
    steps: [
      { nodes: ['PICK_CATEGORY'] },
      { name: 'Sees a product', nodes: ['SEE_PRODUCT', 'SEE_SIMILAR'] },
      { nodes: ['ASK_SIZE'] },
      { name: 'Checks out', nodes: ['ASK_PIN_CODE', 'ORDER_LINK'] },
    ],
    windowHours: 48,
    ads: ['120210000000481702'],
  },
]
