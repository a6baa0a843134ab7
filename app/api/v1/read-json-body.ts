import { AppError } from '@/lib/errors'
import { type BodyProblem, readBody } from '../read-body'

const usualBytes = 64 * 1024

const sentences: Record<BodyProblem, [status: number, sentence: string]> = {
  too_large: [413, 'The body is larger than'],
  too_slow: [408, 'The body did not arrive in time.'],
  encoded: [415, 'Send the body without a content encoding.'],
  wrong_type: [415, 'Send JSON, with the content type application/json.'],
  cut_short: [400, 'The body ended before it was whole.'],
}

/** The bytes of a JSON body, not yet understood; throws what the sender is told. */
export async function readJsonBody(request: Request, mostBytes = usualBytes): Promise<Buffer> {
  const reading = await readBody(request, mostBytes)
  if (reading.ok) return reading.body
  const [status, sentence] = sentences[reading.problem]
  const isTooLarge = reading.problem === 'too_large'
  throw new BodyError(status, reading.problem, isTooLarge ? `${sentence} ${mostBytes / 1024} KiB.` : sentence)
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
