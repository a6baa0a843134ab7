import { expect, it } from 'vitest'
import { hrefOfWay } from '@/app/w/[workspace]/click-to-haptik/journey/href-of-way'
import { readConversationsState, toFunnelFilter } from '@/app/w/[workspace]/conversations/conversations-state'

const href = '/w/fab-cart/conversations?journey=b&step=2&state=dropped'
const connectionId = '3f1c2b7e-0d7a-4c55-9d2e-0c5f0a5f9a11'

it.each([
  [null, 'silence'],
  [
    { connectionId, nodeId: 'ASK/size & colour?' },
    { connectionId, nodeId: 'ASK/size & colour?' },
  ],
])('leads from %j to conversations that went there', (node, next) => {
  const { searchParams } = new URL(hrefOfWay(href, node), 'http://localhost')
  const scope = { slug: 'fab-cart', timeZone: 'Asia/Kolkata' }
  const state = readConversationsState(scope, Object.fromEntries(searchParams), Date.now())
  expect(toFunnelFilter(state)).toMatchObject({ journeyId: 'b', step: 2, state: 'dropped', next })
})
