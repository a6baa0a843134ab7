/** Why a request's body was not taken. */
export type BodyProblem = 'too_large' | 'too_slow' | 'encoded' | 'wrong_type' | 'cut_short'

export type BodyReading = { ok: true; body: Buffer } | { ok: false; problem: BodyProblem }

const patience = 5_000

const jsonType = /^application\/json\s*(;|$)/i

/**
 * The raw bytes of a request, JSON unless said otherwise, read once. Bytes are counted while they arrive,
 * whatever the header says, and a sender that falls silent is given up after five seconds.
 */
export async function readBody(request: Request, limit: number, type = jsonType): Promise<BodyReading> {
  if (!type.test(request.headers.get('content-type') ?? '')) return { ok: false, problem: 'wrong_type' }
  if (isEncoded(request.headers.get('content-encoding'))) return { ok: false, problem: 'encoded' }
  if (Number(request.headers.get('content-length') ?? 0) > limit) return { ok: false, problem: 'too_large' }
  if (request.body === null) return { ok: true, body: Buffer.alloc(0) }
  return collect(request.body.getReader(), limit)
}

function isEncoded(encoding: string | null): boolean {
  return encoding !== null && encoding !== '' && encoding.toLowerCase() !== 'identity'
}

async function collect(reader: ReadableStreamDefaultReader<Uint8Array>, limit: number): Promise<BodyReading> {
  const chunks: Uint8Array[] = []
  let size = 0
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    void reader.cancel().catch(() => {})
  }, patience)
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (isLate) return { ok: false, problem: 'too_slow' }
      if (done) return { ok: true, body: chunks.length === 1 ? toBuffer(chunks[0]) : Buffer.concat(chunks) }
      size += value.byteLength
      if (size > limit) {
        void reader.cancel().catch(() => {})
        return { ok: false, problem: 'too_large' }
      }
      chunks.push(value)
    }
  } catch {
    return { ok: false, problem: isLate ? 'too_slow' : 'cut_short' }
  } finally {
    clearTimeout(timer)
  }
}

function toBuffer(chunk: Uint8Array | undefined): Buffer {
  return chunk ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength) : Buffer.alloc(0)
}
