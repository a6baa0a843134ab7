import type { IncomingMessage } from 'node:http'
import { ignoreForwardedHeaders } from '@/lib/access/ignore-forwarded-headers'

/** Once, before the first request. */
export function register(): void {
  ignoreForwardedHeaders()
  renameTrace()
}

/** Next cannot hold a TRACE and answers it 500; under a name that nobody allows it is refused like any other. */
function renameTrace(): void {
  const { subscribe } = process.getBuiltinModule('node:diagnostics_channel')
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage }
    if (request.method === 'TRACE') request.method = 'TRACE-REFUSED'
  })
}
