import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { toAdPagePlace } from './ad-page-cursor'
import type { AdsOverview, AdsOverviewInput } from './ads-overview'
import { getAdAccountsStatus } from './get-ad-accounts-status'
import { goalStanding, type StoredGoalStanding } from './goal-standing'
import { readAdFacts, readAdPlatforms } from './read-ad-facts'
import { readAdFigures } from './read-ad-figures'
import { readAdPage } from './read-ad-page'
import { readChosenAds } from './read-chosen-ads'
import { readConversationDays } from './read-conversation-days'
import { readCostDays } from './read-cost-days'
import { readSummedWeeks } from './read-summed-weeks'
import { toSearchText } from './search-text'
import { toAdsOverview } from './to-ads-overview'

/**
 * What the ads cost and brought. What nobody tells, as no ad account is connected or no goal is live, is null
 * and never 0; a zero that is known is 0.
 */
export async function getAdsOverview(scope: Scope, input: AdsOverviewInput): Promise<AdsOverview> {
  const [read, accounts] = await Promise.all([
    // Every statement sees what the first one saw: one live version, whole syncs, the ads of one page.
    inWorkspace(scope, ({ sql }) => readFigures(sql, scope, input), { isolationLevel: 'repeatable read' }),
    getAdAccountsStatus(scope),
  ])
  return toAdsOverview(scope, input, { ...read, accounts })
}

type Sql = WorkspaceTransaction['sql']

/** Statements that do not wait for one another travel together. */
async function readFigures(sql: Sql, scope: Scope, input: AdsOverviewInput) {
  const [[standing], adIds, summedWeeks] = await Promise.all([
    sql<StoredGoalStanding[]>`${goalStanding(sql, scope)}`,
    readChosenAds(sql, scope, input),
    readSummedWeeks(sql, scope, input),
  ])
  const goalVersion = standing?.goalVersion ?? null
  const question = { ...toChoice(input), adIds, summedWeeks, goalVersion, ...toAdPagePlace(input) }
  const [costDays, conversationDays, page] = await Promise.all([
    readCostDays(sql, scope, question),
    readConversationDays(sql, scope, question),
    readAdPage(sql, scope, question),
  ])
  const ids = page.rows.map(({ adId }) => adId)
  const { previous } = input
  const [, facts, platforms, figures, before] = await Promise.all([
    // What is asked of one page is little: to begin a process for it would take longer than the work.
    sql`set local max_parallel_workers_per_gather = 0`,
    readAdFacts(sql, scope, ids),
    readAdPlatforms(sql, scope, question, ids),
    readAdFigures(sql, scope, question, ids),
    previous ? readAdFigures(sql, scope, { ...question, ...previous }, ids) : null,
  ])
  return { standing, costDays, conversationDays, page, facts, platforms, figures, before }
}

function toChoice({ from, to, previous, channel, platforms = [] }: AdsOverviewInput) {
  return { from, to, previous, channel, platforms: platforms.map(toSearchText) }
}
