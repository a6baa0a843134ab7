import { sqlStateOf } from '@/lib/database-fault'
import { InvalidInputError } from '@/lib/errors'

export const tooMuchToLookThrough =
  'This leaves too many messages to look through in time. Choose fewer days, or one thing less or more to filter by.'

const cancelledByTimeout = '57014'

/** An answer that the database gave up because it took too long is the question's fault, and says so. */
export async function orTooMuch<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    if (sqlStateOf(error) !== cancelledByTimeout) throw error
    throw new InvalidInputError(tooMuchToLookThrough)
  }
}
