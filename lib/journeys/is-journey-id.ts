import { z } from 'zod'

const id = z.uuid()

/** Whether the database can look for it: it refuses anything but a UUID in the middle of a query. */
export function isJourneyId(text: string): boolean {
  return id.safeParse(text).success
}
