import { randomUUID } from 'node:crypto'
import net from 'node:net'
import { gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { signWebhook } from '../support/sign-webhook'
import { readRunningApp } from './running-app'

/** What only shows on the wire: the door of bot webhooks over real HTTP, byte by byte. */

const app = readRunningApp()
const { connectionId = '', secret = '' } = app.brands[0] ?? {}
const path = `/api/webhooks/bot/${connectionId}`

function event(): string {
  return JSON.stringify({
    type: 'message',
    id: randomUUID(),
    at: Date.now() - 1_000,
    channel: 'other',
    user: { id: `wire-${randomUUID()}` },
    message: { from: 'user', text: 'Hello' },
  })
}

/** Writes raw bytes to the app and resolves with what it answered, up to the end of the connection. */
function exchange(write: (socket: net.Socket) => void): Promise<string> {
  const { hostname, port } = new URL(app.address)
  return new Promise((resolve, reject) => {
    const socket = net.connect(Number(port), hostname, () => write(socket))
    let answer = ''
    socket.setTimeout(20_000, () => socket.destroy(new Error('no answer')))
    socket.on('data', (bytes) => {
      answer += bytes.toString()
      if (answer.includes('\r\n\r\n')) socket.end()
    })
    socket.on('error', (error) => (answer ? resolve(answer) : reject(error)))
    socket.on('close', () => resolve(answer))
  })
}

function head(headers: Record<string, string>, method = 'POST', target = path): string {
  const { host } = new URL(app.address)
  const lines = Object.entries({ host, connection: 'close', ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  )
  return `${[`${method} ${target} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n`
}

const statusOf = (answer: string) => Number(answer.split(' ')[1])

test('a signed event is stored', async ({ request }) => {
  const body = event()
  const response = await request.post(path, {
    data: Buffer.from(body),
    headers: signWebhook(body, { secret }),
  })
  expect(response.status()).toBe(200)
  expect(await response.json()).toEqual({ received: 1, stored: 1, duplicates: 0, quarantined: [] })
})

test('two signature headers are refused', async () => {
  const body = event()
  const { 'webhook-signature': signature = '', ...headers } = signWebhook(body, { secret })
  const twice = `webhook-signature: ${signature}\r\nwebhook-signature: ${signature}`
  const start = head({ ...headers, 'content-length': String(body.length) }).replace(
    '\r\n\r\n',
    `\r\n${twice}\r\n\r\n`,
  )
  expect(statusOf(await exchange((socket) => socket.write(start + body)))).toBe(401)
})

test('a body in chunks is counted while it arrives, and refused beyond 5 MB', async () => {
  const headers = signWebhook('', { secret })
  const chunk = 'x'.repeat(64 * 1024)
  const answer = await exchange((socket) => {
    socket.write(head({ ...headers, 'transfer-encoding': 'chunked' }))
    for (let sent = 0; sent <= 5 * 1024 * 1024; sent += chunk.length)
      socket.write(`${chunk.length.toString(16)}\r\n${chunk}\r\n`)
    socket.write('0\r\n\r\n')
  })
  expect(statusOf(answer)).toBe(413)
})

test('a sender that falls silent is given up after five seconds', async () => {
  const headers = signWebhook('', { secret })
  const answer = await exchange((socket) =>
    socket.write(`${head({ ...headers, 'content-length': '1000' })}only this`),
  )
  expect(statusOf(answer)).toBe(408)
})

test('a compressed body is refused', async ({ request }) => {
  const body = gzipSync(event())
  const headers = { ...signWebhook(body, { secret }), 'content-encoding': 'gzip' }
  expect((await request.post(path, { data: body, headers })).status()).toBe(415)
})

for (const method of ['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])
  test(`${method} is answered 405 and which method is allowed`, async ({ request }) => {
    const response = await request.fetch(path, { method })
    expect(response.status()).toBe(405)
    expect(response.headers().allow).toContain('POST')
  })

for (const target of ['%2e%2e', '%00', 'x'.repeat(2_048), `${connectionId}/more`])
  test(`the address ${target.slice(0, 20)} is nobody's`, async () => {
    const body = event()
    const headers = { ...signWebhook(body, { secret }), 'content-length': String(body.length) }
    const answer = await exchange((socket) =>
      socket.write(head(headers, 'POST', `/api/webhooks/bot/${target}`) + body),
    )
    expect([308, 400, 401, 404]).toContain(statusOf(answer))
    expect(answer).not.toContain('"stored":1')
  })
