import { randomUUID } from 'node:crypto'
import { beforeAll, expect } from 'vitest'
import { POST } from '@/app/api/webhooks/meta/route'
import type { MetaAsset } from '@/lib/channels/meta/meta-asset'
import { provideEnvironment } from '@/lib/env'
import { type FixtureName, readFixture, readFixtureBytes } from '@/tests/fixtures/meta/read-fixture'
import { signMetaPost, writeMetaPost } from '@/tests/stand-in/meta/sign-meta-post'
import { type Cast, castPlayers, type Player } from '@/tests/support/cast'
import { claimAsProven } from '@/tests/support/claim-as-proven'
import { useDatabase } from '@/tests/support/database'

/** Posts as Meta sends them, and what they leave behind. */

const fixture = readFixture<{ app_secret: string; signatures: Record<string, string> }>('webhook-signatures')
export const appSecret = fixture.app_secret
export const secondSecret = 'an-older-secret-of-the-same-app'
export const verifyToken = 'linden-verify-4hT9wB'
export const phone = { kind: 'whatsapp', assetId: '559013327784206' } as const
export const page = { kind: 'messenger', assetId: '318840027765190' } as const
export const account = { kind: 'instagram', assetId: '17841471890233415' } as const
export const ad = '120231450987660401'

export function useMetaDoor() {
  const database = useDatabase()
  beforeAll(() => {
    provideEnvironment({ META_APP_SECRETS: `${appSecret},${secondSecret}`, META_VERIFY_TOKEN: verifyToken })
  })

  return {
    database,

    /** Everything written of the fixtures' assets belongs to a new workspace. */
    async freshOwner(): Promise<Cast> {
      await database.owner`delete from meta_assets`
      const players = await castPlayers(database.owner)
      for (const asset of [phone, page, account]) await claim(players.alice, asset)
      return players
    },

    eventsOf: ({ workspace }: Cast) => database.owner`
      select e.event_id, e.type, e.sender, e.kind, e.body, e.reply_to, e.campaign_id, e.proactive_message_id,
        e.flags, e.person_id, t.kind as touch, t.reference_id
      from events e left join touches t using (workspace_id, connection_id, event_id)
      where e.workspace_id = ${workspace.id} order by e.at, e.event_id`,

    conversationsOf: ({ workspace }: Cast) => database.owner`
      select source, source_reason, ad_id, channel, user_messages, bot_messages, agent_messages from conversations
      where workspace_id = ${workspace.id} order by started_at`,

    quarantineOf: ({ workspace }: Cast) => database.owner`
      select id, reason, raw from quarantined_events where workspace_id = ${workspace.id}`,

    identifiersOf: ({ workspace }: Cast) => database.owner`
      select identifier, person_id from person_identifiers where workspace_id = ${workspace.id}
      order by identifier`,
  }
}

export function claim({ scope }: Player, asset: MetaAsset) {
  return claimAsProven(scope, asset)
}

export function newAsset(kind: MetaAsset['kind']): MetaAsset {
  return { kind, assetId: String(100_000_000_000_000 + Math.floor(Math.random() * 1e14)) }
}

export function send(body: string | Buffer, headers: Record<string, string | null> = {}) {
  const all = new Headers({ 'content-type': 'application/json' })
  all.set('x-hub-signature-256', signMetaPost(body, appSecret))
  for (const [name, value] of Object.entries(headers)) {
    if (value === null) all.delete(name)
    else all.set(name, value)
  }
  const bytes = typeof body === 'string' ? body : new Uint8Array(body)
  return POST(
    new Request('http://localhost/api/webhooks/meta', { method: 'POST', headers: all, body: bytes }),
  )
}

export async function post(body: unknown) {
  const response = await send(writeMetaPost(body))
  expect(response.status).toBe(200)
}

export async function postFixture(name: FixtureName) {
  const signature = fixture.signatures[`${name}.json`] ?? ''
  const response = await send(readFixtureBytes(name), { 'x-hub-signature-256': signature })
  expect(response.status).toBe(200)
}

export const seconds = (ago = 60) => String(Math.floor(Date.now() / 1000) - ago)

export function whatsApp(asset: MetaAsset, value: Record<string, unknown>, field = 'messages') {
  const metadata = { display_phone_number: '15550173040', phone_number_id: asset.assetId }
  return { id: 'waba', changes: [{ field, value: { messaging_product: 'whatsapp', metadata, ...value } }] }
}

export function whatsAppText(changes: Record<string, unknown> = {}) {
  return {
    id: `wamid.${randomUUID()}`,
    from: '15550100001',
    timestamp: seconds(),
    type: 'text',
    text: { body: 'Grüße' },
    ...changes,
  }
}

export function whatsAppPost(...entry: unknown[]) {
  return { object: 'whatsapp_business_account', entry }
}

export function messaging(asset: MetaAsset, ...events: Record<string, unknown>[]) {
  const object = asset.kind === 'messenger' ? 'page' : 'instagram'
  const all = events.map((event) => withPeople(asset, event))
  return { object, entry: [{ id: asset.assetId, time: Date.now(), messaging: all }] }
}

export function withPeople(asset: MetaAsset, event: Record<string, unknown>) {
  return {
    sender: { id: '7512290046618335' },
    recipient: { id: asset.assetId },
    timestamp: Date.now() - 60_000,
    ...event,
  }
}
