import { describe, expect, test } from 'vitest'
import { listSourceFiles, readSource } from './support/source-file'
import { actionsOf, breachesOf, isActionFile, walls } from './support/walls'

/** All but this one, which is full of examples of what is wrong. */
const files = listSourceFiles().filter(({ path }) => path !== 'tests/walls.test.ts')

describe('in this repository', () => {
  test.each(walls)('$name', (wall) => {
    const breaches = files.flatMap((file) =>
      wall.breaches(file).map((breach) => `${file.path}: ${breach}. ${wall.instead}`),
    )
    expect(breaches).toEqual([])
  })

  /** Every action is a public address, so each new one is written down here, where a reviewer sees it. */
  test('the server actions and the rights they ask for are these', () => {
    const actionFiles = files.filter(isActionFile)
    expect(actionFiles.flatMap(actionsOf).sort()).toEqual([
      'cancelReportAction: request-reports',
      'chooseAdAccountsAction: manage-connections',
      'claimAssetsAction: manage-connections',
      'compareGoalsAction: see',
      'countHoldingsAction: manage-connections',
      'countKeptTextsAction: manage-settings',
      'createConnectionAction: manage-connections',
      'deleteJourneyAction: save-journeys',
      'deleteScheduleAction: see',
      'disconnectLoginAction: manage-connections',
      'dropLinkAction: of oneself',
      'linkAdsAction: save-journeys',
      'linkFacebookAction: of oneself',
      'listAdChoicesAction: see',
      'listGoalVersionsAction: see',
      'listNodeVisitsAction: see',
      'listWaysOutAction: see',
      'previewGoalAction: see',
      'previewJourneyAction: see',
      'readGoalAction: see',
      'readGoalProgressAction: see',
      'readReportAction: request-reports',
      'recheckAssetsAction: manage-connections',
      'releaseAssetAction: manage-connections',
      'removeAdAccountAction: manage-connections',
      'replayAction: manage-connections',
      'replayNextAction: manage-connections',
      'requestReportAction: request-reports',
      'restoreGoalAction: save-goals',
      'retryReportAction: request-reports',
      'rotateSecretAction: manage-connections',
      'saveGoalAction: save-goals',
      'saveJourneyAction: save-journeys',
      'saveScheduleAction: see',
      'saveSettingsAction: manage-settings',
      'sendScheduleNowAction: see',
      'showReportPasswordAction: request-reports',
      'stopScheduleAction: see',
      'undeleteJourneyAction: save-journeys',
      'undeleteScheduleAction: see',
      'unlinkFacebookAction: of oneself',
    ])
  })

  test('an action has a file to itself', () => {
    const crowded = files.filter(isActionFile).filter((file) => actionsOf(file).length !== 1)
    expect(crowded.map(({ path }) => path)).toEqual([])
  })
})

describe('a breach is found', () => {
  test.each([
    ['app/w/section.tsx', "import { pool } from '@/db/client'"],
    ['app/w/section.tsx', "import { eq } from 'drizzle-orm'"],
    ['app/api/a/read.ts', "const { pool } = await import('../../../db/client')"],
    ['components/ui/a.tsx', "import { logError } from '@/lib/log'"],
    ['components/ui/a.tsx', "export { a } from '../../app/a'"],
    ['lib/format/a.ts', "import { env } from '../env'"],
    ['lib/metrics/a.ts', "import Page from '@/app/page'"],
    ['db/client.ts', "import { hasRight } from '@/lib/access/rights'"],
    ['lib/ingest/a.ts', "import { sourceOf } from '@/lib/attribution/source-rules'"],
    ['lib/ingest/a.ts', "import type {\n  A,\n} from '../metrics/a'"],
    ['app/api/webhooks/bot/read.ts', "import { store } from '@/lib/ingest/store-batch'"],
    ['lib/metrics/a.ts', "import { withPool } from '@/db/client'"],
    ['lib/metrics/a.ts', "import postgres, { type Sql } from 'postgres'"],
    ['lib/metrics/a.ts', 'await sql`delete from conversations`'],
    ['lib/metrics/a.ts', 'await db.insert(rows)'],
    ['lib/log.ts', 'process.env.HOME'],
    ['lib/log.ts', "import { env } from 'node:process'"],
    ['lib/log.ts', 'const { env } = process'],
    ['lib/metrics/a.ts', "import { makeScope } from '@/lib/access/scope'"],
    ['tests/lib/a.test.ts', "import { makeScope } from '@/lib/access/scope'"],
    ['app/w/page.tsx', "import type { SignedInUser } from '@/lib/access/signed-in-user'"],
    ['app/api/v1/goal/route.ts', "import { getGoal } from '@/lib/metrics/get-goal'"],
    ['app/w/save.ts', "'use server'\nexport async function save() {}"],
    ['app/w/save.ts', "'use server'\nexport const save = action({}, f)"],
    [
      'app/w/save.ts',
      "// why\n'use server'\nimport { action } from '@/lib/access/action'\nexport default action({}, f)",
    ],
    ['app/w/section.tsx', "async function save() {\n  'use server'\n}"],
    ['lib/metrics/a.ts', 'db.execute(sql.raw(text))'],
    ['app/a.ts', 'sql.unsafe(`select 1 from ` + name)'],
    ['app/section.tsx', "'use cache'"],
    ['app/section.tsx', '<p dangerouslySetInnerHTML={{ __html: text }} />'],
    ['lib/access/utils.ts', ''],
    ['components/ui/index.ts', ''],
    ['lib/log.ts', "import { castPlayers } from '@/tests/support/cast'"],
  ])('%s: %s', (path, text) => {
    expect(breachesOf(readSource(path, text))).toHaveLength(1)
  })

  test.each([
    ['app/w/section.tsx', "import { getAdsOverview } from '@/lib/metrics/get-ads-overview'"],
    ['app/w/section.tsx', "// import { pool } from '@/db/client'\n/* 'use server' */"],
    ['components/ui/a.tsx', "import { formatDay } from '@/lib/format/format-day'"],
    ['lib/ingest/a.ts', "import type { InboundEvent } from '@/lib/channels/inbound-event'"],
    [
      'lib/pipeline.ts',
      "import { attribute } from './attribution/attribute'\nimport { store } from './ingest/store'",
    ],
    ['app/w/page.tsx', "import { requireWorkspacePage } from '@/lib/access/page-gate'"],
    ['app/api/v1/goal/route.ts', "import { answer } from '../answer'"],
    ['lib/ingest/a.ts', "import type { TransactionSql } from 'postgres'"],
    ['lib/access/key-gate.ts', "import { withPool } from '@/db/client'\nmakeScope(facts)"],
    [
      'app/w/save.ts',
      "'use server'\nimport { action } from '@/lib/access/action'\nexport type A = 1\nexport const saveAction = action({}, f)",
    ],
    ['lib/a.ts', "const address = 'https://example.com/process'\nsql.raw('now()')"],
  ])('and no more than breaches: %s', (path, text) => {
    expect(breachesOf(readSource(path, text))).toEqual([])
  })
})
