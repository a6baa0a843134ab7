import { connect, type Socket } from 'node:net'

export interface Answer {
  status: number
  /** Seconds, where the answer says when to come back. */
  retryAfter: number | null
  body: string
}

export interface Connection {
  /** Sends one request as it is and waits for the whole answer; rejects when the connection ends first. */
  exchange(request: Buffer): Promise<Answer>
  isOpen(): boolean
  close(): void
}

/**
 * One keep-alive connection to 127.0.0.1. A generator that shares two cores with the app must cost little,
 * so it speaks HTTP on a bare socket: one request at a time, requests made beforehand.
 */
export async function openConnection(port: number): Promise<Connection> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('error', reject)
  })
  return overSocket(socket)
}

function overSocket(socket: Socket): Connection {
  let received = ''
  let waiting: { resolve(answer: Answer): void; reject(error: Error): void } | undefined
  const fail = (error: Error) => {
    waiting?.reject(error)
    waiting = undefined
  }
  // Latin-1 keeps one character a byte, so lengths in bytes are lengths of the text.
  socket.setEncoding('latin1')
  socket.on('data', (chunk: string) => {
    received += chunk
    const parsed = parseAnswer(received)
    if (!parsed) return
    received = received.slice(parsed.length)
    waiting?.resolve(parsed.answer)
    waiting = undefined
  })
  socket.on('error', fail)
  socket.on('close', () => fail(new Error('The connection was closed before the answer.')))
  return {
    exchange(request) {
      return new Promise((resolve, reject) => {
        if (socket.destroyed) return reject(new Error('The connection is closed.'))
        waiting = { resolve, reject }
        socket.write(request)
      })
    },
    isOpen: () => !socket.destroyed,
    close: () => socket.destroy(),
  }
}

function parseAnswer(text: string): { answer: Answer; length: number } | undefined {
  const headEnd = text.indexOf('\r\n\r\n')
  if (headEnd < 0) return undefined
  const head = text.slice(0, headEnd)
  const start = headEnd + 4
  const content = /\r\ntransfer-encoding: chunked/i.test(head)
    ? readChunks(text, start)
    : readLength(text, start, Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0))
  if (!content) return undefined
  const retryAfter = /\r\nretry-after: (\d+)/i.exec(head)?.[1]
  return {
    answer: {
      status: Number(head.slice(9, 12)),
      retryAfter: retryAfter === undefined ? null : Number(retryAfter),
      body: content.body,
    },
    length: content.end,
  }
}

function readLength(text: string, start: number, length: number) {
  const end = start + length
  return text.length < end ? undefined : { body: text.slice(start, end), end }
}

function readChunks(text: string, start: number) {
  let body = ''
  let at = start
  for (;;) {
    const lineEnd = text.indexOf('\r\n', at)
    if (lineEnd < 0) return undefined
    const size = Number.parseInt(text.slice(at, lineEnd), 16)
    const chunkEnd = lineEnd + 2 + size
    if (text.length < chunkEnd + 2) return undefined
    if (size === 0) return { body, end: chunkEnd + 2 }
    body += text.slice(lineEnd + 2, chunkEnd)
    at = chunkEnd + 2
  }
}

/** A request as bytes on the wire. */
export function requestBytes(
  method: 'GET' | 'POST',
  path: string,
  headers: Record<string, string>,
  body: string | Buffer = '',
): Buffer {
  const named = { host: '127.0.0.1', ...headers, 'content-length': String(Buffer.byteLength(body)) }
  const lines = Object.entries(named).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.concat([
    Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`),
    Buffer.from(body),
  ])
}
