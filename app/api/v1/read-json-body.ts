import { AppError } from '@/lib/errors'
import { type BodyProblem, readBody } from '../read-body'

const mostBytes = 64 * 1024

const sentences: Record<BodyProblem, [status: number, sentence: string]> = {
  too_large: [413, 'The body is larger than 64 KiB.'],
  too_slow: [408, 'The body did not arrive in time.'],
  encoded: [415, 'Send the body without a content encoding.'],
  wrong_type: [415, 'Send JSON, with the content type application/json.'],
  cut_short: [400, 'The body ended before it was whole.'],
}

/** The bytes of a JSON body, not yet understood; throws what the sender is told. */
export async function readJsonBody(request: Request): Promise<Buffer> {
  const reading = await readBody(request, mostBytes)
  if (reading.ok) return reading.body
  const [status, sentence] = sentences[reading.problem]
  throw new BodyError(status, reading.problem, sentence)
}

export class BodyError extends AppError {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}
