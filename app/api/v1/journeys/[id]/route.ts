import { NotFoundError } from '@/lib/errors'
import { deleteJourney } from '@/lib/journeys/delete-journey'
import { getJourney } from '@/lib/journeys/get-journey'
import { answer } from '../../answer'
import { answerOnce } from '../../answer-once'
import { refuseAllBut } from '../../refuse-method'
import { saveOrRefuse } from '../save-or-refuse'
import { deletedJourney, oneJourney, savedJourney } from './operations'

interface Place {
  params: Promise<{ id: string }>
}

export function GET(request: Request, { params }: Place): Promise<Response> {
  return answer(request, oneJourney, async ({ scope }) => {
    const journey = await getJourney(scope, (await params).id)
    if (!journey) throw new NotFoundError()
    return { timeZone: scope.timeZone, journey }
  })
}

export function PUT(request: Request, { params }: Place): Promise<Response> {
  return answerOnce(request, savedJourney, async ({ scope, body }) =>
    saveOrRefuse(scope, { ...body, id: (await params).id }),
  )
}

export function DELETE(request: Request, { params }: Place): Promise<Response> {
  return answerOnce(request, deletedJourney, async ({ scope }) => {
    const { journey } = await deleteJourney(scope, (await params).id)
    return { timeZone: scope.timeZone, journey }
  })
}

const refuse = refuseAllBut('GET', 'PUT', 'DELETE')

export { refuse as HEAD, refuse as OPTIONS, refuse as PATCH, refuse as POST }
