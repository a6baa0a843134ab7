import { isSameOrigin, originHeaders } from '@/lib/access/same-origin'
import type { Scope } from '@/lib/access/scope'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { readParts } from '@/lib/reports/read-parts'
import { takeDownload } from '@/lib/reports/take-download'

const always = { 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' }

/**
 * Answers a POST for a report's file. `findReport` says whose and which it is, or throws what the asker may
 * know; each download is counted before its first byte goes out.
 */
export async function sendReport(
  request: Request,
  findReport: () => Promise<{ scope: Scope; reportId: string }>,
): Promise<Response> {
  if (!isSameOrigin(originHeaders(request.headers), env.APP_URL)) {
    return refuse(403, 'This request did not come from this site. Open the link again.')
  }
  try {
    const { scope, reportId } = await findReport()
    // A part would have to be counted as a whole.
    if (request.headers.has('range')) return refuse(416, 'The file is sent as a whole only.')
    const { fileName, bytes } = await takeDownload(scope, reportId)
    return new Response(toStream(readParts(scope, { reportId, bytes })), {
      headers: {
        ...always,
        'content-type': 'application/zip',
        'content-length': String(bytes),
        'content-disposition': `attachment; filename="${fileName}"`,
        'accept-ranges': 'none',
      },
    })
  } catch (error) {
    if (error instanceof AppError) return refuse(error.status, error.message)
    throw error
  }
}

function refuse(status: number, sentence: string): Response {
  return new Response(sentence, {
    status,
    headers: { ...always, 'content-type': 'text/plain; charset=utf-8' },
  })
}

function toStream(parts: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await parts.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await parts.return(undefined)
    },
  })
}
