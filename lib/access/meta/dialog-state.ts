import { createHash, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** The word that goes out to Meta's dialog and has to come back with the answer. */
export const dialogStateSchema = z.object({
  state: z.string().regex(/^[\w-]{43}$/),
  /** Milliseconds. */
  begunAt: z.int(),
})

type DialogState = z.infer<typeof dialogStateSchema>

const goodFor = 10 * 60_000

export function isTooLate({ begunAt }: Pick<DialogState, 'begunAt'>, now: number): boolean {
  return now - begunAt > goodFor
}

export function isStateOf({ state }: Pick<DialogState, 'state'>, given: string | null): boolean {
  return given !== null && timingSafeEqual(digest(given), digest(state))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
