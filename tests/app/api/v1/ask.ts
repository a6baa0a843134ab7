import { createKey } from '@/lib/access/keys/create-key'
import type { Scope } from '@/lib/access/scope'

type Handler = (request: Request) => Response | Promise<Response>

export interface Asked {
  status: number
  headers: Headers
  text: string
  // biome-ignore lint/suspicious/noExplicitAny: an answer is whatever the door says, and tests look into it.
  body: any
}

/** Asks a route handler as a program with this key would; without a key as one that has none. */
export function ask(handler: Handler, query = '', key?: string): Promise<Asked> {
  return exchange(handler, new Request(`${address}${query}`, { headers: headersOf(key) }))
}

interface Sending {
  method?: 'POST' | 'PUT' | 'DELETE'
  query?: string
  /** Sent as JSON, and text as it is. */
  body?: unknown
  headers?: Record<string, string>
}

/** Sends something to a route handler, as JSON unless the headers say otherwise. */
export function send(handler: Handler, key: string | undefined, sending: Sending = {}): Promise<Asked> {
  const { method = 'PUT', query = '', body, headers } = sending
  const request = new Request(`${address}${query}`, {
    method,
    headers: { ...headersOf(key), 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' || body === undefined ? body : JSON.stringify(body),
  })
  return exchange(handler, request)
}

const address = 'https://example.com/api/v1/x'

function headersOf(key: string | undefined): Record<string, string> {
  return key === undefined ? {} : { authorization: `Bearer ${key}` }
}

async function exchange(handler: Handler, request: Request): Promise<Asked> {
  const response = await handler(request)
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, body: text ? JSON.parse(text) : null }
}

export async function makeReadKey(scope: Scope): Promise<string> {
  return (await createKey(scope, { name: 'Test', access: 'read' })).key
}

export async function makeWriteKey(scope: Scope): Promise<string> {
  return (await createKey(scope, { name: 'Test', access: 'write' })).key
}

/** The bytes of an answer but for the one thing that differs each time. */
export function withoutRequestId({ text, body }: Asked): string {
  return text.replace(body.requestId, '')
}
