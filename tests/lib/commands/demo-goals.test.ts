import { beforeAll, describe, expect, test } from 'vitest'
import { brands } from '@/db/seed/brands/brands'
import { operatorScope } from '@/lib/access/job-gate'
import { ensureDemoAccounts } from '@/lib/commands/demo-accounts'
import { ensureDemoGoals } from '@/lib/commands/demo-goals'
import { ensureDemoJourneys } from '@/lib/commands/demo-journeys'
import type { DemoRecord } from '@/lib/commands/demo-record'
import { listGoalVersions } from '@/lib/goals/list-goal-versions'
import { deleteJourney } from '@/lib/journeys/delete-journey'
import { listJourneys } from '@/lib/journeys/list-journeys'
import { addAd, addNode } from '@/tests/lib/metrics/fixtures'
import { useDatabase } from '@/tests/support/database'

useDatabase()
let record: DemoRecord

async function ensure(): Promise<void> {
  for (const brand of record.brands) {
    await ensureDemoGoals(brand)
    await ensureDemoJourneys(brand)
  }
}

beforeAll(async () => {
  record = await ensureDemoAccounts({ users: [], brands: [] }, () => '2026-09-23')
  for (const { slug, connectionId } of record.brands) {
    const scope = await operatorScope(slug)
    const brand = brands.find((one) => one.slug === slug)
    for (const [index, { id, name }] of (brand?.graph ?? []).entries()) {
      await addNode(scope, { number: index + 1, connectionId, nodeId: id, name })
    }
    for (const { id, headline } of brand?.ads ?? []) await addAd(scope, { adId: id, headline })
  }
  await ensure()
})

describe.each(brands)('$name', (brand) => {
  test('has the goals that are planned, of which the last is left to the worker', async () => {
    const versions = await listGoalVersions(await operatorScope(brand.slug))
    expect(versions.map(({ name }) => name).reverse()).toEqual(brand.goals.map(({ name }) => name))
    expect(versions.map(({ state }) => state)).toEqual(
      brand.goals.map((_, index) => (index === 0 ? 'building' : 'live')),
    )
  })

  test('has the journeys that are planned, and ads that follow none', async () => {
    const journeys = await listJourneys(await operatorScope(brand.slug))
    const linked = journeys.map(({ name, ads }) => [name, ads.map(({ adId }) => adId)])
    const planned = brand.journeys.map(({ name, ads }) => [name, [...ads].sort()])
    expect(linked).toEqual(planned.sort())
  })
})

test('a second run changes nothing, and brings nothing back', async () => {
  const scope = await operatorScope('fab-cart')
  const [first] = await listJourneys(scope)
  await deleteJourney(scope, first?.id ?? '')
  const before = [await listGoalVersions(scope), await listJourneys(scope)]
  await ensure()
  expect([await listGoalVersions(scope), await listJourneys(scope)]).toEqual(before)
})
