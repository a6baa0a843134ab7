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
export async function ask(handler: Handler, query = '', key?: string): Promise<Asked> {
  const headers = key === undefined ? undefined : { authorization: `Bearer ${key}` }
  const response = await handler(new Request(`https://example.com/api/v1/x${query}`, { headers }))
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, body: text ? JSON.parse(text) : null }
}

export async function makeReadKey(scope: Scope): Promise<string> {
  return (await createKey(scope, { name: 'Test', access: 'read' })).key
}

/** The bytes of an answer but for the one thing that differs each time. */
export function withoutRequestId({ text, body }: Asked): string {
  return text.replace(body.requestId, '')
}
