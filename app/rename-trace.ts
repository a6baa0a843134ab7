import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'

/** Next cannot hold a TRACE and answers it 500; under a name that nobody allows it is refused like any other. */
export function renameTrace(): void {
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage }
    if (request.method === 'TRACE') request.method = 'TRACE-REFUSED'
  })
}
