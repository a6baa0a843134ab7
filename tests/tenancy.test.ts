import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { closePools } from '@/db/client'
import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import { listConnections } from '@/lib/access/connections/list-connections'
import { createKey } from '@/lib/access/keys/create-key'
import { listKeys } from '@/lib/access/keys/list-keys'
import { listAssetClaims } from '@/lib/access/meta/assets/list-asset-claims'
import { listClaimableAssets } from '@/lib/access/meta/assets/list-claimable-assets'
import { listProven } from '@/lib/access/meta/assets/list-proven'
import { chooseAdAccounts } from '@/lib/access/meta/choose-ad-accounts'
import { claimAsset } from '@/lib/access/meta/claim-asset'
import { countHoldings } from '@/lib/access/meta/count-holdings'
import { listChoosableAccounts } from '@/lib/access/meta/list-choosable-accounts'
import { listMetaLogins } from '@/lib/access/meta/list-meta-logins'
import { storeLogin } from '@/lib/access/meta/store-login'
import type { Scope } from '@/lib/access/scope'
import { getSettings } from '@/lib/access/settings/get-settings'
import { provideEnvironment } from '@/lib/env'
import { InvalidInputError, NotFoundError } from '@/lib/errors'
import { getGoal } from '@/lib/goals/get-goal'
import { listGoalVersions } from '@/lib/goals/list-goal-versions'
import type { KnownGoal } from '@/lib/goals/number-goal'
import { listUnresolved } from '@/lib/ingest/quarantine'
import { getJourney } from '@/lib/journeys/get-journey'
import { listJourneys } from '@/lib/journeys/list-journeys'
import { findNamesake } from '@/lib/journeys/taken-name'
import { costSpans, countSpans } from '@/lib/metrics/ad-spans'
import { type AdChoice, adSums } from '@/lib/metrics/ad-sums'
import { compareGoals } from '@/lib/metrics/compare-goals'
import { countConversations } from '@/lib/metrics/count-conversations'
import { countKeptTexts } from '@/lib/metrics/count-kept-texts'
import { describeMessages } from '@/lib/metrics/describe-messages'
import { explainGoal } from '@/lib/metrics/explain-goal'
import { findGoalProblems } from '@/lib/metrics/find-goal-problems'
import { findMatchingConversations, listMatching } from '@/lib/metrics/find-matching-conversations'
import { findPersons } from '@/lib/metrics/find-persons'
import { readFunnelCounts } from '@/lib/metrics/funnel-counts'
import { findFunnel, funnelCondition } from '@/lib/metrics/funnel-filter'
import { funnelPersons } from '@/lib/metrics/funnel-persons'
import { getAd } from '@/lib/metrics/get-ad'
import { getAdAccountsStatus } from '@/lib/metrics/get-ad-accounts-status'
import { getAdsOverview } from '@/lib/metrics/get-ads-overview'
import { getAnsweredProactive } from '@/lib/metrics/get-answered-proactive'
import { getCaptureRate } from '@/lib/metrics/get-capture-rate'
import { getConnectionActivity } from '@/lib/metrics/get-connection-activity'
import { getConversation } from '@/lib/metrics/get-conversation'
import { getConversationalSource } from '@/lib/metrics/get-conversational-source'
import { getIngestStatus } from '@/lib/metrics/get-ingest-status'
import { countMessages, getMessageTotals, type MessageTotals } from '@/lib/metrics/get-message-totals'
import { getPathFlow } from '@/lib/metrics/get-path-flow'
import { getUserJourney } from '@/lib/metrics/get-user-journey'
import { goalStanding, liveVersion } from '@/lib/metrics/goal-standing'
import { listAdChoices } from '@/lib/metrics/list-ad-choices'
import { listAdDays } from '@/lib/metrics/list-ad-days'
import { listAdPlatforms } from '@/lib/metrics/list-ad-platforms'
import { listAdsToFollow } from '@/lib/metrics/list-ads-to-follow'
import { countListed, listConversations } from '@/lib/metrics/list-conversations'
import { listDeliveries } from '@/lib/metrics/list-deliveries'
import { listGoalDifferences } from '@/lib/metrics/list-goal-differences'
import { listGoalExamples } from '@/lib/metrics/list-goal-examples'
import { listJourneyCompletion } from '@/lib/metrics/list-journey-completion'
import { listLatestAds } from '@/lib/metrics/list-latest-ads'
import { listMessageConversations, readMessageConversations } from '@/lib/metrics/list-message-conversations'
import { listMessages } from '@/lib/metrics/list-messages'
import { listMoments } from '@/lib/metrics/list-moments'
import { listNodes } from '@/lib/metrics/list-nodes'
import { listPathSteps } from '@/lib/metrics/list-path-steps'
import { listQuarantined } from '@/lib/metrics/list-quarantined'
import { listSumDifferences } from '@/lib/metrics/list-sum-differences'
import { listTouches } from '@/lib/metrics/list-touches'
import { listTranscript } from '@/lib/metrics/list-transcript'
import { listUnlinkedAds } from '@/lib/metrics/list-unlinked-ads'
import { listUnvisitedNodes } from '@/lib/metrics/list-unvisited-nodes'
import { listWalkedPaths } from '@/lib/metrics/list-walked-paths'
import { listWaysOut } from '@/lib/metrics/list-ways-out'
import { mergeBranches } from '@/lib/metrics/merge-branches'
import { chooseBranches } from '@/lib/metrics/message-branches'
import { findMessageQuestion, type MessageQuestion } from '@/lib/metrics/message-question'
import { nameChosenAds } from '@/lib/metrics/name-chosen-ads'
import { nameNodes } from '@/lib/metrics/name-nodes'
import { parseSearch } from '@/lib/metrics/parse-search'
import { previewGoal } from '@/lib/metrics/preview-goal'
import { previewJourney } from '@/lib/metrics/preview-journey'
import { readAdCosts } from '@/lib/metrics/read-ad-costs'
import { readAdFacts, readAdPlatforms } from '@/lib/metrics/read-ad-facts'
import { readAdFigures } from '@/lib/metrics/read-ad-figures'
import { readAdPage } from '@/lib/metrics/read-ad-page'
import { readChosenAds } from '@/lib/metrics/read-chosen-ads'
import { readConversationDays } from '@/lib/metrics/read-conversation-days'
import { readCostDays } from '@/lib/metrics/read-cost-days'
import { readMessageRows } from '@/lib/metrics/read-message-rows'
import { readMessages, searchMessages } from '@/lib/metrics/read-messages'
import { readSummedWeeks } from '@/lib/metrics/read-summed-weeks'
import { verifyCounters } from '@/lib/metrics/verify-counters'
import { walkMessages } from '@/lib/metrics/walk-messages'
import { periodBounds } from '@/lib/period/day-bounds'
import { receiveBotDelivery } from '@/lib/pipeline'
import { getReport } from '@/lib/reports/get-report'
import { listReports } from '@/lib/reports/list-reports'
import { requestReport } from '@/lib/reports/request-report'
import { listSchedules } from '@/lib/reports/schedules/list-schedules'
import { saveSchedule } from '@/lib/reports/schedules/save-schedule'
import { wordKey } from '@/lib/words/word-key'
import { loginOf } from './lib/access/meta/login-fixture'
import { addAccountAd, addAdDay } from './lib/metrics/ad-cost-fixtures'
import { addAdCount, addGoalVersion, addJourney, addNode } from './lib/metrics/fixtures'
import { halcyonIndia } from './stand-in/meta/small-world'
import { useMetaStandIn } from './stand-in/meta/use-meta-stand-in'
import { type Cast, castPlayers, makePlayer, makeWorkspace } from './support/cast'
import { useDatabase } from './support/database'
import { listFunctionsOfScope } from './support/functions-of-scope'

/**
 * Whatever is asked with Charlie's scope about what is Alice's must come back empty, and the same question
 * with Alice's scope must not, or its emptiness would prove nothing. A new read without a line here fails.
 */

const database = useDatabase()
const meta = useMetaStandIn()
const now = Date.now()
const day = (instant: number) => new Date(instant).toISOString().slice(0, 10)
const period = { from: day(now - 3 * 86_400_000), to: day(now + 86_400_000) }
const adId = '120210000000000017'

/** What is Alice's, and what Charlie might have learnt the id of. */
interface Facts {
  connectionId: string
  journeyId: string
  loginId: string
  reportId: string
  ad: StoredConversation
  proactive: StoredConversation
  quarantinedIds: string[]
}

interface StoredConversation {
  id: string
  source: 'ads' | 'organic' | 'proactive'
  sourceConnectionId: string
  sourceEventId: string
  startedAt: string
  path: number[]
  pathSeconds: number[]
}

/** They work on what was read already and ask nothing. */
const conversions = /^(to[A-Z]|visibleBody$)/
const reads = /^(get|list|count|find|verify)/

/** Who stopped at the first step of the journey, once their window has passed. */
const dropped = { state: 'dropped' as const, step: 1, now: now + 48 * 3_600_000 }
/** Every person who came from an ad. */
const everybody = { ...period, steps: [], windowHours: 24, adIds: null, now }

/** A goal of one node, as its finder hands it on. */
function goalOf(number: number, nodeId: string): KnownGoal {
  return {
    expression: { operator: 'AND', conditions: [{ operator: 'AND', subConditions: [{ nodeId }] }] },
    numbered: { operator: 'AND', conditions: [{ operator: 'AND', nodes: [number] }] },
    nodes: [{ number, connectionId: '', nodeId, name: null }],
  }
}

/** A question that names nothing of anybody's. */
function messagesBy(by: 'user' | 'bot'): MessageQuestion {
  return {
    filter: { view: 'messages', ...period, by },
    bounds: periodBounds(period.from, period.to, 'UTC'),
    search: null,
    personIds: null,
    nodeNumbers: null,
    conversationIds: null,
    connectionIds: null,
  }
}

async function allOf(batches: AsyncIterable<unknown[]>): Promise<unknown[]> {
  const rows: unknown[] = []
  for await (const batch of batches) rows.push(...batch)
  return rows
}

/** Of one's own alone: the same person asks in another workspace. */
function asAlice(scope: Scope): Scope {
  return { ...scope, actor: cast.alice.scope.actor }
}

/** That nothing was left uncounted says nothing of anybody's. */
function onlyCounts({ isExact, ...counts }: MessageTotals) {
  return counts
}

/** Some answer with the error of what is not there, which says nothing of anybody's. */
function orNothing(answer: Promise<unknown>): Promise<unknown> {
  return answer.catch((error: unknown) => {
    if (error instanceof NotFoundError || error instanceof InvalidInputError) return null
    throw error
  })
}

/** Every ad, and what the ad-days API told of it. */
const everyAd: AdChoice = {
  ...period,
  platforms: [],
  adIds: null,
  goalVersion: null,
  summedWeeks: new Map([['', new Set<string>()]]),
}

type Question = (scope: Scope, facts: Facts) => Promise<unknown>

const questions: Record<string, Question> = {
  adSums: within((sql, scope) => sql`select * from (${adSums(sql, scope, everyAd)}) sums`),
  compareGoals: (scope) => orNothing(compareGoals(scope, { ...period, versions: [1] })),
  costSpans: within(
    (sql, scope) => sql`select * from (${costSpans(sql, scope, everyAd, ['spend_micros'])}) spans`,
  ),
  countConversations: (scope) => countConversations(scope, period),
  countHoldings: (scope, { loginId }) => countHoldings(scope, { loginId }),
  countKeptTexts: (scope) => countKeptTexts(scope, { before: new Date(now + 86_400_000).toISOString() }),
  countListed: (scope, { journeyId }) => countListed(scope, { ...period, funnel: { ...dropped, journeyId } }),
  countMessages: (scope) =>
    countMessages(scope, { view: 'conversations', ...period }).then(({ count }) => count),
  countSpans: within((sql, scope) => sql`select * from (${countSpans(sql, scope, everyAd)}) spans`),
  describeMessages: within((sql, scope) =>
    describeMessages(sql, scope, {
      order: 'ascending',
      rows: sql`select * from events where workspace_id = ${scope.workspaceId}::uuid`,
    }),
  ),
  explainGoal: within((sql, scope, { ad }) => explainGoal(sql, scope, ad)),
  findFunnel: within((sql, scope, { journeyId }) =>
    findFunnel(sql, scope, { ...period, funnel: { ...dropped, journeyId } }),
  ),
  findGoalProblems: within((sql, scope) =>
    findGoalProblems(sql, scope, { known: goalOf(99, 'NOWHERE'), isReached: false }),
  ),
  findMatchingConversations: within((sql, scope) =>
    findMatchingConversations(sql, scope, messagesBy('user')),
  ),
  findMessageQuestion: within((sql, scope) =>
    findMessageQuestion(sql, scope, { view: 'messages', ...period, person: 'taylor', nodes: ['WELCOME'] }),
  ),
  findNamesake: within((sql, scope) => findNamesake(sql, scope, 'Buy')),
  findPersons: within((sql, scope) => findPersons(sql, scope, 'taylor')),
  funnelCondition: within((sql, scope) => {
    const found = { question: everybody, step: null, state: 'reached' as const, next: undefined }
    return sql`select id from conversations where ${funnelCondition(sql, scope, found)}`
  }),
  funnelPersons: within((sql, scope) => funnelPersons(sql, scope, everybody)),
  getAd: (scope) => getAd(scope, adId),
  getAdAccountsStatus: (scope) => getAdAccountsStatus(scope),
  getAdsOverview: (scope) => getAdsOverview(scope, { ...period, adIds: [adId], previous: period }),
  getAnsweredProactive: within((sql, scope, { proactive }) => getAnsweredProactive(sql, scope, proactive)),
  getCaptureRate: (scope) => getCaptureRate(scope, { ...period, adId, now }).then(({ totals }) => totals),
  getConnectionActivity: (scope) => getConnectionActivity(scope, { now }),
  getConversation: (scope, { ad }) => getConversation(scope, ad.id),
  getConversationalSource: (scope) => getConversationalSource(scope, period),
  getGoal: (scope) => getGoal(scope),
  getIngestStatus: (scope) => getIngestStatus(scope),
  getJourney: (scope, { journeyId }) => getJourney(scope, journeyId),
  getMessageTotals: (scope) => getMessageTotals(scope, { view: 'messages', ...period }).then(onlyCounts),
  getPathFlow: (scope) =>
    getPathFlow(scope, { ...period, node: { nodeId: 'WELCOME' }, direction: 'forward' }),
  getSettings: async (scope) => (await getSettings(scope)).name === cast.workspace.name,
  getUserJourney: (scope, { journeyId }) => getUserJourney(scope, { ...period, journeyId, now }),
  getReport: (scope, { reportId }) => orNothing(getReport(asAlice(scope), reportId)),
  goalStanding: within((sql, scope) => sql`select * from (${goalStanding(sql, scope)}) standing`),
  listAdChoices: (scope) => listAdChoices(scope, period),
  listAdDays: (scope) => listAdDays(scope, period),
  listAdPlatforms: (scope) => listAdPlatforms(scope, period),
  listAdsToFollow: (scope) => listAdsToFollow(scope, period),
  listAssetClaims: (scope) => listAssetClaims(scope),
  listChoosableAccounts: (scope, { loginId }) => orNothing(listChoosableAccounts(scope, loginId)),
  listClaimableAssets: (scope, { loginId }) => orNothing(listClaimableAssets(scope, loginId)),
  listConnections: (scope) => listConnections(scope),
  listConversations: (scope) => listConversations(scope, period),
  listDeliveries: (scope, { connectionId }) => listDeliveries(scope, { connectionId }),
  listGoalDifferences: within((sql, scope) => listGoalDifferences(sql, scope)),
  listGoalExamples: within((sql, scope, { ad }) =>
    listGoalExamples(sql, scope, { known: goalOf(ad.path[0] ?? 0, 'WELCOME'), filter: sql`true` }),
  ),
  listGoalVersions: (scope) => listGoalVersions(scope),
  listJourneyCompletion: (scope) => listJourneyCompletion(scope, { ...period, now }),
  listJourneys: (scope) => listJourneys(scope),
  listKeys: (scope) => listKeys(scope),
  listLatestAds: (scope) => listLatestAds(scope, { limit: 10 }),
  listMatching: within(async (sql, scope, { ad }) => [
    ...(await listMatching(sql, scope, messagesBy('user'), [ad.id])),
  ]),
  listMessageConversations: (scope) =>
    listMessageConversations(scope, { filter: { view: 'conversations', ...period } }),
  listMessages: (scope) => listMessages(scope, { filter: { view: 'messages', ...period } }),
  listMetaLogins: (scope) => listMetaLogins(scope),
  listMoments: within((sql, scope) =>
    listMoments(sql, scope, {
      keys: [wordKey(scope, 'blue')],
      from: now - 2 * 86_400_000,
      to: now,
      isAscending: false,
      limit: 5,
    }).then(({ moments }) => moments),
  ),
  listNodes: (scope) => listNodes(scope, { now }),
  listPathSteps: within((sql, scope, { ad }) => listPathSteps(sql, scope, ad)),
  listProven: (scope, { loginId }) => listProven(scope, loginId),
  listQuarantined: (scope) => listQuarantined(scope, {}),
  listSumDifferences: within((sql, scope) => listSumDifferences(sql, scope)),
  listReports: (scope) => listReports(asAlice(scope)),
  listSchedules: (scope) => listSchedules(asAlice(scope)),
  listTouches: within((sql, scope, { ad }) => listTouches(sql, scope, ad)),
  listTranscript: within((sql, scope, { ad }) => listTranscript(sql, scope, ad.id)),
  listUnlinkedAds: (scope) => listUnlinkedAds(scope, period),
  listUnresolved: (scope, { quarantinedIds }) => listUnresolved(scope, quarantinedIds),
  listUnvisitedNodes: (scope, { connectionId }) =>
    listUnvisitedNodes(scope, [{ connectionId, nodeId: 'NOWHERE' }]),
  listWalkedPaths: (scope) => listWalkedPaths(scope, period),
  listWaysOut: (scope, { journeyId }) => listWaysOut(scope, { ...period, ...dropped, journeyId }),
  liveVersion: within((sql, scope) => liveVersion(sql, scope)),
  mergeBranches: within((sql, scope) => {
    const question = messagesBy('user')
    const range = { bounds: question.bounds, cursor: null, order: 'any' as const, limit: 5 }
    return sql`select event_id from (${mergeBranches(sql, scope, question, range, chooseBranches(sql, question))}) e`
  }),
  nameChosenAds: async (scope) => (await nameChosenAds(scope, { adIds: [adId] })).map(({ name }) => name),
  nameNodes: within(async (sql, scope, { ad }) => [...(await nameNodes(sql, scope, ad.path))]),
  previewGoal: (scope) =>
    orNothing(previewGoal(scope, { ...period, expression: goalOf(1, 'WELCOME').expression })),
  previewJourney: (scope) => previewJourney(scope, { ...period, steps: [], windowHours: 24, now }),
  readAdCosts: within(async (sql, scope) => {
    const { costs, accounts } = await readAdCosts(sql, scope, { ...period, adIds: [adId], now })
    return { costs: costs.map(({ micros }) => String(micros)), accounts }
  }),
  readAdFacts: within(async (sql, scope) => (await readAdFacts(sql, scope, [adId])).get(adId)?.name),
  readAdFigures: within(async (sql, scope) => (await readAdFigures(sql, scope, everyAd, [adId])).get(adId)),
  readAdPage: within((sql, scope) =>
    readAdPage(sql, scope, { ...everyAd, sort: 'spend', isDescending: true, cursor: null, size: 10 }),
  ),
  readAdPlatforms: within(async (sql, scope) => [...(await readAdPlatforms(sql, scope, everyAd, [adId]))]),
  readChosenAds: within((sql, scope) => readChosenAds(sql, scope, { ...period, campaignIds: ['7'] })),
  readConversationDays: within((sql, scope) => readConversationDays(sql, scope, everyAd)),
  readCostDays: within((sql, scope) => readCostDays(sql, scope, everyAd)),
  readFunnelCounts: within((sql, scope) => readFunnelCounts(sql, scope, everybody)),
  readMessageConversations: (scope) =>
    readMessageConversations(scope, { filter: { view: 'conversations', ...period } }),
  readMessageRows: (scope) => allOf(readMessageRows(scope, { view: 'messages', ...period })),
  readMessages: within((sql, scope) => {
    const question = messagesBy('user')
    return readMessages(sql, scope, question, {
      bounds: question.bounds,
      cursor: null,
      order: 'descending',
      limit: 5,
    })
  }),
  readSummedWeeks: within(async (sql, scope) =>
    [...(await readSummedWeeks(sql, scope, period)).keys()].join(''),
  ),
  searchMessages: within((sql, scope) => {
    const question = { ...messagesBy('user'), search: parseSearch('stock') }
    const range = { bounds: question.bounds, cursor: null, order: 'ascending' as const, limit: 5 }
    return allOf(searchMessages(sql, scope, question, range))
  }),
  verifyCounters: (scope) => verifyCounters(scope),
  walkMessages: (scope) => allOf(walkMessages(scope, messagesBy('user'))),
}

let cast: Cast
let charlie: Scope
let facts: Facts

beforeAll(async () => {
  cast = await castPlayers(database.owner, { timeZone: 'UTC' })
  const empty = await makeWorkspace(database.owner, 'Empty', { timeZone: 'UTC' })
  charlie = (await makePlayer(database.owner, 'Charlie', 'owner', empty)).scope
  await deliverToAlice()
  await addNode(cast.alice.scope, { number: 99, connectionId: cast.bot.connectionId, nodeId: 'NOWHERE' })
  const subConditions = [{ connectionId: cast.bot.connectionId, nodeId: 'WELCOME' }]
  const welcomed = { operator: 'AND' as const, conditions: [{ operator: 'AND' as const, subConditions }] }
  await addGoalVersion(cast.alice.scope, { version: 1, expression: welcomed })
  await createKey(cast.alice.scope, { name: 'Reporting', access: 'read' })
  const steps = ['WELCOME', 'NOWHERE'].map((nodeId) => ({
    nodes: [{ connectionId: cast.bot.connectionId, nodeId }],
  }))
  const journey = await addJourney(cast.alice.scope, { name: 'Buy', steps, adIds: [adId] })
  await addAdCount(cast.alice.scope, {
    day: period.from,
    channel: 'web',
    adId: '120210000000000024',
    platform: '',
    conversations: 1,
  })
  await addAdDay(cast.alice.scope, { adId, day: period.from, platform: 'threads', spendMicros: 1_000_000n })
  await addAccountAd(cast.alice.scope, { adId, accountId: halcyonIndia, campaignId: '7' })
  const loginId = await storeLogin(cast.alice.scope, await loginOf(meta()))
  await chooseAdAccounts(cast.alice.scope, { loginId, accountIds: [halcyonIndia] })
  const page = { kind: 'messenger', assetId: '318840027765190', name: 'Halcyon Looms' } as const
  await claimAsset(cast.alice.scope, page, { ...page, loginId, provenAt: now })
  const { reportId } = await requestReport(cast.alice.scope, { filter: { view: 'messages', ...period } })
  const digest = {
    name: 'Digest',
    kind: 'digest',
    cadence: 'daily',
    weekday: null,
    hour: 8,
    filter: {},
  } as const
  await saveSchedule(cast.alice.scope, digest, now)
  facts = { ...(await readFacts()), journeyId: journey.id, loginId, reportId }
  // A counter that is off, for the question that looks for such.
  await database.owner`update source_counters set conversations = conversations + 1`
  await database.owner`update ad_week_counters set conversations = conversations + 1`
})

test('every read has a line in the table', () => {
  const inMetrics = listFunctionsOfScope('lib/metrics').filter((name) => !conversions.test(name))
  const elsewhere = ['lib/access', 'lib/goals', 'lib/ingest', 'lib/journeys', 'lib/reports']
    .flatMap(listFunctionsOfScope)
    .filter((name) => reads.test(name))
  expect(Object.keys(questions).sort()).toEqual([...inMetrics, ...elsewhere].sort())
})

describe.each([
  ['as the application', () => database.appUrl, false],
  // Without the policies every statement must still name the workspace: the first wall stands alone.
  ['even where row-level security does not apply', () => database.ownerUrl, true],
])('%s', (_, url, seesAll) => {
  beforeAll(async () => {
    await closePools()
    provideEnvironment({ DATABASE_URL: url() })
  })

  test('a statement that names no workspace is or is not held back', async () => {
    const rows = await inWorkspace(charlie, ({ sql }) => sql`select id from conversations`)
    expect(rows.length > 0).toBe(seesAll)
  })

  test.each(Object.entries(questions))('%s tells Alice something', async (_name, ask) => {
    expect(substanceOf(await ask(cast.alice.scope, facts))).not.toEqual([])
  })

  test.each(Object.entries(questions))('%s tells Charlie nothing', async (_name, ask) => {
    expect(substanceOf(await ask(charlie, facts))).toEqual([])
  })
})

function within(
  ask: (sql: WorkspaceTransaction['sql'], scope: Scope, facts: Facts) => Promise<unknown>,
): Question {
  return (scope, known) => inWorkspace(scope, ({ sql }) => ask(sql, scope, known))
}

/** Every value in an answer that is not nothing: neither zero, empty or false nor an echo of the period. */
function substanceOf(answer: unknown, key = ''): unknown[] {
  if (answer === null || answer === undefined || answer === 0 || answer === '' || answer === false) return []
  if (['from', 'to', 'day', 'timeZone'].includes(key)) return []
  if (typeof answer !== 'object') return [`${key}: ${answer}`]
  return Object.entries(answer).flatMap(([name, value]) => substanceOf(value, name))
}

async function deliverToAlice(): Promise<void> {
  const person = (id: string) => ({ channel: 'instagram', user: { id, name: `Name of ${id}` } })
  const at = now - 3_600_000
  const events = [
    {
      ...person('taylor'),
      type: 'message',
      id: 'm-1',
      at,
      message: { from: 'user', text: 'Is the blue one in stock?' },
      referral: { kind: 'ad', id: adId, platform: 'instagram', headline: 'Autumn at Fab Cart' },
    },
    { ...person('taylor'), type: 'node', id: 'n-1', at: at + 100, node: { id: 'WELCOME', name: 'Welcome' } },
    { ...person('taylor'), type: 'node', id: 'n-2', at: at + 200, node: { id: 'SIZE', name: 'Size' } },
    {
      ...person('kim'),
      type: 'proactive',
      id: 'p-1',
      at,
      proactive: { campaign_id: 'c-1', campaign_name: 'Autumn', message_id: 'pm-1' },
    },
    { ...person('kim'), type: 'message', id: 'm-2', at: at + 60_000, message: { from: 'user', text: 'Yes' } },
    { ...person('kim'), type: 'dance', id: 'd-1', at },
  ]
  const reception = await receiveBotDelivery(cast.bot.sender, {
    webhookId: `msg_${randomUUID()}`,
    secretId: cast.bot.sender.secrets[0]?.id ?? '',
    body: Buffer.from(JSON.stringify({ events })),
    receivedAt: now,
  })
  expect(reception).toMatchObject({ ok: true, receipt: { received: 6, stored: 5, duplicates: 0 } })
}

async function readFacts(): Promise<Omit<Facts, 'journeyId' | 'loginId' | 'reportId'>> {
  const conversations = await database.owner<StoredConversation[]>`
    select id, source, source_connection_id as "sourceConnectionId", source_event_id as "sourceEventId",
      started_at::text as "startedAt", path, path_seconds as "pathSeconds"
    from conversations where workspace_id = ${cast.workspace.id}`
  const quarantined = await database.owner<{ id: string }[]>`
    select id from quarantined_events where workspace_id = ${cast.workspace.id}`
  const ad = conversations.find(({ source }) => source === 'ads')
  const proactive = conversations.find(({ source }) => source === 'proactive')
  if (!ad || !proactive) throw new Error("Alice's data is not what the questions need.")
  const quarantinedIds = quarantined.map(({ id }) => id)
  return { connectionId: cast.bot.connectionId, ad, proactive, quarantinedIds }
}
