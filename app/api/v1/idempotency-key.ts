import { z } from 'zod'
import { InvalidInputError } from '@/lib/errors'

const name = 'Idempotency-Key'
const sentence = 'From 1 to 255 printable characters of ASCII.'

export const idempotencyKey = z
  .string()
  .regex(/^[\x20-\x7e]{1,255}$/, sentence)
  .meta({
    description:
      'Your name for this request. Sent again under the same name within 24 hours it is not done again but answered as it was.',
  })

/** Null when the request names none; throws InvalidInputError when it cannot be used. */
export function readIdempotencyKey(request: Request): string | null {
  const given = request.headers.get(name)
  if (given === null) return null
  const parsed = idempotencyKey.safeParse(given)
  if (!parsed.success) throw new InvalidInputError('The request cannot be named so.', { [name]: sentence })
  return parsed.data
}
