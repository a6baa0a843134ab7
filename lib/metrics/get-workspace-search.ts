import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { adName, joinAd } from '@/lib/ad-name'
import { toIsoInstant } from './instant'
import { toSearchText } from './search-text'
import type { Source } from './sources'
import { visibleBody } from './visible-body'

export interface WorkspaceSearch {
  ads: { adId: string; name: string | null }[]
  conversations: { id: string; startedAt: string; source: Source; personName: string | null }[]
}

const shortestQuery = 2
const shortestId = 4
const longestQuery = 200
const mostOfAKind = 8

/**
 * What a palette offers for what was typed: ads whose id begins with it or whose name contains it, and
 * conversations whose id begins with it. The text is taken literally.
 */
export async function getWorkspaceSearch(scope: Scope, query: string): Promise<WorkspaceSearch> {
  const text = toSearchText(query).trim().slice(0, longestQuery)
  if (text.length < shortestQuery) return { ads: [], conversations: [] }
  return inWorkspace(scope, async ({ sql }) => ({
    ads: await findAds(sql, scope, text),
    conversations: await findConversations(sql, scope, text),
  }))
}

type Sql = WorkspaceTransaction['sql']

async function findAds(sql: Sql, scope: Scope, text: string): Promise<WorkspaceSearch['ads']> {
  return sql<WorkspaceSearch['ads']>`
    select known.ad_id as "adId", ${adName(sql)} as name
    from (
      select ad_id from ads where workspace_id = ${scope.workspaceId}::uuid
      union
      select ad_id from account_ads where workspace_id = ${scope.workspaceId}::uuid
    ) known
    ${joinAd(sql, scope, sql`known.ad_id`)}
    where starts_with(known.ad_id, ${text})
      or position(lower(${text}) in lower(concat_ws(chr(10), listed.name, seen.headline))) > 0
    order by seen.last_seen_at desc nulls last, known.ad_id
    limit ${mostOfAKind}`
}

/** A prefix of a uuid is a range of them, which the primary key can find. */
async function findConversations(
  sql: Sql,
  scope: Scope,
  text: string,
): Promise<WorkspaceSearch['conversations']> {
  const digits = text.toLowerCase().replaceAll('-', '')
  if (!/^[0-9a-f]+$/.test(digits) || digits.length < shortestId || digits.length > 32) return []
  const rows = await sql<WorkspaceSearch['conversations']>`
    select c.id, c.started_at as "startedAt", c.source, persons.name as "personName"
    from conversations c
    left join persons on persons.workspace_id = ${scope.workspaceId}::uuid and persons.id = c.person_id
    where c.workspace_id = ${scope.workspaceId}::uuid
      and c.id >= ${digits.padEnd(32, '0')}::uuid and c.id <= ${digits.padEnd(32, 'f')}::uuid
    order by c.id
    limit ${mostOfAKind}`
  return rows.map((row) => ({
    ...row,
    startedAt: toIsoInstant(row.startedAt),
    personName: visibleBody(scope, row.personName),
  }))
}
