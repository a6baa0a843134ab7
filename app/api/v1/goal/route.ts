import { NotFoundError } from '@/lib/errors'
import { getGoal } from '@/lib/goals/get-goal'
import { saveGoal } from '@/lib/goals/save-goal'
import { answer } from '../answer'
import { answerOnce } from '../answer-once'
import { refuseAllBut } from '../refuse-method'
import { StaleError } from '../stale-error'
import { toGoalAnswer } from './goal-answer'
import { currentGoal, savedGoal } from './operations'

export function GET(request: Request): Promise<Response> {
  return answer(request, currentGoal, async ({ scope }) => {
    const { live, building } = await getGoal(scope)
    const current = building ?? live
    if (!current) throw new NotFoundError('No goal has been saved yet.')
    return { timeZone: scope.timeZone, ...toGoalAnswer(current), live: live && toGoalAnswer(live) }
  })
}

export function PUT(request: Request): Promise<Response> {
  return answerOnce(request, savedGoal, async ({ scope, body }) => {
    const saved = await saveGoal(scope, body)
    if (saved.outcome === 'stale') throw new StaleError(toGoalAnswer(saved.theirs))
    return { timeZone: scope.timeZone, ...toGoalAnswer(saved.version) }
  })
}

const refuse = refuseAllBut('GET', 'PUT')

export { refuse as DELETE, refuse as HEAD, refuse as OPTIONS, refuse as PATCH, refuse as POST }
