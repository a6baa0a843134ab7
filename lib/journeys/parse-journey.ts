import { InvalidInputError } from '@/lib/errors'
import { type JourneyInput, journeyInputSchema } from './journey-schema'

/** Whoever calls, only what the schema allows is saved. Throws InvalidInputError with a sentence beside each field. */
export function parseJourney(given: JourneyInput): JourneyInput {
  const parsed = journeyInputSchema.safeParse(given)
  if (parsed.success) return parsed.data
  const fields: Record<string, string> = {}
  for (const { path, message } of parsed.error.issues) fields[path.join('.')] ??= message
  throw new InvalidInputError('The journey cannot be saved as it is.', fields)
}
