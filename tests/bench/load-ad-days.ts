import type { Sql } from 'postgres'
import type { Cast } from '../support/cast'
import { adNumber } from './load-conversations'

const days = 90
const platforms = ['facebook', 'instagram']

/**
 * Gives the ads of a filled workspace an ad account of Meta's: what each cost on every one of the last ninety
 * days on two platforms, its name, campaign and ad set, and a live goal that some conversations reached.
 */
export async function loadAdDays(owner: Sql, { workspace, bot }: Cast, ads: number): Promise<void> {
  const { id } = workspace
  await owner`
    insert into meta_logins (workspace_id, id, meta_user_id, name, ciphertext, key_version, permissions, state,
      connected_by, connected_at)
    values (${id}, ${id}, '10158', 'Ines', ''::bytea, 1, 'ads_read', 'live', 'user:1', now())`
  await owner`
    insert into ad_accounts (workspace_id, account_id, login_id, name, currency, time_zone, meta_status, state,
      chosen_at, first_day, today_at, revised_at, ads_at)
    values (${id}, '880000000000001', ${id}, 'Fab Cart', 'EUR', ${workspace.timeZone}, 1, 'live', now(),
      current_date - ${days - 1}::int, now(), now(), now())`
  await owner`
    insert into account_ads (workspace_id, ad_id, account_id, name, status, campaign_id, campaign_name,
      ad_set_id, ad_set_name, title, fetched_at)
    select ${id}::uuid, (${String(adNumber)}::bigint + n)::text, '880000000000001', 'Ad number ' || n, 'ACTIVE',
      (n / 50)::text, 'Campaign ' || n / 50, (n / 10)::text, 'Ad set ' || n / 10, 'Come and see', now()
    from generate_series(0, ${ads - 1}::int) n`
  await owner`
    insert into ad_days (workspace_id, day, ad_id, platform, account_id, spend_micros, currency, impressions,
      clicks, link_clicks, conversations_started, fetched_at)
    select ${id}::uuid, current_date - ago, (${String(adNumber)}::bigint + n)::text, platform, '880000000000001',
      (random() * 5e7)::bigint, 'EUR', (random() * 5000)::int, (random() * 100)::int, (random() * 60)::int,
      (random() * 5)::int, now()
    from generate_series(0, ${days - 1}::int) ago, generate_series(0, ${ads - 1}::int) n,
      unnest(${platforms}::text[]) platform
    order by ago desc, n, platform`
  await owner`
    insert into ad_account_days (workspace_id, account_id, day, fetched_at)
    select ${id}::uuid, '880000000000001', current_date - ago, now() from generate_series(0, ${days - 1}::int) ago`
  await sumUp(owner, id)
  await addGoal(owner, id, bot.connectionId)
  await owner`vacuum analyze`
}

/** As the sync leaves it at its end. */
async function sumUp(owner: Sql, id: string): Promise<void> {
  await owner`
    insert into ad_day_totals
    select workspace_id, day, account_id, platform, currency, sum(spend_micros), sum(impressions), sum(clicks),
      sum(link_clicks), sum(conversations_started)
    from ad_days where workspace_id = ${id} group by 1, 2, 3, 4, 5`
  await owner`
    insert into ad_weeks
    select workspace_id, account_id, date_trunc('week', day::timestamp)::date, ad_id, platform, currency, count(*),
      sum(spend_micros), sum(impressions), sum(clicks), sum(link_clicks), sum(conversations_started)
    from ad_days where workspace_id = ${id} group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6`
  await owner`
    insert into ad_account_weeks
    select distinct workspace_id, account_id, week, true from ad_weeks where workspace_id = ${id}`
}

async function addGoal(owner: Sql, id: string, connectionId: string): Promise<void> {
  const subConditions = [{ connectionId, nodeId: 'NODE-8' }]
  const expression = { operator: 'AND', conditions: [{ operator: 'AND', subConditions }] }
  await owner`
    insert into goal_versions (workspace_id, version, name, expression, state, saved_by, saved_at, live_at)
    values (${id}, 1, 'Order', ${owner.json(expression)}, 'live', 'key:1', now(), now())`
  await owner`
    insert into goal_source_counters (workspace_id, version, day, channel, source, goals)
    select workspace_id, 1, start_day, channel, source, count(*) from conversations
    where workspace_id = ${id} and path @> array[8] group by 1, 3, 4, 5`
  await owner`
    insert into goal_ad_counters (workspace_id, version, day, channel, ad_id, platform, goals)
    select workspace_id, 1, start_day, channel, ad_id, platform, count(*) from conversations
    where workspace_id = ${id} and source = 'ads' and path @> array[8] group by 1, 3, 4, 5, 6`
  await owner`
    insert into goal_ad_week_counters (workspace_id, version, week, channel, ad_id, platform, goals)
    select workspace_id, version, date_trunc('week', day::timestamp)::date, channel, ad_id, platform, sum(goals)
    from goal_ad_counters where workspace_id = ${id} group by 1, 2, 3, 4, 5, 6`
}
