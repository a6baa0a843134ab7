import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterEach, describe, expect, test } from 'vitest'
import { toDeliveries } from '@/db/seed/deliveries'
import { seededRandom } from '@/db/seed/random'
import { inTurns, type Parcel, replay } from '@/db/seed/replay'

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`

interface Request {
  webhookId: string
  body: { events?: { id: string }[]; id?: string }
}

const servers: { close(): void; closeAllConnections(): void }[] = []

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** A receiver of webhooks that verifies signatures and answers as told. */
async function startReceiver(answer: (request: Request, response: ServerResponse) => void) {
  const seen: Request[] = []
  let open = 0
  let mostOpen = 0
  const server = createServer(async (message, response) => {
    open += 1
    mostOpen = Math.max(mostOpen, open)
    response.on('close', () => {
      open -= 1
    })
    const text = await readAll(message)
    new Webhook(secret).verify(text, message.headers as Record<string, string>)
    const request = { webhookId: String(message.headers['webhook-id']), body: JSON.parse(text) }
    seen.push(request)
    answer(request, response)
  }).listen(0, '127.0.0.1')
  servers.push(server)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { door: { url: `http://127.0.0.1:${port}/`, secret }, seen, mostOpen: () => mostOpen }
}

function accept({ body }: Request, response: ServerResponse): void {
  const received = body.events?.length ?? 1
  setTimeout(
    () => response.end(JSON.stringify({ received, stored: received, duplicates: 0, quarantined: [] })),
    5,
  )
}

async function readAll(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function* parcels(door: Parcel['door'], count: number): Generator<Parcel> {
  for (let index = 0; index < count; index += 1) {
    yield {
      door,
      delivery: { webhookId: `msg_${index}`, events: [{ id: `a-${index}` }, { id: `b-${index}` }] },
    }
  }
}

describe('replay', () => {
  test('signs every delivery, sends a few at a time and counts what was said', async () => {
    const receiver = await startReceiver(accept)
    const progress: number[] = []
    const totals = await replay(parcels(receiver.door, 30), {
      concurrency: 4,
      onProgress: ({ deliveries }) => progress.push(deliveries),
    })
    expect(totals).toMatchObject({ deliveries: 30, received: 60, stored: 60, duplicates: 0, quarantined: 0 })
    expect(progress.at(-1)).toBe(30)
    expect(new Set(receiver.seen.map(({ webhookId }) => webhookId)).size).toBe(30)
    expect(receiver.mostOpen()).toBeLessThanOrEqual(4)
  })

  test.each([429, 503])('waits as long as a %i asks, then sends the same again', async (status) => {
    let refusals = 2
    const receiver = await startReceiver((request, response) => {
      if (refusals === 0) return accept(request, response)
      refusals -= 1
      response.writeHead(status, { 'retry-after': '0.2' }).end()
    })
    const totals = await replay(parcels(receiver.door, 1))
    expect(totals.stored).toBe(2)
    expect(receiver.seen.map(({ webhookId }) => webhookId)).toEqual(['msg_0', 'msg_0', 'msg_0'])
  })

  test('ends with what the receiver said when it refuses', async () => {
    const receiver = await startReceiver((_, response) => response.writeHead(401).end('no'))
    await expect(replay(parcels(receiver.door, 3))).rejects.toThrow('answered 401 no')
  })

  test('ends when it is told to', async () => {
    const receiver = await startReceiver(() => {})
    await expect(replay(parcels(receiver.door, 3), { signal: AbortSignal.timeout(50) })).rejects.toThrow()
  })

  test('sends one event on its own as it is, without a list', async () => {
    const receiver = await startReceiver(accept)
    const delivery = { webhookId: 'msg_one', events: [{ id: 'only' }] }
    await replay([{ door: receiver.door, delivery }].values())
    expect(receiver.seen[0]?.body).toEqual({ id: 'only' })
  })
})

test('deliveries hold every event at least once, some twice, and some deliveries come twice', () => {
  const days = Array.from({ length: 400 }, (_, day) =>
    Array.from({ length: 25 }, (_, index) => ({ at: index, body: `${day}-${index}` })),
  )
  let count = 0
  const newWebhookId = () => `msg_${count++}`
  const deliveries = [...toDeliveries(days, { size: 10, random: seededRandom('cut'), newWebhookId })]
  const sent = deliveries.flatMap(({ events }) => events)
  expect(new Set(sent).size).toBe(10_000)
  expect(sent.length).toBeGreaterThan(10_000)
  expect(deliveries.length).toBeGreaterThan(new Set(deliveries.map(({ webhookId }) => webhookId)).size)
})

test('sources take turns until the longest ends', () => {
  expect([...inTurns([['a', 'b', 'c'].values(), ['x'].values()])]).toEqual(['a', 'x', 'b', 'c'])
})
