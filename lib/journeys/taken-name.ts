import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { sqlStateOf } from '@/lib/database-fault'
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

/** Says so, too, when somebody took the name between our look and our write. */
export async function refuseTakenName<T>(write: Promise<T>): Promise<T> {
  try {
    return await write
  } catch (error) {
    throw sqlStateOf(error) === uniqueViolation ? takenName() : error
  }
}

const uniqueViolation = '23505'

export function takenName(): InvalidInputError {
  const sentence = 'Another journey has this name. Give one of them another.'
  return new InvalidInputError(sentence, { name: sentence })
}
