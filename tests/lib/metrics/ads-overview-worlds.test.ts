import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { sumUpWeek } from '@/lib/ads/sum-days'
import { type AdsOverview, type AdsOverviewInput, adSorts } from '@/lib/metrics/ads-overview'
import { getAdsOverview } from '@/lib/metrics/get-ads-overview'
import { listSumDifferences } from '@/lib/metrics/list-sum-differences'
import { mondayOf } from '@/lib/metrics/plan-spans'
import { addDays } from '@/lib/period/day'
import { castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { addAccountAd, addAdAccount, addAdDay } from './ad-cost-fixtures'
import { figuresOf, overviewOf, type World } from './ads-overview-model'
import { addAdCount, addGoalAdCount, addGoalVersion } from './fixtures'

const database = useDatabase()
const firstDay = '2026-10-26'
const days = 28
const ids = ['1', '2', '3', '4', '5', '6', '7']
const channels = ['whatsapp', 'instagram'] as const
const platforms = ['facebook', 'instagram', 'google', '']

const day = fc.integer({ min: 0, max: days - 1 }).map((count) => addDays(firstDay, count))
const id = fc.constantFrom(...ids)
const small = fc.integer({ min: 0, max: 9 })

const world: fc.Arbitrary<World> = fc
  .record({
    hasGoal: fc.boolean(),
    wholeDays: fc.tuple(fc.array(day, { maxLength: 12 }), fc.array(day, { maxLength: 4 })),
    told: fc.uniqueArray(
      fc.record({
        adId: id,
        accountId: fc.constantFrom('a', 'b', '', 'gone'),
        name: fc.constantFrom('Autumn', 'autumn', 'Winter'),
        campaignId: fc.constantFrom('c1', 'c2'),
        adSetId: fc.constantFrom('s1', 's2', 's3'),
      }),
      { selector: ({ adId }) => adId },
    ),
    counts: fc.uniqueArray(
      fc.record({
        day,
        channel: fc.constantFrom(...channels),
        adId: id,
        platform: fc.constantFrom(...platforms),
        conversations: fc.integer({ min: 1, max: 9 }),
        goals: small,
      }),
      { selector: (row) => [row.day, row.channel, row.adId, row.platform].join(), maxLength: 25 },
    ),
    costs: fc.uniqueArray(
      fc.record({
        day,
        adId: id,
        platform: fc.constantFrom(...platforms.filter(Boolean)),
        isOfApi: fc.boolean(),
        isOdd: fc.integer({ min: 0, max: 9 }).map((value) => value === 0),
        spendMicros: fc.integer({ min: 0, max: 5_000_000 }),
        impressions: small,
        clicks: small,
        linkClicks: fc.option(small),
        conversationsStarted: fc.option(small),
      }),
      { selector: (row) => [row.day, row.adId, row.platform].join(), maxLength: 40 },
    ),
  })
  .map(({ hasGoal, wholeDays: [ofA, ofB], told, counts, costs }) => {
    const currencies: Record<string, string> = { a: 'INR', b: 'EUR' }
    return {
      ownCurrency: 'EUR',
      hasGoal,
      accounts: [
        { accountId: 'a', currency: 'INR', wholeDays: [...new Set(ofA)] },
        { accountId: 'b', currency: 'EUR', wholeDays: [...new Set(ofB)] },
      ],
      told: told.map((ad) => ({ ...ad, currency: ad.accountId === '' ? 'USD' : null })),
      counts: counts.map((row) => ({ ...row, goals: Math.min(row.goals, row.conversations) })),
      costs: costs.map(({ isOfApi, isOdd, ...row }) => {
        const listed = told.find(({ adId }) => adId === row.adId)?.accountId
        const accountId = !isOfApi && (listed === 'a' || listed === 'b') ? listed : ''
        const currency = currencies[accountId] ?? 'USD'
        // Meta tells all figures, the API not all.
        const always =
          accountId === ''
            ? { conversationsStarted: null }
            : { linkClicks: row.linkClicks ?? 0, conversationsStarted: row.conversationsStarted ?? 0 }
        return { ...row, ...always, accountId, currency: isOdd ? 'GBP' : currency }
      }),
    }
  })

const question: fc.Arbitrary<AdsOverviewInput> = fc
  .record({
    from: fc.integer({ min: -3, max: days - 1 }),
    length: fc.integer({ min: 0, max: 20 }),
    isCompared: fc.boolean(),
    channel: fc.option(fc.constantFrom(...channels), { nil: undefined, freq: 3 }),
    platforms: fc.option(fc.subarray(platforms.filter(Boolean)), { nil: undefined, freq: 2 }),
    adIds: fc.option(fc.subarray([...ids, 'unknown']), { nil: undefined, freq: 3 }),
    campaignIds: fc.option(fc.constant<string[]>(['c1']), { nil: undefined, freq: 4 }),
    adSetIds: fc.option(fc.constant<string[]>(['s1']), { nil: undefined, freq: 4 }),
    sort: fc.constantFrom(...adSorts),
    descending: fc.boolean(),
    size: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ from, length, isCompared, ...rest }) => {
    const [first, last] = [addDays(firstDay, from), addDays(firstDay, from + length)]
    const previous = { from: addDays(first, -length - 1), to: addDays(first, -1) }
    return { from: first, to: last, ...(isCompared && { previous }), ...rest }
  })

const summed = fc.array(fc.tuple(fc.constantFrom('a', 'b'), day.map(mondayOf)), { maxLength: 8 })

test('the figures are those of the definitions, whichever weeks are summed up, on every page', async () => {
  await fc.assert(
    fc.asyncProperty(
      world,
      summed,
      fc.array(question, { minLength: 6, maxLength: 6 }),
      async (drawn, weeks, asked) => {
        const { scope } = (await castPlayers(database.owner)).alice
        await build(scope, drawn, weeks)
        expect(await inWorkspace(scope, ({ sql }) => listSumDifferences(sql, scope))).toEqual([])
        for (const input of asked) {
          const { ads: expectedAds, ...expected } = overviewOf(drawn, input)
          const { ads, ...overview } = await readAllPages(scope, input)
          expect(overview).toMatchObject(expected)
          expect(ads).toEqual(expectedAds)
        }
      },
    ),
    { numRuns: 30 },
  )
}, 60_000)

async function build(scope: Scope, drawn: World, weeks: [string, string][]): Promise<void> {
  const { accounts, told, counts, costs, hasGoal } = drawn
  for (const { accountId, currency, wholeDays } of accounts) {
    await addAdAccount(scope, { accountId, currency })
    await inWorkspace(
      scope,
      ({ sql }) => sql`
        insert into ad_account_days (workspace_id, account_id, day, fetched_at)
        select ${scope.workspaceId}, ${accountId}, day, now() from unnest(${wholeDays}::text[]::date[]) as day`,
    )
  }
  for (const ad of told) await addAccountAd(scope, ad)
  if (hasGoal) await addGoalVersion(scope, { version: 1 })
  for (const { goals, ...row } of counts) {
    await addAdCount(scope, row)
    const { conversations: _, ...key } = row
    if (goals > 0) await addGoalAdCount(scope, { ...key, version: 1, goals })
  }
  for (const { spendMicros, impressions, clicks, linkClicks, conversationsStarted, ...row } of costs) {
    await addAdDay(scope, {
      ...row,
      spendMicros: BigInt(spendMicros),
      impressions: BigInt(impressions),
      clicks: BigInt(clicks),
      linkClicks: linkClicks === null ? null : BigInt(linkClicks),
      conversationsStarted: conversationsStarted === null ? null : BigInt(conversationsStarted),
    })
  }
  await inWorkspace(scope, async ({ sql }) => {
    for (const [accountId, week] of weeks) await sumUpWeek(sql, scope, { accountId, week })
  })
}

/** The ads of all pages, once forwards and once backwards, which has to be the same. */
async function readAllPages(scope: Scope, input: AdsOverviewInput) {
  const first = await getAdsOverview(scope, input)
  const forwards: AdsOverview[] = [first]
  for (let page = first; page.next !== null; forwards.push(page))
    page = await getAdsOverview(scope, { ...input, cursor: page.next })
  const backwards: AdsOverview[] = []
  for (let page = forwards.at(-1); page && page.previous !== null; backwards.unshift(page))
    page = await getAdsOverview(scope, { ...input, cursor: page.previous })
  const idsOf = (pages: AdsOverview[]) => pages.map(({ ads }) => ads.map(({ adId }) => adId))
  expect(idsOf(backwards).flat()).toEqual(idsOf(forwards.slice(0, -1)).flat())
  const { next, previous, ...overview } = first
  return { ...overview, ads: forwards.flatMap(({ ads }) => ads.map(figuresOf)) }
}
