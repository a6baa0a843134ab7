import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { brands } from '@/db/seed/brands/brands'
import { runLiveStream } from '@/db/seed/live-stream'

test('the live stream sends what is due at the present time and ends when told to', async () => {
  const [brand] = brands
  if (!brand) throw new Error('There is no brand.')
  const seen: { at: string }[] = []
  const server = createServer(async (message, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of message) chunks.push(chunk as Buffer)
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    const events = body.events ?? [body]
    seen.push(...events)
    response.end(JSON.stringify({ received: events.length, stored: 0, duplicates: 0, quarantined: [] }))
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo

  const now = Date.parse('2026-11-20T14:00:00Z')
  const live = {
    plan: { brand, firstDay: '2026-09-23', seed: 'demo', scale: 1 },
    door: { url: `http://127.0.0.1:${port}/`, secret: `whsec_${Buffer.alloc(32, 1).toString('base64')}` },
    coveredUntil: now - 60 * 60_000,
  }
  const stop = new AbortController()
  await runLiveStream([live], { signal: stop.signal, clock: () => now, onSent: () => stop.abort() })
  server.close()

  expect(seen.length).toBeGreaterThan(10)
  expect(seen.every(({ at }) => Date.parse(at) <= now && Date.parse(at) > now - 3_600_000)).toBe(true)
})
