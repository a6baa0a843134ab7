import type { Answer } from './answer'
import { type Asker, requirePermission } from './authorize'
import { accountFields, pageFields } from './object-fields'
import { type PageQuestion, pageOfRows } from './paging'
import { selectFields } from './select-fields'
import { nowOf, type StandInState } from './stand-in-state'

export function answerMe({ user, facts }: Asker, { params }: PageQuestion): Answer {
  const picture = {
    data: { url: `https://scontent.linden.invalid/people/${user.id}.jpg`, is_silhouette: false },
  }
  const email = facts.permissions.includes('email') ? user.email : undefined
  const businessId = facts.kind === 'system' ? user.businessIds[0] : undefined
  const me = { id: user.id, name: user.name, email, picture, client_business_id: businessId }
  return { json: selectFields(me, params.get('fields'), 'id,name') }
}

export function answerPermissions({ facts }: Asker): Answer {
  const rows = (names: string[], status: string) => names.map((permission) => ({ permission, status }))
  return { json: { data: [...rows(facts.permissions, 'granted'), ...rows(facts.declined, 'declined')] } }
}

/** Takes everything back: the tokens of this person are dead from now on. */
export function revokePermissions(state: StandInState, { user }: Asker): Answer {
  state.killed.set(user.id, { subcode: 458, at: nowOf(state) })
  return { json: { success: true } }
}

export function answerMyAccounts(state: StandInState, asker: Asker, question: PageQuestion): Answer {
  requirePermission(asker, 'ads_read', 'ads_management')
  const mine = state.world.accounts.filter(({ id }) => asker.user.accountIds.includes(id))
  const rows = mine.map((account) =>
    selectFields(accountFields(state, asker, account), question.params.get('fields'), 'id,account_id'),
  )
  return { json: pageOfRows(question, rows) }
}

export function answerMyPages(state: StandInState, asker: Asker, question: PageQuestion): Answer {
  requirePermission(asker, 'pages_show_list')
  const mine = state.world.pages.filter(({ id }) => asker.user.pageIds.includes(id))
  const rows = mine.map((page) =>
    selectFields(
      pageFields(state, asker, page),
      question.params.get('fields'),
      'access_token,category,name,id,tasks',
    ),
  )
  return { json: pageOfRows(question, rows) }
}

export function answerMyBusinesses(state: StandInState, asker: Asker, question: PageQuestion): Answer {
  requirePermission(asker, 'business_management')
  const mine = state.world.businesses.filter(({ id }) => asker.user.businessIds.includes(id))
  const rows = mine.map(({ id, name }) =>
    selectFields({ id, name }, question.params.get('fields'), 'id,name'),
  )
  return { json: pageOfRows(question, rows) }
}
