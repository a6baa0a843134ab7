import { beforeEach, expect, it } from 'vitest'
import { POST } from '@/app/api/webhooks/meta/route'
import { operatorScope } from '@/lib/access/job-gate'
import { listAssetClaims } from '@/lib/access/meta/assets/list-asset-claims'
import { releaseAsset } from '@/lib/access/meta/assets/release-asset'
import { listMetaLogins } from '@/lib/access/meta/list-meta-logins'
import type { Scope } from '@/lib/access/scope'
import { ensureDemoAccounts } from '@/lib/commands/demo-accounts'
import { ensureDemoMeta } from '@/lib/commands/demo-meta'
import { getAdAccountsStatus } from '@/lib/metrics/get-ad-accounts-status'
import { demoWorld } from '../../stand-in/meta/demo-world'
import { signMetaPost, writeMetaPost } from '../../stand-in/meta/sign-meta-post'
import { fixtureApp } from '../../stand-in/meta/small-world'
import { useMetaStandIn } from '../../stand-in/meta/use-meta-stand-in'
import { useDatabase } from '../../support/database'

const database = useDatabase()
const meta = useMetaStandIn(() => demoWorld({ 'fab-cart': '2026-09-23', 'nordlicht-reisen': '2026-09-23' }))

beforeEach(async () => {
  const { brands } = await ensureDemoAccounts({ users: [], brands: [] }, () => '2026-09-23')
  for (const brand of brands) await ensureDemoMeta(brand)
})

async function namesOf(scope: Scope): Promise<string[]> {
  return (await listAssetClaims(scope)).map(({ name }) => name).sort()
}

async function write(text: string, pageId: string): Promise<void> {
  const now = Date.now()
  const message = { mid: `m_${text}`, text }
  const event = { sender: { id: '7001' }, recipient: { id: pageId }, timestamp: now, message }
  const body = writeMetaPost({ object: 'page', entry: [{ id: pageId, time: now, messaging: [event] }] })
  const headers = {
    'content-type': 'application/json',
    'x-hub-signature-256': signMetaPost(body, fixtureApp.secret),
  }
  const request = new Request('http://localhost/api/webhooks/meta', { method: 'POST', headers, body })
  expect((await POST(request)).status).toBe(200)
}

it('connects each brand with its own people’s accounts, and what is written to its Page arrives there', async () => {
  const [shop, travel] = [await operatorScope('fab-cart'), await operatorScope('nordlicht-reisen')]
  expect(await namesOf(shop)).toEqual(['@fab.cart', 'Fab Cart', 'Fab Cart +91 00000 01234'])
  expect(await namesOf(travel)).toEqual(['@nordlicht.reisen', 'Nordlicht Reisen'])
  expect(await getAdAccountsStatus(shop)).toHaveLength(2)
  await write('to the shop', '331000000000001')
  await write('to the travel agency', '331000000000002')
  const rows = await database.owner`
    select slug, body from events join workspaces on id = workspace_id where body like 'to the %' order by body`
  expect(rows).toEqual([
    { slug: 'fab-cart', body: 'to the shop' },
    { slug: 'nordlicht-reisen', body: 'to the travel agency' },
  ])
})

it('leaves what is good as it is the next time, and tells a stand-in that has forgotten', async () => {
  const brand = { slug: 'nordlicht-reisen', connectionId: '', secret: '', firstDay: '', coveredUntil: null }
  const travel = await operatorScope(brand.slug)
  const instagram = (await listAssetClaims(travel)).find(({ kind }) => kind === 'instagram')
  const connectionId = instagram?.connectionId ?? ''
  await releaseAsset(travel, { connectionId })
  await meta().endSubscription('331000000000002')
  const logins = await listMetaLogins(travel)
  await ensureDemoMeta(brand)
  expect(await listMetaLogins(travel)).toEqual(logins)
  expect((await listAssetClaims(travel)).map(({ name, state }) => [name, state])).toEqual([
    ['Nordlicht Reisen', 'routed'],
    ['@nordlicht.reisen', 'released'],
  ])
  expect(Object.keys(await meta().subscriptions())).toContain('331000000000002')
})
