import { erasePerson } from '@/lib/privacy/erase-person'
import { answerOnce } from '../../answer-once'
import { refuseAllBut } from '../../refuse-method'
import { erasedPerson } from './operation'

export function POST(request: Request): Promise<Response> {
  return answerOnce(request, erasedPerson, ({ scope, body, now }) => erasePerson(scope, body, now))
}

const refuse = refuseAllBut('POST')

export { refuse as DELETE, refuse as GET, refuse as HEAD, refuse as OPTIONS, refuse as PATCH, refuse as PUT }
