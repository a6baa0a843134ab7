import { answer, type BotNode } from './brand'

/** Steps of Nordlicht Reisen's bot, in the two languages it speaks. */
export const nordlichtGraph: BotNode[] = [
  {
    id: 'WELCOME',
    name: 'Welcome',
    flow: 'Start',
    says: {
      en: ['Hello {name}, this is Nordlicht Reisen. A new trip, or one you have booked?'],
      de: ['Moin {name}, hier ist Nordlicht Reisen. Neue Reise oder schon gebucht?'],
    },
    leave: 0.15,
    answers: [
      answer('PICK_DESTINATION', 62, 'button', { en: ['A new trip'], de: ['Neue Reise'] }),
      answer('ASK_BOOKING_NUMBER', 20, 'button', { en: ['My booking'], de: ['Meine Buchung'] }),
      answer('HUMAN_HANDOVER', 8, 'text', { en: ['An adviser, please'], de: ['Bitte eine Beraterin'] }),
    ],
  },
  {
    id: 'PICK_DESTINATION',
    name: 'Pick a destination',
    flow: 'Trips',
    says: { en: ['Where to? {places} are popular now.'], de: ['Wohin? Beliebt sind gerade {places}.'] },
    leave: 0.2,
    answers: [
      answer('SEE_TRIP', 85, 'button', { en: ['{place}'], de: ['{place}'] }),
      answer('SEE_TRIP', 15, 'text', { en: ['Somewhere with snow'], de: ['Hauptsache Schnee'] }),
    ],
  },
  {
    id: 'SEE_TRIP',
    name: 'See a trip',
    flow: 'Trips',
    says: {
      en: ['{trip}: {nights} nights from {price} per person.'],
      de: ['{trip}: {nights} Nächte ab {price} pro Person.'],
    },
    leave: 0.27,
    answers: [
      answer('ASK_DATES', 68, 'button', { en: ['Check dates'], de: ['Termine prüfen'] }),
      answer('TRIP_DETAILS', 24, 'button', { en: ['What is included?'], de: ['Was ist dabei?'] }),
      answer('PICK_DESTINATION', 8, 'button', { en: ['Something else'], de: ['Etwas anderes'] }),
    ],
  },
  {
    id: 'TRIP_DETAILS',
    name: 'Trip details',
    flow: 'Trips',
    says: {
      en: ['Flight or train, hotel with breakfast, transfers and one tour are included.'],
      de: ['Anreise, Hotel mit Frühstück, Transfers und eine Tour sind dabei.'],
    },
    leave: 0.24,
    answers: [
      answer('ASK_DATES', 80, 'button', { en: ['Check dates'], de: ['Termine prüfen'] }),
      answer('HUMAN_HANDOVER', 20, 'text', {
        en: ['Is it fine with a toddler?'],
        de: ['Geht das mit Hund?'],
      }),
    ],
  },
  {
    id: 'ASK_DATES',
    name: 'Ask the dates',
    flow: 'Booking',
    says: { en: ['When would you like to leave?'], de: ['Wann soll es losgehen?'] },
    leave: 0.18,
    answers: [
      answer('ASK_TRAVELLERS', 84, 'text', {
        en: ['On {date}', 'Around {date}'],
        de: ['Am {date}', 'So um den {date}'],
      }),
      answer('NO_SEATS', 16, 'text', { en: ['Next weekend'], de: ['Nächstes Wochenende'] }),
    ],
  },
  {
    id: 'NO_SEATS',
    name: 'No seats left',
    flow: 'Booking',
    says: {
      en: ['That date is full, {name}. {date} still has rooms.'],
      de: ['Da ist alles voll, {name}. Am {date} gibt es noch Zimmer.'],
    },
    leave: 0.45,
    answers: [answer('ASK_TRAVELLERS', 1, 'button', { en: ['That works'], de: ['Das passt'] })],
  },
  {
    id: 'ASK_TRAVELLERS',
    name: 'Ask how many travel',
    flow: 'Booking',
    says: { en: ['How many of you?'], de: ['Wie viele reisen mit?'] },
    leave: 0.1,
    answers: [answer('OFFER_SENT', 1, 'button', { en: ['1', '2', '4'], de: ['1', '2', '4'] })],
  },
  {
    id: 'OFFER_SENT',
    name: 'Offer sent',
    flow: 'Booking',
    says: {
      en: ['Your offer for {trip}: https://nordlicht-reisen.example/a/{booking}. Valid for two days.'],
      de: ['Ihr Angebot für {trip}: https://nordlicht-reisen.example/a/{booking}. Es gilt zwei Tage.'],
    },
    leave: 0.56,
    answers: [
      answer('BOOKED', 70, 'button', { en: ['Book it'], de: ['Jetzt buchen'] }),
      answer('HUMAN_HANDOVER', 20, 'text', { en: ['Can I pay in two parts?'], de: ['Geht Ratenzahlung?'] }),
    ],
  },
  {
    id: 'BOOKED',
    name: 'Booked',
    flow: 'Booking',
    says: {
      en: ['Booked! {booking} is your number, {name}. The papers come by mail.'],
      de: ['Gebucht! {booking} ist Ihre Nummer, {name}. Die Unterlagen kommen per Mail.'],
    },
    leave: 0,
    answers: [],
  },
  {
    id: 'ASK_BOOKING_NUMBER',
    name: 'Ask the booking number',
    flow: 'Bookings',
    says: { en: ['Your booking number, please?'], de: ['Wie lautet Ihre Buchungsnummer?'] },
    leave: 0.14,
    answers: [
      answer('BOOKING_STATUS', 85, 'text', { en: ['{booking}'], de: ['{booking}'] }),
      answer('HUMAN_HANDOVER', 15, 'text', { en: ['I do not have it here'], de: ['Die habe ich nicht da'] }),
    ],
  },
  {
    id: 'BOOKING_STATUS',
    name: 'Booking status',
    flow: 'Bookings',
    says: {
      en: ['{booking} is confirmed; you leave on {date}.'],
      de: ['{booking} ist bestätigt, Abreise am {date}.'],
    },
    leave: 0.7,
    answers: [answer('HUMAN_HANDOVER', 1, 'text', { en: ['I must change it'], de: ['Ich muss umbuchen'] })],
  },
  {
    id: 'FALLBACK',
    name: 'Did not understand',
    flow: 'Help',
    says: {
      en: ['I am afraid I did not understand. Start again, or an adviser?'],
      de: ['Das habe ich nicht verstanden. Noch einmal oder mit einer Beraterin?'],
    },
    leave: 0.4,
    answers: [
      answer('WELCOME', 40, 'button', { en: ['Start again'], de: ['Noch einmal'] }),
      answer('HUMAN_HANDOVER', 60, 'button', { en: ['An adviser'], de: ['Beraterin'] }),
    ],
  },
  {
    id: 'HUMAN_HANDOVER',
    name: 'Hand over to an adviser',
    flow: 'Help',
    says: {
      en: ['An adviser takes over, {name}.'],
      de: ['Eine Beraterin übernimmt, {name}.'],
    },
    leave: 0.08,
    answers: [],
    agent: {
      says: {
        en: [
          'Good day, I have your request before me.',
          'Yes, that is possible.',
          'I am sending you an offer.',
        ],
        de: ['Guten Tag, ich habe Ihre Anfrage vor mir.', 'Ja, das geht.', 'Ich schicke Ihnen ein Angebot.'],
      },
      answers: { en: ['Wonderful', 'Thank you'], de: ['Wunderbar', 'Danke schön'] },
    },
  },
]
