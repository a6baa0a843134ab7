import { Temporal } from 'temporal-polyfill'
import { type Ad, calendarDays } from '@/db/seed/ads'
import type { Brand } from '@/db/seed/brands/brand'
import { fabCart } from '@/db/seed/brands/fab-cart'
import { nordlichtReisen } from '@/db/seed/brands/nordlicht-reisen'
import { type MetaAccount, type MetaAd, type MetaWorld, usualQuirks } from './meta-world'
import { fixtureApp } from './small-world'

/** The day the past of a brand begins, by slug: the calendar of its ads counts from there. */
export type FirstDays = Partial<Record<string, string>>

export const demoPeople = {
  fabCart: '124410000000000101',
  nordlicht: '124410000000000102',
  agency: '124410000000000103',
}
export const demoAccounts = {
  fabCart: '660100000000101',
  fabCartExport: '660100000000102',
  nordlicht: '660100000000201',
}

/** The export account pays in dollars and days of New York for this one. */
const paidFromAbroad = '120210000000481707'
/** People come from this ad, and no account that is connected has it. */
const paidByNobody = '120210000000762305'
const usualPast = 60
const yearsOfCalendars = 8
const conversationsCounted = 0.82

/** Meta as the two brands of the demo have it: their ads with what they cost, one brand with two accounts. */
export function demoWorld(firstDays: FirstDays = {}): MetaWorld {
  const firstDayOf = (brand: Brand) => firstDays[brand.slug] ?? daysAgo(brand, usualPast)
  const ads = (brand: Brand, costPerConversation: number, isChosen: (ad: Ad) => boolean) => ({
    brand,
    firstDay: firstDayOf(brand),
    costPerConversation,
    ads: brand.ads.filter(isChosen),
  })
  const accounts = [
    accountOf(
      demoAccounts.fabCart,
      ads(fabCart, 46, ({ id }) => id !== paidFromAbroad),
    ),
    {
      ...accountOf(
        demoAccounts.fabCartExport,
        ads(fabCart, 0.9, ({ id }) => id === paidFromAbroad),
      ),
      name: 'Fab Cart Export',
      currency: 'USD',
      timeZone: 'America/New_York',
    },
    accountOf(
      demoAccounts.nordlicht,
      ads(nordlichtReisen, 3.8, ({ id }) => id !== paidByNobody),
    ),
  ]
  const [shop, exported, travel] = accounts.map(({ id }) => id) as [string, string, string]
  return {
    app: { ...fixtureApp, name: 'Click to Haptik' },
    version: 'v26.0',
    users: [
      person(demoPeople.fabCart, 'Devika Rao', 'devika@fab-cart.example', {
        accounts: [shop, exported],
        of: ['1'],
      }),
      person(demoPeople.nordlicht, 'Henrik Voss', 'henrik@nordlicht-reisen.example', {
        accounts: [travel],
        of: ['2'],
      }),
      person(demoPeople.agency, 'Sam Ortega', 'sam@agency.example', {
        accounts: [shop, exported, travel],
        of: ['1', '2'],
      }),
    ],
    businesses: [
      {
        id: '771000000000001',
        name: 'Fab Cart Retail',
        whatsApp: [
          {
            id: '551000000000001',
            name: 'Fab Cart',
            numbers: [{ id: '441000000000001', displayNumber: '+91 00000 01234', verifiedName: 'Fab Cart' }],
          },
        ],
      },
      { id: '771000000000002', name: 'Nordlicht Reisen', whatsApp: [] },
    ],
    pages: [
      page('1', 'Fab Cart', 'Clothing shop', 'fab.cart'),
      page('2', 'Nordlicht Reisen', 'Travel agency', 'nordlicht.reisen'),
    ],
    accounts,
    quirks: { ...structuredClone(usualQuirks), settles: true },
  }
}

interface PlannedAccount {
  brand: Brand
  firstDay: string
  costPerConversation: number
  ads: Ad[]
}

function accountOf(id: string, { brand, firstDay, costPerConversation, ads }: PlannedAccount): MetaAccount {
  const channels = [...new Set(ads.map(({ channel }) => channel))]
  const stem = `12024${id.slice(-3)}`
  return {
    id,
    name: brand.name,
    currency: brand.currency,
    timeZone: brand.timeZone,
    status: 1,
    businessId: brand === fabCart ? '771000000000001' : '771000000000002',
    campaigns: [
      {
        id: `${stem}0000000001`,
        name: `${brand.name} - conversations`,
        status: 'ACTIVE',
        adSets: channels.map((channel, place) => ({
          id: `${stem}000000010${place}`,
          name: `Messages on ${channel}`,
          destination: channel === 'instagram' ? 'INSTAGRAM_DIRECT' : channel.toUpperCase(),
          status: 'ACTIVE',
          ads: ads
            .filter((ad) => ad.channel === channel)
            .map((ad) => toMetaAd(ad, brand, { firstDay, costPerConversation })),
        })),
      },
    ],
  }
}

/** As many conversations as the demo's story lets the ad bring, a little more than arrive: some get lost. */
function toMetaAd(
  ad: Ad,
  brand: Brand,
  { firstDay, costPerConversation }: { firstDay: string; costPerConversation: number },
): MetaAd {
  const runs = runsOf(ad, firstDay)
  const today = Temporal.Now.plainDateISO(brand.timeZone).toString()
  const isRunning = runs.some(({ first, last }) => first <= today && today <= last)
  const running = brand.ads.reduce(
    (sum, { share, runs: [from, to] }) => sum + (share * (to - from + 1)) / calendarDays,
    0,
  )
  const aDay = (brand.startsADay * ad.share) / (running + brand.unprompted) / conversationsCounted
  const platforms = ad.platforms.filter(({ platform }) => platform !== null)
  const whole = platforms.reduce((sum, { weight }) => sum + weight, 0)
  return {
    id: ad.id,
    name: `${ad.headline} (${ad.mediaType})`,
    status: isRunning ? 'ACTIVE' : 'PAUSED',
    title: ad.headline,
    thumbnailUrl: `https://scontent.linden.invalid/demo/${ad.id}.jpg`,
    updatedAt: `${firstDay}T08:00:00+0000`,
    runs,
    deliveries: platforms.map(({ platform, weight }) => ({
      platform: platform ?? '',
      conversationsADay: (aDay * weight) / whole,
      // Persons who leave sooner are cheap to get.
      costPerConversation: costPerConversation * (0.5 + ad.quality / 2),
    })),
  }
}

function runsOf(ad: Ad, firstDay: string): { first: string; last: string }[] {
  const start = Temporal.PlainDate.from(firstDay)
  return Array.from({ length: yearsOfCalendars }, (_, round) => {
    const [first, last] = ad.runs.map((day) => start.add({ days: round * calendarDays + day }).toString())
    return { first: first ?? firstDay, last: last ?? firstDay }
  })
}

function person(id: string, name: string, email: string, sees: { accounts: string[]; of: string[] }) {
  const numbered = (stem: string) => sees.of.map((number) => `${stem}${number}`)
  return {
    id,
    name,
    email,
    accountIds: sees.accounts,
    pageIds: numbered('33100000000000'),
    businessIds: numbered('77100000000000'),
  }
}

function page(number: string, name: string, category: string, username: string) {
  return {
    id: `33100000000000${number}`,
    name,
    category,
    instagram: { id: `1784140000000000${number}`, username },
  }
}

function daysAgo({ timeZone }: Brand, days: number): string {
  return Temporal.Now.plainDateISO(timeZone).subtract({ days }).toString()
}
