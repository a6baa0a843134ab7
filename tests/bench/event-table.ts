import type { Sql } from 'postgres'
import type { Workspace } from '../support/cast'

/**
 * The same visits as an analytics table keeps them: a row each, in the order in which they happened, with the
 * ad on the first visit of the conversation that it brought; to be found by node, by ad and by time.
 */
export async function buildEventTable(owner: Sql, { id }: Workspace): Promise<void> {
  await owner`
    create table bench_visits (id bigint primary key, workspace_id uuid not null, conversation_id uuid not null,
      person_id uuid not null, node int not null, at timestamptz not null, ad_id text)`
  await owner`
    insert into bench_visits
    select row_number() over (order by at, conversation_id, position), ${id}::uuid, conversation_id, person_id,
      node, at, case when position = 1 then ad_id end
    from (
      select c.id as conversation_id, person_id, node, position, ad_id,
        started_at + make_interval(secs => path_seconds[position]) as at
      from conversations c, unnest(path) with ordinality as visit (node, position)
      where workspace_id = ${id}
    ) as visits`
  await owner`create index on bench_visits (workspace_id, node, at)`
  await owner`create index on bench_visits (workspace_id, ad_id, at) where ad_id is not null`
  await owner`vacuum analyze bench_visits`
}

/** What makes the joins of few conversations cheap, at the price of another index over every visit. */
export async function indexByConversation(owner: Sql): Promise<void> {
  await owner`create index on bench_visits (workspace_id, conversation_id, at)`
  await owner`analyze bench_visits`
}

export async function dropEventTable(owner: Sql): Promise<void> {
  await owner`drop table bench_visits`
}

/** Persons who reached each of the steps in their order within a conversation that the ad brought. */
export async function askEventTable(
  owner: Sql,
  { id }: Workspace,
  { adId, steps }: { adId: string; steps: number[] },
): Promise<number[]> {
  const counts = steps.map((_, index) => owner`count(distinct ${owner(`step_${index}`)}.person_id)::int`)
  const joins = steps.map((node, index) => {
    const [before, step] = [index === 0 ? 'opening' : `step_${index - 1}`, `step_${index}`]
    return owner`
      left join bench_visits as ${owner(step)} on ${owner(step)}.workspace_id = ${id}
        and ${owner(step)}.conversation_id = opening.conversation_id and ${owner(step)}.node = ${node}
        and ${owner(step)}.id ${index === 0 ? owner`>=` : owner`>`} ${owner(before)}.id`
  })
  const [answer] = await owner<{ reached: number[] }[]>`
    select array[${counts.reduce((left, right) => owner`${left}, ${right}`)}] as reached
    from bench_visits as opening ${joins.reduce((left, right) => owner`${left} ${right}`)}
    where opening.workspace_id = ${id} and opening.ad_id = ${adId}`
  return answer?.reached ?? []
}
