import type { WorkspaceTransaction } from '@/db/workspace'

/** Names, as people read them, of actors as `actorText` writes them, by that text. */
export async function nameActors(
  sql: WorkspaceTransaction['sql'],
  actors: string[],
): Promise<Map<string, string>> {
  const userIds = actors.flatMap((actor) => (actor.startsWith('user:') ? actor.slice('user:'.length) : []))
  const users = userIds.length === 0 ? [] : await readUsers(sql, userIds)
  const names = new Map(users.map(({ id, name }) => [`user:${id}`, name]))
  return new Map(actors.map((actor) => [actor, names.get(actor) ?? nameWithoutPerson(actor)]))
}

function readUsers(sql: WorkspaceTransaction['sql'], ids: string[]) {
  return sql<{ id: string; name: string }[]>`select id, name from users where id = any(${ids}::uuid[])`
}

function nameWithoutPerson(actor: string): string {
  if (actor.startsWith('key:')) return 'an API key'
  if (actor === 'job:admin command') return 'the admin command'
  return actor.startsWith('user:') ? 'somebody who is gone' : 'the system'
}
