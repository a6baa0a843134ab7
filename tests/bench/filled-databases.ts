import { type Cast, castPlayers } from '../support/cast'
import { type ClonedDatabase, cloneDatabase, type DatabaseSource } from '../support/clone-database'
import { loadConversations } from './load-conversations'

export interface FilledDatabase {
  database: ClonedDatabase
  cast: Cast
  conversations: number
}

/** A database whose first workspace has so many conversations, those from ads from so many. */
export async function fillDatabase(
  source: DatabaseSource,
  conversations: number,
  ads?: number,
): Promise<FilledDatabase> {
  const database = await cloneDatabase(source)
  const cast = await castPlayers(database.owner)
  await loadConversations(database.owner, cast, conversations, ads)
  return { database, cast, conversations }
}
