import { type MetaAccount, type MetaAd, type MetaWorld, usualQuirks } from './meta-world'

/** The app of every world; its secret is invented, as everything in tests/fixtures/meta. */
export const fixtureApp: MetaWorld['app'] = {
  id: '7741209385566120',
  secret: 'c07b5e219fd4836a12e8b6409d73f5ac',
  name: 'Linden Fixtures',
  redirectUris: [],
  configurations: {},
}
export const verifyToken = 'linden-verify-4hT9wB'

/** May everything. */
export const ines = '124300771920554038'
/** May read one ad account, the one in Japan. */
export const ruben = '124300771920554077'
export const halcyonIndia = '873302214460911'
export const halcyonUs = '873302214460912'
export const halcyonJapan = '873302214460913'
export const halcyonTaiwan = '873302214460914'
/** Its zone has an old name. */
export const halcyonVietnam = '873302214460915'
const halcyonGroup = '671209940081237'
const halcyonPage = '318840027765190'

/**
 * A handful of ad accounts that differ in currency, zone and state, the first with the campaign of the
 * fixtures. A new one each time, as tests change it.
 */
export function smallWorld(): MetaWorld {
  const accounts = [
    account(halcyonIndia, 'Halcyon Looms India', 'INR', 'Asia/Kolkata'),
    account(halcyonUs, 'Halcyon Looms US', 'USD', 'America/New_York'),
    account(halcyonJapan, 'Halcyon Japan', 'JPY', 'Asia/Tokyo'),
    { ...account(halcyonTaiwan, 'Halcyon Taiwan (disabled)', 'TWD', 'Asia/Taipei'), status: 2 },
    account(halcyonVietnam, 'Halcyon Vietnam', 'VND', 'Asia/Saigon'),
  ]
  return {
    app: { ...fixtureApp },
    version: 'v26.0',
    users: [
      {
        id: ines,
        name: 'Ines Okafor',
        email: 'ines@halcyon.example',
        accountIds: accounts.map(({ id }) => id),
        pageIds: [halcyonPage],
        businessIds: [halcyonGroup],
      },
      {
        id: ruben,
        name: 'Ruben Aalto',
        email: 'ruben@halcyon.example',
        accountIds: [halcyonJapan],
        pageIds: [],
        businessIds: [],
      },
    ],
    businesses: [
      {
        id: halcyonGroup,
        name: 'Halcyon Group',
        whatsApp: [
          {
            id: '402918836650174',
            name: 'Halcyon Looms',
            numbers: [
              { id: '559013327784206', displayNumber: '+1 555-017-3040', verifiedName: 'Halcyon Looms' },
            ],
          },
        ],
      },
    ],
    pages: [
      {
        id: halcyonPage,
        name: 'Halcyon Looms',
        category: 'Home goods store',
        instagram: { id: '17841471890233415', username: 'halcyon.looms' },
      },
    ],
    accounts,
    quirks: structuredClone(usualQuirks),
  }
}

/** The same, at an hour that does not move. */
export function smallWorldAt(now: string): MetaWorld {
  const world = smallWorld()
  return { ...world, quirks: { ...world.quirks, now } }
}

/** The ids of an account's ads end with the last digit of the account's, so that no two accounts share one. */
function account(id: string, name: string, currency: string, timeZone: string): MetaAccount {
  const country = id.slice(-1)
  const ad = adOf(country, currency)
  return {
    id,
    name,
    currency,
    timeZone,
    status: 1,
    businessId: halcyonGroup,
    campaigns: [
      {
        id: `12023145098002040${country}`,
        name: 'Winter - conversations',
        status: 'ACTIVE',
        adSets: [
          {
            id: `12023145098113041${country}`,
            name: 'WhatsApp - cities',
            destination: 'WHATSAPP',
            status: 'ACTIVE',
            ads: [ad(1, 'Wool throw still', 'ACTIVE'), ad(2, 'Loom timelapse video', 'PENDING_REVIEW')],
          },
          {
            id: `12023145098113042${country}`,
            name: 'Messenger - wide',
            destination: 'MESSENGER',
            status: 'ACTIVE',
            ads: [ad(3, 'Messenger bundle', 'CAMPAIGN_PAUSED'), ad(4, 'Last year’s throw', 'ARCHIVED')],
          },
        ],
      },
    ],
  }
}

function adOf(country: string, currency: string) {
  const costPerConversation = currency === 'USD' ? 2.4 : 60
  return (number: number, name: string, status: string): MetaAd => ({
    id: `1202314509876604${number}${country}`,
    name,
    status,
    title: `${name}, from Halcyon`,
    thumbnailUrl: `https://scontent.linden.invalid/v/t45/thumb-0${number}.jpg`,
    updatedAt: '2026-11-01T10:00:00+0000',
    runs: [{ first: '2024-01-01', last: status === 'ARCHIVED' ? '2026-10-31' : null }],
    deliveries: [
      { platform: 'facebook', conversationsADay: 6 * number, costPerConversation },
      { platform: 'instagram', conversationsADay: 4, costPerConversation },
    ],
  })
}
