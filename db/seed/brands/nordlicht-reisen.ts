import type { Brand } from './brand'
import { nordlichtAds, nordlichtFreeReferrals } from './nordlicht-ads'
import { nordlichtGoals } from './nordlicht-goals'
import { nordlichtGraph } from './nordlicht-graph'
import { nordlichtJourneys } from './nordlicht-journeys'

const trips = [
  { place: 'Tromsø', trip: 'Polarlichter in Tromsø', nights: '4', price: '890 €' },
  { place: 'Inari', trip: 'Hütte am Inarisee', nights: '7', price: '1.240 €' },
  { place: 'Straßburg', trip: 'Weihnachtsmärkte am Rhein', nights: '3', price: '420 €' },
  { place: 'Usedom', trip: 'Ostsee im Sommer', nights: '7', price: '760 €' },
  { place: 'Riga', trip: 'Ein Wochenende in Riga', nights: '2', price: '189 €' },
]

export const nordlichtReisen: Brand = {
  slug: 'nordlicht-reisen',
  name: 'Nordlicht Reisen',
  timeZone: 'Europe/Berlin',
  currency: 'EUR',
  prefix: 'nr',
  connectionName: 'Nordlicht travel bot',
  channels: [
    { channel: 'messenger', weight: 4 },
    { channel: 'instagram', weight: 2 },
    { channel: 'web', weight: 4 },
  ],
  languages: [
    { language: 'de', weight: 7 },
    { language: 'en', weight: 3 },
  ],
  sendsConversationIds: true,
  sendsNodesApart: false,
  writesTimesAs: 'milliseconds',
  startsADay: 78,
  hours: [1, 0, 0, 0, 0, 1, 2, 4, 6, 8, 9, 9, 10, 9, 8, 8, 9, 10, 12, 15, 16, 13, 8, 3],
  weekdays: [1.12, 1.0, 0.98, 0.95, 0.86, 0.88, 1.22],
  unprompted: 24,
  names: [
    'Jonas W.',
    'Lena B.',
    'Mats H.',
    'Frieda K.',
    'Till S.',
    'Hanna R.',
    'Ole P.',
    'Merle D.',
    'Anton G.',
    'Clara F.',
    'Bente L.',
    'Emil N.',
    'Paula T.',
    'Sören J.',
    'Ida V.',
    'Grace O.',
  ],
  graph: nordlichtGraph,
  firstWords: {
    ad: {
      en: ['Hi, is this still bookable?', 'How much is it?', 'More info please'],
      de: ['Hallo, ist das noch buchbar?', 'Was kostet das für zwei?', 'Gibt es noch Plätze?'],
    },
    other: {
      en: ['Hello', 'Good evening', 'A question'],
      de: ['Hallo', 'Moin', 'Guten Abend', 'Eine Frage'],
    },
    campaign: { en: ['Yes please', 'Tell me more'], de: ['Ja, gerne', 'Klingt gut', 'Erzählt mehr'] },
  },
  offTopic: {
    en: ['Is there a piano on the train?', '🙂', 'my dog says hi'],
    de: ['Gibt es da Fahrräder?', '🙂', 'Moment, der Kuchen brennt an'],
  },
  ads: nordlichtAds,
  freeReferrals: nordlichtFreeReferrals,
  goals: nordlichtGoals,
  journeys: nordlichtJourneys,
  campaigns: [
    {
      id: 'offer-expires',
      name: 'Your offer ends tomorrow',
      channel: 'messenger',
      on: 'daily',
      hour: 17,
      sends: 24,
      answered: 0.3,
      entry: 'SEE_TRIP',
      quality: 1.4,
    },
    {
      id: 'aurora-alert',
      name: 'Aurora alert',
      channel: 'messenger',
      on: [16, 37, 51, 72],
      hour: 10,
      sends: 260,
      answered: 0.16,
      entry: 'SEE_TRIP',
      quality: 1.1,
    },
  ],
  facts(random, topic) {
    return {
      ...(trips.find(({ place }) => place === topic) ?? random.pick(trips)),
      places: trips.map(({ place }) => place).join(', '),
      date: `${random.integer(1, 28)}.${random.integer(1, 12)}.`,
      booking: `NR-${random.integer(10_000, 99_999)}`,
    }
  },
}
