import { beforeEach, describe, expect, test } from 'vitest'
import type { Scope } from '@/lib/access/scope'
import { ForbiddenError, InvalidInputError, NotFoundError } from '@/lib/errors'
import { deleteJourney } from '@/lib/journeys/delete-journey'
import { getJourney } from '@/lib/journeys/get-journey'
import { linkAd, linkAds } from '@/lib/journeys/link-ad'
import { listJourneys } from '@/lib/journeys/list-journeys'
import { undeleteJourney } from '@/lib/journeys/undelete-journey'
import { getUserJourney } from '@/lib/metrics/get-user-journey'
import { listUnlinkedAds } from '@/lib/metrics/list-unlinked-ads'
import { type Cast, castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { addAd, addConversation, addJourney } from '../metrics/fixtures'

const database = useDatabase()
const november = { from: '2026-11-01', to: '2026-11-30' }
let cast: Cast
let scope: Scope
let journeyId: string

beforeEach(async () => {
  cast = await castPlayers(database.owner)
  scope = cast.alice.scope
  for (const adId of ['17', '24']) {
    await addAd(scope, { adId, headline: adId === '17' ? 'Autumn' : null })
    await addConversation(scope, { source: 'ads', adId, startedAt: `2026-11-${adId}T10:00:00Z` })
  }
  await addConversation(scope, {
    source: 'ads',
    adId: '24',
    channel: 'web',
    startedAt: '2026-11-24T10:00:00Z',
  })
  journeyId = (await addJourney(scope, { name: 'Buy' })).id
})

const deeds = () => database.owner`
  select deed, subject, detail from audit_entries where workspace_id = ${cast.workspace.id} order by at, id`
const unlinked = async () => (await listUnlinkedAds(scope, november)).map(({ adId }) => adId)

describe('deleting', () => {
  test('hides the journey, says what hung on it and leaves its ads without one', async () => {
    await linkAd(scope, { adId: '17', journeyId })
    const { journey } = await deleteJourney(scope, journeyId)
    expect(journey).toMatchObject({ id: journeyId, name: 'Buy', ads: [{ adId: '17', name: 'Autumn' }] })
    expect(await getJourney(scope, journeyId)).toBeNull()
    expect(await listJourneys(scope)).toEqual([])
    expect(await unlinked()).toEqual(['24', '17'])
    expect(await getUserJourney(scope, { ...november, journeyId, now: Date.now() })).toBeNull()
    expect((await deeds()).at(-1)).toEqual({
      deed: 'journey.deleted',
      subject: journeyId,
      detail: { name: 'Buy', ads: 1 },
    })
  })

  test('can be undone, with its ads', async () => {
    await linkAd(scope, { adId: '17', journeyId })
    await deleteJourney(scope, journeyId)
    await undeleteJourney(scope, journeyId)
    await undeleteJourney(scope, journeyId)
    expect(await getJourney(scope, journeyId)).toMatchObject({
      name: 'Buy',
      revision: 1,
      ads: [{ adId: '17' }],
    })
    expect(await unlinked()).toEqual(['24'])
    expect((await deeds()).map(({ deed }) => deed)).toEqual([
      'ad.linked',
      'journey.deleted',
      'journey.restored',
    ])
  })

  test('cannot be undone while another journey has the name', async () => {
    await deleteJourney(scope, journeyId)
    await addJourney(scope, { name: 'Buy' })
    await expect(undeleteJourney(scope, journeyId)).rejects.toMatchObject({
      fields: { name: 'Another journey has this name. Give one of them another.' },
    })
    expect(await getJourney(scope, journeyId)).toBeNull()
  })

  test('of two with one name only one comes back, also when both are tried at once', async () => {
    await deleteJourney(scope, journeyId)
    const other = await addJourney(scope, { name: 'Buy' })
    await deleteJourney(scope, other.id)
    const settled = await Promise.allSettled([journeyId, other.id].map((id) => undeleteJourney(scope, id)))
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = settled.find(({ status }) => status === 'rejected')
    expect(refused).toMatchObject({ reason: { fields: { name: expect.any(String) } } })
    expect(await listJourneys(scope)).toHaveLength(1)
  })

  test('an ad that follows another journey by then stays with it', async () => {
    await linkAd(scope, { adId: '17', journeyId })
    await deleteJourney(scope, journeyId)
    const other = await addJourney(scope, { name: 'Other' })
    await linkAd(scope, { adId: '17', journeyId: other.id })
    await undeleteJourney(scope, journeyId)
    expect((await getJourney(scope, journeyId))?.ads).toEqual([])
    expect((await getJourney(scope, other.id))?.ads).toEqual([{ adId: '17', name: 'Autumn' }])
  })

  test('what is not there, or not theirs, is not found', async () => {
    for (const who of [deleteJourney, undeleteJourney]) {
      await expect(who(cast.charlie.scope, journeyId)).rejects.toBeInstanceOf(NotFoundError)
      await expect(who(scope, '00000000-0000-4000-8000-000000000000')).rejects.toBeInstanceOf(NotFoundError)
      await expect(who(scope, "'")).rejects.toBeInstanceOf(NotFoundError)
      await expect(who(cast.bob.scope, journeyId)).rejects.toBeInstanceOf(ForbiddenError)
    }
    await deleteJourney(scope, journeyId)
    await expect(deleteJourney(scope, journeyId)).rejects.toBeInstanceOf(NotFoundError)
    expect(await getJourney(cast.charlie.scope, journeyId)).toBeNull()
    expect(await getJourney(scope, "'")).toBeNull()
  })
})

describe('an ad', () => {
  test('follows one journey, and many ads may follow it', async () => {
    await linkAds(scope, [
      { adId: '24', journeyId },
      { adId: '17', journeyId },
    ])
    expect((await getJourney(scope, journeyId))?.ads).toEqual([
      { adId: '17', name: 'Autumn' },
      { adId: '24', name: null },
    ])
    expect(await unlinked()).toEqual([])
    const other = await addJourney(scope, { name: 'Other' })
    await linkAd(scope, { adId: '24', journeyId: other.id })
    expect((await listJourneys(scope)).map(({ ads }) => ads.map(({ adId }) => adId))).toEqual([
      ['17'],
      ['24'],
    ])
  })

  test('linked twice is linked once, unlinked twice too', async () => {
    await linkAd(scope, { adId: '17', journeyId })
    await linkAd(scope, { adId: '17', journeyId })
    await linkAd(scope, { adId: '17', journeyId: null })
    await linkAd(scope, { adId: '17', journeyId: null })
    expect(await deeds()).toEqual([
      { deed: 'ad.linked', subject: '17', detail: { journeyId, journey: 'Buy' } },
      { deed: 'ad.unlinked', subject: '17', detail: { journeyId } },
    ])
    expect(await unlinked()).toEqual(['24', '17'])
  })

  test.each<[string, () => { adId: string; journeyId: string | null }, string]>([
    ['that nobody has seen', () => ({ adId: '99', journeyId }), 'adId'],
    ['that cannot be', () => ({ adId: '1\0', journeyId: null }), 'adId'],
    [
      'to a journey that is not there',
      () => ({ adId: '17', journeyId: '00000000-0000-4000-8000-000000000000' }),
      'journeyId',
    ],
    ['to a journey that cannot be', () => ({ adId: '17', journeyId: 'buy' }), 'journeyId'],
  ])('%s is not linked', async (_, link, field) => {
    const refused = linkAds(scope, [{ adId: '17', journeyId }, link()])
    await expect(refused).rejects.toBeInstanceOf(InvalidInputError)
    await expect(refused).rejects.toMatchObject({ fields: { [field]: expect.any(String) } })
    expect(await unlinked()).toEqual(['24', '17'])
    expect(await deeds()).toEqual([])
  })

  test('is not linked to a deleted journey, nor by a viewer, nor across workspaces', async () => {
    await expect(linkAd(cast.bob.scope, { adId: '17', journeyId })).rejects.toBeInstanceOf(ForbiddenError)
    await addAd(cast.charlie.scope, { adId: '17' })
    await expect(linkAd(cast.charlie.scope, { adId: '17', journeyId })).rejects.toMatchObject({
      fields: { journeyId: 'There is no such journey, or it was deleted.' },
    })
    await deleteJourney(scope, journeyId)
    await expect(linkAd(scope, { adId: '17', journeyId })).rejects.toMatchObject({
      fields: { journeyId: 'There is no such journey, or it was deleted.' },
    })
  })

  test('without a journey is listed with its conversations of the period, the most first', async () => {
    expect(await listUnlinkedAds(scope, november)).toEqual([
      { adId: '24', name: null, conversations: 2 },
      { adId: '17', name: 'Autumn', conversations: 1 },
    ])
    expect(await listUnlinkedAds(scope, { ...november, channel: 'web' })).toEqual([
      { adId: '24', name: null, conversations: 1 },
    ])
    expect(await listUnlinkedAds(scope, { from: '2026-10-01', to: '2026-10-31' })).toEqual([])
    expect(await listUnlinkedAds(cast.charlie.scope, november)).toEqual([])
  })
})
