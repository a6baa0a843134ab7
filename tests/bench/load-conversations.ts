import type { Sql } from 'postgres'
import type { Cast } from '../support/cast'

const days = 60
/** How many ads bring conversations unless the caller says otherwise. */
const usualAds = 300
/** The first ad's id but one: the others are numbered from it. */
export const adNumber = 120210000000000000n
/** Nodes along which most conversations go; the others lie aside. */
const visits = 8
const nodes = 24

/** Brought exactly one conversation in a hundred. */
export const measuredAd = String(adNumber + BigInt(usualAds))

/**
 * Fills a workspace with so many conversations of the last sixty days, made by the database itself, and
 * with the counters, ads, persons and nodes that belong to them. An ad opens a chat on one channel, as ads do.
 * Every conversation has eight visits, most of them along the nodes 1 to 8 in their order.
 */
export async function loadConversations(
  owner: Sql,
  { workspace, bot }: Cast,
  count: number,
  ads = usualAds,
): Promise<void> {
  const { id, timeZone } = workspace
  const persons = Math.ceil(count / 2)
  await owner`
    insert into persons (workspace_id, id, channel, name)
    select ${id}::uuid, md5(${id}::text || n)::uuid, 'whatsapp', 'Person ' || n
    from generate_series(1, ${persons}::int) n`
  await owner`
    insert into nodes (workspace_id, number, connection_id, node_id, name, first_seen_at, last_seen_at)
    select ${id}::uuid, n, ${bot.connectionId}::uuid, 'NODE-' || n, 'Step ' || n, now() - interval '60 days', now()
    from generate_series(1, ${nodes}::int) n`
  await owner`update ingest_turns set next_node_number = ${nodes + 1} where workspace_id = ${id}`
  await owner`
    insert into conversations (workspace_id, id, person_id, connection_id, channel, started_at, start_day,
      last_at, source, source_reason, ad_id, platform, path, path_seconds, user_messages, bot_messages,
      agent_messages)
    select ${id}::uuid, gen_random_uuid(), md5(${id}::text || (1 + n % ${persons}::int))::uuid,
      ${bot.connectionId}::uuid, channel, at, (at at time zone ${timeZone}::text)::date,
      at + interval '6 minutes', source,
      case source when 'ads' then 'ad_on_first_message' when 'organic' then 'no_touch'
        else 'within_proactive_window' end,
      case source when 'ads' then (${String(adNumber)}::bigint + ad)::text end,
      case source when 'ads' then (array['facebook', 'instagram'])[1 + floor(random() * 2)] end,
      array[${drawPath(owner)}], array[0, 1, 30, 31, 60, 90, 150, 360],
      4, 4, 0
    from (
      select n, ad, source,
        -- An ad leads to one channel and runs for three weeks of the sixty days.
        case source when 'ads' then (array['whatsapp', 'instagram', 'messenger'])[1 + ad % 3]
          else (array['whatsapp', 'whatsapp', 'whatsapp', 'instagram', 'instagram', 'messenger', 'web',
            'telegram', 'other'])[1 + floor(random() * 9)] end as channel,
        now() - interval '1 day' * case source when 'ads' then ad * 37 % (${days}::int - 21) + random() * 21
          else random() * ${days}::int end as at
      from (
        select n, case when n % 100 = 0 then ${ads}::int else floor(power(random(), 2) * ${ads}::int)::int end as ad,
          case when n % 100 = 0 then 'ads' else
            (array['ads', 'ads', 'organic', 'organic', 'organic', 'proactive'])[1 + floor(random() * 6)] end as source
        from generate_series(1, ${count}::int) n
      ) as drawn
    ) as placed`
  await countThem(owner, id)
}

/** At every node some go aside. */
function drawPath(owner: Sql) {
  const drawn = Array.from({ length: visits - 1 }, (_, index) => {
    const aside = owner`${visits + 1}::int + floor(random() * ${nodes - visits}::int)::int`
    return owner`case when random() < 0.9 then ${index + 2}::int else ${aside} end`
  })
  return drawn.reduce((before, visit) => owner`${before}, ${visit}`, owner`1`)
}

async function countThem(owner: Sql, id: string): Promise<void> {
  await owner`
    insert into source_counters (workspace_id, day, channel, source, conversations)
    select workspace_id, start_day, channel, source, count(*) from conversations
    where workspace_id = ${id} group by 1, 2, 3, 4`
  await owner`
    insert into ad_counters (workspace_id, day, channel, ad_id, platform, conversations)
    select workspace_id, start_day, channel, ad_id, platform, count(*) from conversations
    where workspace_id = ${id} and source = 'ads' group by 1, 2, 3, 4, 5`
  await owner`
    insert into ad_week_counters (workspace_id, week, channel, ad_id, platform, conversations)
    select workspace_id, date_trunc('week', day::timestamp)::date, channel, ad_id, platform, sum(conversations)
    from ad_counters where workspace_id = ${id} group by 1, 2, 3, 4, 5`
  await owner`
    insert into ads (workspace_id, ad_id, headline, first_seen_at, last_seen_at)
    select workspace_id, ad_id, 'Ad ' || ad_id, min(started_at), max(started_at) from conversations
    where workspace_id = ${id} and source = 'ads' group by 1, 2`
  await owner`update connections set last_event_at = now() where workspace_id = ${id}`
  await owner`vacuum analyze`
}
