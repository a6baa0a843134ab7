import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { InvalidInputError } from '@/lib/errors'
import { type Journey, readJourneys } from './journey'

/** The journey that has this name; names of deleted ones are free. */
export async function findNamesake(
  sql: WorkspaceTransaction['sql'],
  scope: Scope,
  name: string,
): Promise<Journey | undefined> {
  const [namesake] = await readJourneys(sql, scope, sql`and name = ${name}`)
  return namesake
}

export function takenName(): InvalidInputError {
  const sentence = 'Another journey has this name. Give one of them another.'
  return new InvalidInputError(sentence, { name: sentence })
}
