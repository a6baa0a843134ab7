import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fabCartAds } from '@/db/seed/brands/fab-cart-ads'
import { nordlichtAds } from '@/db/seed/brands/nordlicht-ads'
import type { AdDay } from '@/lib/ads/graph/ad-day'
import { listInsights } from '@/lib/ads/graph/list-insights'
import { provideEnvironment } from '@/lib/env'
import { demoAccounts, demoPeople, demoWorld } from './demo-world'
import { halcyonIndia } from './small-world'
import { type SpawnedMeta, spawnMetaStandIn } from './spawn-meta-stand-in'
import { placedAds } from './stand-in-state'
import { useMetaStandIn } from './use-meta-stand-in'

async function readDays(token: string, account: string, since: string, until: string): Promise<AdDay[]> {
  const days: AdDay[] = []
  for await (const page of listInsights({ accessToken: token }, account, { since, until }))
    days.push(...page.days)
  return days
}

describe('the demo’s world', () => {
  const meta = useMetaStandIn(() => {
    const world = demoWorld({ 'fab-cart': '2026-09-23', 'nordlicht-reisen': '2026-09-23' })
    return { ...world, quirks: { ...world.quirks, now: '2026-11-22T12:00:00Z' } }
  })

  test('has the ads that people of the demo come from, but for one that no account has', async () => {
    const owned = (await meta().world()).accounts.flatMap(placedAds).map(({ ad }) => ad.id)
    const told = [...fabCartAds, ...nordlichtAds].map(({ id }) => id)
    expect(owned.filter((id) => !told.includes(id))).toEqual([])
    expect(told.filter((id) => !owned.includes(id))).toEqual(['120210000000762305'])
  })

  test('spends while an ad runs, more for more conversations, in the currency of its account', async () => {
    const token = await meta().issueToken(demoPeople.agency)
    const days = await readDays(token, demoAccounts.fabCart, '2026-10-01', '2026-10-28')
    const spent = days.reduce((sum, { spendMicros }) => sum + Number(spendMicros) / 1e6, 0)
    const started = days.reduce((sum, { conversationsStarted }) => sum + Number(conversationsStarted), 0)
    expect(started / 28).toBeGreaterThan(60)
    expect(started / 28).toBeLessThan(200)
    expect(spent / started).toBeGreaterThan(25)
    expect(spent / started).toBeLessThan(75)
    const ended = days.filter(({ adId, day }) => adId === '120210000000481708' && day < '2026-10-21')
    expect(ended).toEqual([])
    const abroad = await readDays(token, demoAccounts.fabCartExport, '2026-11-06', '2026-11-20')
    expect(new Set(abroad.map(({ currency }) => currency))).toEqual(new Set(['USD']))
  })

  test('has today’s hours only, and recent days a little too high', async () => {
    const token = await meta().issueToken(demoPeople.nordlicht)
    const spentOn = async (now: string) => {
      await meta().setQuirks({ now })
      const days = await readDays(token, demoAccounts.nordlicht, '2026-11-10', '2026-11-10')
      return days.reduce((sum, { spendMicros }) => sum + Number(spendMicros), 0)
    }
    const morning = await spentOn('2026-11-10T06:00:00Z')
    const evening = await spentOn('2026-11-10T22:00:00Z')
    const nextDay = await spentOn('2026-11-11T12:00:00Z')
    const final = await spentOn('2026-11-20T12:00:00Z')
    expect(morning).toBeLessThan(evening / 2)
    expect(nextDay).toBeGreaterThan(final)
  })
})

describe('a process of its own', () => {
  let large: SpawnedMeta
  beforeAll(async () => {
    large = await spawnMetaStandIn('--world', 'large', '--ads', '120', '--days', '10')
    provideEnvironment(large.environment)
  })
  afterAll(() => large.stop())

  test('serves every ad, day and platform of a large world once', async () => {
    const [user] = (await large.world()).users
    const token = await large.issueToken(user?.id ?? '')
    const today = new Date()
    const before = new Date(today.getTime() - 20 * 86_400_000)
    const [since = '', until = ''] = [before, today].map((day) => day.toISOString().slice(0, 10))
    const days = await readDays(token, halcyonIndia, since, until)
    expect(days).toHaveLength(120 * 10 * 2)
    expect(new Set(days.map(({ adId, day, platform }) => `${adId}${day}${platform}`)).size).toBe(2_400)
  })
})
