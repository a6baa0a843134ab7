import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { env } from '@/lib/env'

const forwarded = ['x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'x-real-ip', 'forwarded']

/**
 * Without a proxy in front, forwarded headers are what a stranger typed, and Next believes them. For every
 * request of this process they are dropped before Next reads them, and `X-Forwarded-For` becomes the socket's
 * address. Called once, when the server starts.
 */
export function ignoreForwardedHeaders(): void {
  if (env.TRUST_PROXY) return
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage }
    for (const name of forwarded) delete request.headers[name]
    request.headers['x-forwarded-for'] = request.socket.remoteAddress
  })
}
