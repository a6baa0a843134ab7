import { previewGoal } from '@/lib/metrics/preview-goal'
import { answerOnce } from '../../answer-once'
import { refuseAllBut } from '../../refuse-method'
import { requirePeriod } from '../../require-period'
import { goalPreview } from './operation'

export function POST(request: Request): Promise<Response> {
  return answerOnce(request, goalPreview, async (deed) => {
    const { operator, conditions } = deed.body
    return previewGoal(deed.scope, {
      expression: { operator, conditions },
      ...requirePeriod(deed),
      channel: deed.query.channel,
    })
  })
}

const refuse = refuseAllBut('POST')

export { refuse as DELETE, refuse as GET, refuse as HEAD, refuse as OPTIONS, refuse as PATCH, refuse as PUT }
