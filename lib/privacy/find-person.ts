import type { WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { ConflictError, NotFoundError } from '@/lib/errors'

/** Who is meant: by our id, or by what the platform calls them, within a channel where there are several. */
export type PersonRef = { personId: string } | { identifier: string; channel?: string }

/** Who they were, as long as it is known. */
export interface KnownPerson {
  personId: string
  name: string | null
  phone: string | null
  identifiers: string[]
}

/** Throws NotFoundError, and ConflictError where an identifier is several persons' on different channels. */
export async function findPerson(
  sql: WorkspaceTransaction['sql'],
  scope: Scope,
  ref: PersonRef,
): Promise<KnownPerson> {
  const personId = 'personId' in ref ? ref.personId : await findByIdentifier(sql, scope, ref)
  const [person] = await sql<KnownPerson[]>`
    select p.id as "personId", p.name, p.phone, array(
      select identifier from person_identifiers i
      where i.workspace_id = ${scope.workspaceId} and i.person_id = p.id) as identifiers
    from persons p where p.workspace_id = ${scope.workspaceId} and p.id = ${personId}`
  if (!person) throw new NotFoundError('There is no such person in this workspace.')
  return person
}

async function findByIdentifier(
  sql: WorkspaceTransaction['sql'],
  scope: Scope,
  { identifier, channel = null }: { identifier: string; channel?: string | null },
): Promise<string> {
  const found = await sql<{ personId: string; channel: string }[]>`
    select person_id as "personId", channel from person_identifiers
    where workspace_id = ${scope.workspaceId} and identifier = ${identifier}
      and (${channel}::text is null or channel = ${channel})
    order by channel`
  const [first, ...others] = found
  if (!first) throw new NotFoundError('There is no such person in this workspace.')
  if (others.every(({ personId }) => personId === first.personId)) return first.personId
  const channels = found.map((one) => one.channel).join(', ')
  throw new ConflictError(`Several persons are called so: say which channel, ${channels}.`)
}
