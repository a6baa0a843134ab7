import { randomUUID } from 'node:crypto'
import { env } from '@/lib/env'
import { signMetaPost, writeMetaPost } from '../stand-in/meta/sign-meta-post'
import type { Bench } from './bench'
import type { Figure } from './figure'
import { median, percentile } from './statistics'

const posts = 200
const entriesPerPost = 1_000
const people = 20_000
const asset = '559013327784206'

/**
 * Posts of a thousand WhatsApp messages, the most that Meta puts into one, one after another through the whole
 * door: every tenth message out of an ad, persons who come back, every answer after the commit.
 */
export async function measureMetaPosts(bench: Bench): Promise<Figure[]> {
  await claim(bench)
  for (let round = 0; round < 5; round++) await send(bench, round)
  const times: number[] = []
  for (let round = 5; round < 5 + posts * bench.thoroughness; round++) times.push(await send(bench, round))
  const section = 'Meta posts of 1,000'
  return [
    { section, name: 'answered, p50', value: median(times), unit: 'ms' },
    { section, name: 'answered, p99', value: percentile(times, 99), unit: 'ms', bound: { atMost: 500 } },
  ]
}

/** The warmed bot's workspace owns the phone number, as if Meta had confirmed it. */
async function claim({ database: { owner }, door }: Bench): Promise<void> {
  const connectionId = randomUUID()
  await owner`
    insert into connections (workspace_id, id, kind, name, asset_id)
    select workspace_id, ${connectionId}, 'whatsapp', 'Linden', ${asset}
    from connections where id = ${door.connectionId}`
  await owner`
    insert into meta_assets (kind, asset_id, workspace_id, connection_id, proven_at)
    select 'whatsapp', ${asset}, workspace_id, id, now() from connections where id = ${connectionId}`
}

async function send({ app }: Bench, round: number): Promise<number> {
  const body = writeMetaPost({
    object: 'whatsapp_business_account',
    entry: Array.from({ length: entriesPerPost }, (_, index) => makeEntry(round * entriesPerPost + index)),
  })
  const signature = signMetaPost(body, env.META_APP_SECRETS?.[0] ?? '')
  const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signature }
  const begun = performance.now()
  const response = await fetch(`http://127.0.0.1:${app.port}/api/webhooks/meta`, {
    method: 'POST',
    headers,
    body,
  })
  await response.arrayBuffer()
  if (response.status !== 200) throw new Error(`The door answered ${response.status}.`)
  return performance.now() - begun
}

function makeEntry(index: number) {
  const person = index % people
  const number = String(15_550_000_000 + person)
  const userId = `US.${person}`
  const referral = {
    source_type: 'ad',
    source_id: `1202314509876${10_000 + (index % 50)}`,
    source_url: 'https://fb.me/8sYw2RmLk',
    headline: 'Ask us about colours',
    ctwa_clid: randomUUID(),
  }
  const message = {
    id: `wamid.${randomUUID()}`,
    from: number,
    from_user_id: userId,
    timestamp: String(Math.floor(Date.now() / 1000)),
    type: 'text',
    text: { body: 'Hällo, do you still have the grey throw?' },
    ...(index % 10 === 0 ? { referral } : {}),
  }
  const metadata = { display_phone_number: '15550173040', phone_number_id: asset }
  const contacts = [{ profile: { name: 'Mirela D' }, wa_id: number, user_id: userId }]
  const value = { messaging_product: 'whatsapp', metadata, contacts, messages: [message] }
  return { id: '402918836650174', changes: [{ field: 'messages', value }] }
}
