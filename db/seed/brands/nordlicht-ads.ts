import type { Ad, FreeReferral } from '../ads'

const onFacebook = [
  { platform: 'facebook', weight: 7 },
  { platform: 'messenger', weight: 1 },
  { platform: null, weight: 2 },
]
const onInstagram = [
  { platform: 'instagram', weight: 9 },
  { platform: null, weight: 1 },
]

/** The city breaks bring lookers, the cabin by the lake people who book. */
export const nordlichtAds: Ad[] = [
  {
    id: '120210000000762301',
    headline: 'Polarlichter über Tromsø',
    body: 'Vier Nächte, kleine Gruppe, deutschsprachig geführt.',
    mediaType: 'video',
    channel: 'messenger',
    platforms: onFacebook,
    runs: [0, 83],
    share: 15,
    quality: 1.2,
    entry: 'SEE_TRIP',
    topic: 'Tromsø',
  },
  {
    id: '120210000000762302',
    headline: 'City breaks from 189 €',
    body: 'Forty cities, leave on Friday.',
    mediaType: 'image',
    channel: 'instagram',
    platforms: onInstagram,
    runs: [6, 52],
    share: 17,
    quality: 0.45,
    entry: 'PICK_DESTINATION',
    topic: 'Riga',
  },
  {
    id: '120210000000762303',
    headline: 'Eine Hütte am See',
    body: 'Finnland im Winter: Sauna, Stille, Schnee. Wir beraten persönlich.',
    mediaType: 'video',
    channel: 'messenger',
    platforms: onFacebook,
    runs: [18, 70],
    share: 10,
    quality: 1.55,
    entry: 'SEE_TRIP',
    topic: 'Inari',
  },
  {
    id: '120210000000762304',
    headline: 'Christmas markets by train',
    body: 'Three markets in four days, hotel at the station.',
    mediaType: 'image',
    channel: 'instagram',
    platforms: onInstagram,
    runs: [31, 77],
    share: 13,
    quality: 1,
    entry: 'SEE_TRIP',
    topic: 'Straßburg',
  },
  {
    id: '120210000000762305',
    headline: 'Frühbucher: Sommer an der Ostsee',
    body: 'Bis Sonntag buchen, kostenlos stornieren.',
    mediaType: 'image',
    channel: 'messenger',
    platforms: onFacebook,
    runs: [40, 66],
    share: 9,
    quality: 0.8,
    entry: 'PICK_DESTINATION',
    topic: 'Usedom',
  },
]

export const nordlichtFreeReferrals: FreeReferral[] = [
  {
    kind: 'post',
    id: '104420000000031907',
    headline: 'Packliste für minus 20 Grad',
    platform: 'facebook',
    channel: 'messenger',
    share: 4,
  },
  {
    kind: 'link',
    id: 'newsletter',
    url: 'https://nordlicht-reisen.example/chat',
    ref: 'nl',
    channel: 'web',
    share: 6,
  },
  {
    kind: 'link',
    id: 'offer-page',
    url: 'https://nordlicht-reisen.example/angebote',
    channel: 'web',
    share: 8,
  },
]
