import type { ServerResponse } from 'node:http'

/** What a route of the stand-in says: JSON (or JSON text, where that is cheaper), a page or a redirect. */
export type Answer =
  | { json: unknown; status?: number }
  | { text: string; status?: number; type?: string }
  | { location: string }

export function send(response: ServerResponse, answer: Answer, headers: Record<string, string> = {}): void {
  if ('location' in answer) {
    response.writeHead(302, { ...headers, location: answer.location }).end()
    return
  }
  const text = 'json' in answer ? JSON.stringify(answer.json) : answer.text
  const type = 'json' in answer ? undefined : answer.type
  response
    .writeHead(answer.status ?? 200, {
      ...headers,
      'content-type': type ?? 'application/json; charset=UTF-8',
      'content-length': Buffer.byteLength(text),
    })
    .end(text)
}
