import type { Sql } from 'postgres'
import { indexWords } from '@/lib/words/index-words'
import type { Cast } from '../support/cast'

const days = 60
const ads = 300
const perConversation = 8
const vocabulary = 5_000

/** What a filter asks for that finds little, wherever the messages lie. */
export const rare = { ad: '120210000000000300', nodeId: 'NODE-25', word: 'zebrafish' }

/**
 * Fills a workspace with so many messages of the last sixty days, made by the database itself: conversations of
 * eight messages, a third of them from ads, with nodes, scores and words that are common, seldom and rare.
 */
export async function loadMessages(
  owner: Sql,
  { workspace, bot, alice }: Cast,
  count: number,
): Promise<void> {
  const { id, timeZone } = workspace
  const conversations = Math.ceil(count / perConversation)
  await owner`
    insert into persons (workspace_id, id, channel, name)
    select ${id}::uuid, md5(${id}::text || n)::uuid, ${channelOf(owner)}, 'Person ' || n
    from generate_series(1, ${conversations}::int) n`
  await owner`
    insert into person_identifiers (workspace_id, channel, identifier, person_id)
    select workspace_id, channel, 'person-' || substr(name, 8), id from persons where workspace_id = ${id}::uuid`
  await owner`
    insert into nodes (workspace_id, number, connection_id, node_id, name, first_seen_at, last_seen_at)
    select ${id}::uuid, n, ${bot.connectionId}::uuid, 'NODE-' || n, 'Step ' || n, now() - interval '60 days', now()
    from generate_series(1, 25) n`
  await owner`
    insert into conversations (workspace_id, id, person_id, connection_id, channel, started_at, start_day, last_at,
      source, source_reason, ad_id, platform, path, path_seconds, user_messages, bot_messages, agent_messages)
    select ${id}::uuid, md5('c' || ${id}::text || n)::uuid, md5(${id}::text || n)::uuid, ${bot.connectionId}::uuid,
      ${channelOf(owner)}, at, (at at time zone ${timeZone}::text)::date, at + interval '4 minutes', source,
      case source when 'ads' then 'ad_on_first_message' else 'no_touch' end,
      case source when 'ads' then '120210000000000' || lpad(ad::text, 3, '0') end,
      case source when 'ads' then 'instagram' end, array[1, 2, 3, 4], array[0, 60, 120, 180], 4, 4, 0
    from (
      select n, case when n % 20000 = 7 then ${ads}::int else floor(power(random(), 2) * ${ads}::int)::int end as ad,
        case when n % 20000 = 7 or n % 3 = 0 then 'ads' when n % 50 = 1 then 'proactive' else 'organic' end as source,
        date_trunc('milliseconds', now() - interval '1 day' * ${days}::int * (1 - n::float8 / ${conversations}::int)) as at
      from generate_series(1, ${conversations}::int) n
    ) placed`
  await owner`
    insert into events (workspace_id, connection_id, event_id, person_id, conversation_id, type, at, channel, source,
      ad_id, last_node, referral_kind, referral_id, sender, kind, body, confidence, broken, fingerprint, delivery_id,
      received_at)
    select c.workspace_id, c.connection_id, 'm-' || c.n || '-' || k, c.person_id, c.id, 'message',
      c.started_at + interval '30 seconds' * k + interval '1 millisecond' * (c.n % 997), c.channel, c.source, c.ad_id,
      case when c.n % 20000 = 9 then 25 else 1 + (c.n + k) % 24 end,
      case when k = 0 and c.source = 'ads' then 'ad' end, case when k = 0 and c.source = 'ads' then c.ad_id end,
      case when k % 2 = 0 then 'user' when c.n % 400 = 5 and k = 7 then 'agent' else 'bot' end, 'text',
      'w' || floor(power(random(), 3) * ${vocabulary}::int) || ' w' || floor(power(random(), 3) * ${vocabulary}::int)
        || ' of w' || floor(power(random(), 3) * ${vocabulary}::int) || ', w' || floor(random() * ${vocabulary}::int)
        || case when c.n % 8000 = 11 and k = 2 then ${` ${rare.word}`}::text else ' please' end,
      case when k % 2 = 0 then round(random()::numeric, 2)::real end,
      case when k % 2 = 0 then random() < 0.004 end, '\\x00'::bytea, gen_random_uuid(), c.started_at
    from (select *, row_number() over (order by started_at) as n from conversations where workspace_id = ${id}::uuid) c
    cross join generate_series(0, ${perConversation - 1}::int) k`
  await owner`
    insert into message_words_due (workspace_id, id, moments, noted_at)
    select workspace_id, gen_random_uuid(), array_agg((extract(epoch from at) * 1000)::bigint), 0
    from events where workspace_id = ${id}::uuid
    group by workspace_id, floor(extract(epoch from at) / 600)`
  await owner`vacuum analyze`
  await indexWords(alice.scope, { now: Date.now() })
  await owner`vacuum analyze message_words, message_words_due`
}

/** Three in four go by WhatsApp, hardly any by Telegram. */
function channelOf(owner: Sql) {
  return owner`case when n % 20000 = 13 then 'telegram' when n % 4 = 0 then 'instagram' else 'whatsapp' end`
}
