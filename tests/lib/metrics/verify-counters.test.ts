import { expect, test } from 'vitest'
import { verifyCounters } from '@/lib/metrics/verify-counters'
import { castPlayers } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { addAdCount, addConversation, addSourceCount } from './fixtures'

const database = useDatabase()

test('finds nothing where every conversation is counted', async () => {
  const { alice } = await castPlayers(database.owner)
  const ad = { source: 'ads' as const, adId: '120210000000000017' }
  await addConversation(alice.scope)
  await addConversation(alice.scope, ad)
  await addConversation(alice.scope, { ...ad, platform: 'facebook' })
  expect(await verifyCounters(alice.scope)).toEqual([])
})

test('finds what is missing, too much or in the wrong place, of this workspace alone', async () => {
  const { alice, charlie, workspace } = await castPlayers(database.owner)
  const day = '2026-11-20'
  await addConversation(alice.scope, { source: 'ads', adId: '17', platform: 'facebook' })
  await database.owner`delete from ad_counters where workspace_id = ${workspace.id}`
  await addAdCount(alice.scope, { day, channel: 'whatsapp', adId: '17', platform: '', conversations: 1 })
  await addSourceCount(alice.scope, { day, channel: 'web', source: 'organic', conversations: 2 })
  await addSourceCount(alice.scope, { day, channel: 'web', source: 'ads', conversations: 0 })
  await database.owner`
    update source_counters set conversations = 5 where workspace_id = ${workspace.id} and channel = 'whatsapp'`
  expect(await verifyCounters(alice.scope)).toEqual([
    {
      counter: 'source_counters',
      day,
      channel: 'web',
      subject: 'organic',
      platform: null,
      counted: 2,
      recounted: 0,
    },
    {
      counter: 'source_counters',
      day,
      channel: 'whatsapp',
      subject: 'ads',
      platform: null,
      counted: 5,
      recounted: 1,
    },
    {
      counter: 'ad_counters',
      day,
      channel: 'whatsapp',
      subject: '17',
      platform: '',
      counted: 1,
      recounted: 0,
    },
    {
      counter: 'ad_counters',
      day,
      channel: 'whatsapp',
      subject: '17',
      platform: 'facebook',
      counted: 0,
      recounted: 1,
    },
  ])
  expect(await verifyCounters(charlie.scope)).toEqual([])
})
