import { randomUUID } from 'node:crypto'
import type { APIRequestContext } from '@playwright/test'
import { closePools } from '@/db/client'
import { inWorkspace } from '@/db/workspace'
import { createConnection } from '@/lib/access/connections/create-connection'
import { operatorScope } from '@/lib/access/job-gate'
import { addMember } from '@/lib/access/members'
import type { Scope } from '@/lib/access/scope'
import { createWorkspace } from '@/lib/access/workspaces'
import type { AdDay } from '@/lib/ads/graph/ad-day'
import type { MetaAd } from '@/lib/ads/graph/list-ads'
import { storeAds } from '@/lib/ads/sync/store-ads'
import { storeRange } from '@/lib/ads/sync/store-range'
import type { SyncRun } from '@/lib/ads/sync/sync-run'
import { evaluateGoalVersion } from '@/lib/goals/evaluate-goal-version'
import { saveGoal } from '@/lib/goals/save-goal'
import { addDays, listDays } from '@/lib/period/day'
import { dayInZone } from '@/lib/time/day-in-zone'
import { sendWays } from './seed-journey'

/** A workspace that cost and brought something, as the stories about cost find it. */
export interface SeededBrand {
  slug: string
  /** The ad with most conversations, and one that is in no account. */
  bestAd: string
  strangeAd: string
}

const zone = 'Asia/Kolkata'
const shopAds = 120
const past = 30
const idOf = (number: number) => `1202400000000${String(number).padStart(5, '0')}`

/** A workspace of its own with an owner and a viewer, and nothing in it. */
export async function seedBrand(name: string): Promise<Scope> {
  const slug = `${name.toLowerCase()}-${randomUUID().slice(0, 8)}`
  const ownerEmail = 'owner@fab-cart.example'
  await createWorkspace({ slug, name, timeZone: zone, currency: 'INR', ownerEmail })
  const scope = await operatorScope(slug)
  await addMember(scope, { email: 'viewer@fab-cart.example', role: 'viewer' })
  return scope
}

/**
 * Three ad accounts: one of 120 ads in four campaigns, one in dollars and days of New York, one that cannot be
 * read. Persons come from two ads and from one that no account has, and some of them order.
 */
export async function seedAdAccounts(request: APIRequestContext, name: string): Promise<SeededBrand> {
  const scope = await seedBrand(name)
  const [bestAd, secondAd, strangeAd] = [idOf(1), idOf(2), '120249999999999999']
  await addShop(scope)
  await addExport(scope)
  await addBroken(scope)
  const bot = await createConnection(scope, { kind: 'bot', name: 'Shop bot' })
  const order = ['WELCOME', 'ORDER']
  const send = (id: string, headline: string, ways: string[][]) =>
    sendWays(request, { bot, ad: { id, headline, platform: 'facebook' }, ways, hoursAgo: 30 })
  await send(bestAd, 'Poster 1', [order, order, order, ['WELCOME'], ['WELCOME'], ['WELCOME']])
  await send(secondAd, 'Poster 2', [order, ['WELCOME'], ['WELCOME']])
  await send(strangeAd, 'Seen once', [['WELCOME'], ['WELCOME']])
  await addGoal(scope, bot.connectionId)
  await closePools()
  return { slug: scope.slug, bestAd, strangeAd }
}

async function addShop(scope: Scope): Promise<void> {
  const run = await addAccount(scope, { accountId: '770000000000001', name: 'Linden Shop', timeZone: zone })
  const ads = Array.from({ length: shopAds }, (_, index): MetaAd => {
    const [campaign, adSet] = [Math.floor(index / 30), Math.floor(index / 10)]
    return {
      ...toAd(idOf(index + 1), `Poster ${index + 1}`),
      status: index % 3 === 0 ? 'ACTIVE' : 'PAUSED',
      campaignId: `23850000000${campaign}`,
      campaignName: `Campaign ${['north', 'south', 'east', 'west'][campaign]}`,
      adSetId: `23860000000${adSet}`,
      adSetName: `Ad set ${adSet + 1}`,
    }
  })
  await store(run, ads, (day, place) =>
    ads.flatMap(({ adId }, index) =>
      ['facebook', 'instagram'].map((platform) =>
        toDay({ day, adId, platform, currency: 'INR', weight: (shopAds - index) * (place + 10) }),
      ),
    ),
  )
}

async function addExport(scope: Scope): Promise<void> {
  const run = await addAccount(scope, {
    accountId: '770000000000002',
    name: 'Linden Export',
    timeZone: 'America/New_York',
    currency: 'USD',
  })
  const adId = idOf(900)
  await store(run, [toAd(adId, 'Shoes abroad')], (day) => [
    toDay({ day, adId, platform: 'facebook', currency: 'USD', weight: 900 }),
  ])
}

/** Connected two days ago, and never read since. */
async function addBroken(scope: Scope): Promise<void> {
  await addAccount(scope, {
    accountId: '770000000000003',
    name: 'Linden Outlet',
    timeZone: zone,
    firstDay: addDays(dayInZone(Date.now(), zone), -2),
    state: 'failing',
    problem: 'Meta refuses this account: a bill is unpaid.',
  })
}

interface Account {
  accountId: string
  name: string
  timeZone: string
  currency?: string
  firstDay?: string
  state?: string
  problem?: string
}

async function addAccount(scope: Scope, account: Account): Promise<SyncRun> {
  const { accountId, name, timeZone, currency = 'INR', state = 'live', problem = null } = account
  const loginId = randomUUID()
  const firstDay = account.firstDay ?? addDays(dayInZone(Date.now(), timeZone), -past)
  await inWorkspace(scope, async ({ sql }) => {
    await sql`
      insert into meta_logins (workspace_id, id, meta_user_id, name, ciphertext, key_version, permissions, state,
        connected_by, connected_at)
      values (${scope.workspaceId}, ${loginId}, ${loginId}, 'Ines Okafor', ''::bytea, 1, 'ads_read', 'live',
        'user:owner', now())`
    await sql`
      insert into ad_accounts (workspace_id, account_id, login_id, name, currency, time_zone, meta_status, state,
        problem, chosen_at, first_day, today_at)
      values (${scope.workspaceId}, ${accountId}, ${loginId}, ${name}, ${currency}, ${timeZone}, 1, ${state},
        ${problem}, now(), ${firstDay}::text::date, now())`
  })
  return { scope, account: { accountId, loginId, zone: timeZone } } as unknown as SyncRun
}

/** As the sync stores them: names, and a range of whole days. */
async function store(
  run: SyncRun,
  ads: MetaAd[],
  daysOf: (day: string, place: number) => AdDay[],
): Promise<void> {
  const until = dayInZone(Date.now(), run.account.zone)
  const since = addDays(until, -past)
  const askedAt = new Date().toISOString()
  await storeAds(run, ads, askedAt)
  const rows = listDays(since, until).flatMap(daysOf)
  await storeRange(run, { since, until, askedAt, rows, unreadable: [], pause: null })
}

function toAd(adId: string, name: string): MetaAd {
  const unknown = { campaignId: null, campaignName: null, adSetId: null, adSetName: null }
  return { adId, name, status: 'ACTIVE', ...unknown, destination: null, title: name, thumbnailUrl: null }
}

type Shown = Pick<AdDay, 'day' | 'adId' | 'platform' | 'currency'> & { weight: number }

function toDay({ weight, ...shown }: Shown): AdDay {
  return {
    ...shown,
    spendMicros: BigInt(weight) * 12_345n,
    impressions: BigInt(weight) * 3n,
    clicks: BigInt(Math.floor(weight / 20)),
    linkClicks: BigInt(Math.floor(weight / 30)),
    conversationsStarted: weight > 3_000 ? 1n : 0n,
  }
}

async function addGoal(scope: Scope, connectionId: string): Promise<void> {
  const subConditions = [{ connectionId, nodeId: 'ORDER' }]
  const saved = await saveGoal(scope, {
    name: 'Order',
    operator: 'AND',
    conditions: [{ operator: 'AND', subConditions }],
  })
  if (saved.outcome === 'saved') await evaluateGoalVersion(scope, saved.version.version)
}
