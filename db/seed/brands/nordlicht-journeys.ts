import type { PlannedJourney } from './brand'

/** The Christmas markets follow none. */
export const nordlichtJourneys: PlannedJourney[] = [
  {
    name: 'Von der Reise zur Buchung',
    steps: [
      { name: 'Sieht eine Reise', nodes: ['SEE_TRIP', 'TRIP_DETAILS'] },
      { nodes: ['ASK_DATES'] },
      { nodes: ['ASK_TRAVELLERS'] },
      { nodes: ['OFFER_SENT'] },
      { nodes: ['BOOKED'] },
    ],
    windowHours: 72,
    ads: ['120210000000762301', '120210000000762303'],
  },
  {
    name: 'Vom Reiseziel zum Angebot',
    steps: [
      { nodes: ['PICK_DESTINATION'] },
      { name: 'Sieht eine Reise', nodes: ['SEE_TRIP', 'TRIP_DETAILS'] },
      { nodes: ['ASK_DATES'] },
      { nodes: ['OFFER_SENT'] },
    ],
    windowHours: 24,
    ads: ['120210000000762302', '120210000000762305'],
  },
]
