import { closePools } from '@/db/client'
import { provideEnvironment } from '@/lib/env'
import { evaluateGoalVersion } from '@/lib/goals/evaluate-goal-version'
import type { GoalExpression } from '@/lib/goals/goal-schema'
import { saveGoal } from '@/lib/goals/save-goal'
import { previewGoal } from '@/lib/metrics/preview-goal'
import type { Figure } from './figure'
import type { FilledDatabase } from './filled-databases'
import { measureInTurn } from './measure-in-turn'
import { passOverConversations } from './pass-over-conversations'
import { median } from './statistics'

const rounds = 9

/** Three conditions of several nodes each, over everything there is, with another goal being live. */
export async function measureGoalPreview(filled: FilledDatabase, thoroughness: number): Promise<Figure[]> {
  const { database, cast } = filled
  await closePools()
  provideEnvironment({ DATABASE_URL: database.appUrl })
  const { scope } = cast.alice
  const saved = await saveGoal(scope, live)
  if (saved.outcome === 'saved') await evaluateGoalVersion(scope, saved.version.version)
  const preview = () => previewGoal(scope, { expression, from: day(62), to: day(-1) })
  const { conversations, reached } = await preview()
  if (conversations !== filled.conversations || reached === 0 || reached === conversations)
    throw new Error(`The preview looked at ${conversations}, of which ${reached} reach the goal.`)
  const pass = () => passOverConversations(database.owner, cast.workspace)
  const [previews = [], passes = []] = await measureInTurn([preview, pass], Math.ceil(rounds * thoroughness))
  const section = 'goal preview'
  const ratios = previews.map((time, round) => time / (passes[round] ?? Number.NaN))
  return [
    { section, name: 'one pass over the conversations, p50', value: median(passes), unit: 'ms' },
    { section, name: 'preview, p50', value: median(previews), unit: 'ms' },
    { section, name: 'preview over a pass', value: median(ratios), unit: 'x', bound: { atMost: 2 } },
  ]
}

const node = (number: number) => ({ nodeId: `NODE-${number}` })

const expression: GoalExpression = {
  operator: 'AND',
  conditions: [
    { operator: 'AND', subConditions: [2, 3, 4].map(node) },
    { operator: 'OR', subConditions: [6, 7, 9, 12, 15].map(node) },
    { operator: 'OR', subConditions: [8, 20, 21].map(node) },
  ],
}

const live: GoalExpression = {
  operator: 'OR',
  conditions: [{ operator: 'AND', subConditions: [5, 8].map(node) }],
}

function day(daysAgo: number): string {
  return new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10)
}
