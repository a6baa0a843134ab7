import type { Brand } from './brand'
import { fabCartAds, fabCartFreeReferrals } from './fab-cart-ads'
import { fabCartGoals } from './fab-cart-goals'
import { fabCartGraph } from './fab-cart-graph'
import { fabCartJourneys } from './fab-cart-journeys'

const products: Record<string, { name: string; similar: string; price: string }[]> = {
  Kurtas: [
    { name: 'Indigo block-print kurta', similar: 'Madder block-print kurta', price: '₹799' },
    { name: 'Chikankari kurta', similar: 'Cotton angrakha', price: '₹1,499' },
  ],
  Dresses: [
    { name: 'Linen wrap dress', similar: 'Linen shirt dress', price: '₹2,299' },
    { name: 'Emerald lehenga', similar: 'Rose lehenga', price: '₹8,999' },
  ],
  Footwear: [
    { name: 'Blue canvas sneaker', similar: 'White canvas sneaker', price: '₹1,899' },
    { name: 'Embroidered jutti', similar: 'Plain jutti', price: '₹1,199' },
  ],
  Jackets: [
    { name: 'Quilted jacket', similar: 'Reversible gilet', price: '₹3,499' },
    { name: 'Soft wool shawl', similar: 'Checked stole', price: '₹1,799' },
  ],
}
const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

export const fabCart: Brand = {
  slug: 'fab-cart',
  name: 'Fab Cart',
  timeZone: 'Asia/Kolkata',
  currency: 'INR',
  prefix: 'fc',
  connectionName: 'Fab Cart shop bot',
  channels: [
    { channel: 'whatsapp', weight: 7 },
    { channel: 'instagram', weight: 3 },
  ],
  languages: [{ language: 'en', weight: 1 }],
  sendsConversationIds: false,
  sendsNodesApart: true,
  writesTimesAs: 'text',
  startsADay: 128,
  hours: [3, 1, 1, 0, 0, 1, 2, 4, 6, 8, 9, 10, 10, 9, 8, 7, 7, 8, 10, 13, 16, 17, 13, 7],
  weekdays: [0.92, 0.9, 0.93, 0.96, 1.04, 1.2, 1.26],
  unprompted: 26,
  names: [
    'Asha K.',
    'Rohan M.',
    'Meera S.',
    'Kabir D.',
    'Ananya R.',
    'Vivaan P.',
    'Ishita B.',
    'Dev N.',
    'Priya T.',
    'Arjun G.',
    'Zoya H.',
    'Nikhil V.',
    'Tara J.',
    'Farhan A.',
    'Leela C.',
    'Sameer O.',
  ],
  graph: fabCartGraph,
  firstWords: {
    ad: {
      en: ['Hi, I saw your ad', 'Is this still available?', 'Price please', 'I want to know more', 'Hi!'],
    },
    other: { en: ['Hi', 'Hello', 'Hey, are you there?', 'I have a question', 'Namaste'] },
    campaign: { en: ['Yes', 'Show me', 'Interested', 'Tell me more'] },
  },
  offTopic: { en: ['My cousin also has one', '👍👍', 'wait, ordering lunch', 'do you ship to the moon'] },
  ads: fabCartAds,
  freeReferrals: fabCartFreeReferrals,
  goals: fabCartGoals,
  journeys: fabCartJourneys,
  campaigns: [
    {
      id: 'cart-reminder',
      name: 'Left in the cart',
      channel: 'whatsapp',
      on: 'daily',
      hour: 18,
      sends: 46,
      answered: 0.28,
      entry: 'OFFER_DETAILS',
      quality: 1.3,
    },
    {
      id: 'festive-preview',
      name: 'Festive preview',
      channel: 'whatsapp',
      on: [12, 26],
      hour: 11,
      sends: 420,
      answered: 0.15,
      entry: 'OFFER_DETAILS',
      quality: 1,
    },
    {
      id: 'winter-preview',
      name: 'Winter preview',
      channel: 'whatsapp',
      on: [40, 54, 68],
      hour: 11,
      sends: 560,
      answered: 0.13,
      entry: 'OFFER_DETAILS',
      quality: 1,
    },
  ],
  facts(random, topic) {
    const { category, ...product } = random.pick(productsOn(topic))
    return {
      category,
      categories: Object.keys(products).join(', '),
      product: product.name,
      similar: product.similar,
      price: product.price,
      pin: String(random.integer(110_001, 855_117)),
      order: `FC${random.integer(100_000, 999_999)}`,
      weekday: random.pick(weekdayNames),
    }
  },
}

/** A topic is a product or a category. */
function productsOn(topic: string | null) {
  const all = Object.entries(products).flatMap(([category, items]) =>
    items.map((item) => ({ ...item, category })),
  )
  const chosen = all.filter(({ name, category }) => topic === name || topic === category)
  return chosen.length > 0 ? chosen : all
}
