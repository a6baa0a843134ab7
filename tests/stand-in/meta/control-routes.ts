import type { Answer } from './answer'
import { forgetPrepared } from './insights-routes'
import type { Failure, IssueOptions, Throttling } from './meta-control'
import type { ExactDay, MetaAccount, MetaUser, MetaWorld, Quirks } from './meta-world'
import { dayKey, newState, nowOf, type StandInState } from './stand-in-state'
import { writeToken } from './tokens'

const longLife = 5_183_944
const usualPermissions = ['public_profile', 'email', 'ads_read', 'business_management', 'pages_show_list']

/** What each order of meta-control.ts does. */
const orders: Record<string, (state: StandInState, body: never) => unknown> = {
  'GET world': (state) => state.world,
  'PUT world': (state, world: MetaWorld) => Object.assign(state, newState(world)),
  'PATCH quirks': (state, quirks: Partial<Quirks>) => Object.assign(state.world.quirks, quirks),
  'PATCH account': changeAccount,
  'PATCH user': changeUser,
  'GET subscriptions': (state) => Object.fromEntries(state.subscriptions),
  'POST unsubscribed': (state, { id }: { id: string }) => state.subscriptions.delete(id),
  'POST days': reviseDays,
  'POST factor': (state, { accountId, day, factor }: { accountId: string; day: string; factor: number }) =>
    state.factors.set(dayKey(day, accountId), factor),
  'POST failures': (state, failure: Failure) => state.failures.push({ failure, seen: 0 }),
  'POST throttling': (state, throttling: Throttling) => state.throttlings.push(throttling),
  'POST heal': (state) => Object.assign(state, { failures: [], throttlings: [] }),
  'POST tokens': issueToken,
  'POST killed': (state, { userId, subcode }: { userId: string; subcode: number }) =>
    state.killed.set(userId, { subcode, at: nowOf(state) }),
  'GET calls': (state) => state.calls,
  'DELETE calls': (state) => Object.assign(state, { calls: [] }),
}

/** Carries out an order of a test; the answer of those that only do something is empty. */
export function answerControl(state: StandInState, method: string, path: string, body: string): Answer {
  const order = orders[`${method} ${path}`]
  if (!order) return { text: 'There is no such order.', status: 404, type: 'text/plain' }
  const said = order(state, (body ? JSON.parse(body) : undefined) as never)
  forgetPrepared(state)
  return { json: method === 'GET' || path === 'tokens' ? said : {} }
}

function changeAccount(
  state: StandInState,
  { id, change }: { id: string; change: Partial<MetaAccount> },
): void {
  const account = state.world.accounts.find((account) => account.id === id)
  if (!account) throw new Error(`There is no account ${id}.`)
  Object.assign(account, change)
}

function changeUser(state: StandInState, { id, change }: { id: string; change: Partial<MetaUser> }): void {
  const user = state.world.users.find((user) => user.id === id)
  if (!user) throw new Error(`There is no user ${id}.`)
  Object.assign(user, change)
}

function reviseDays(state: StandInState, { adId, days }: { adId: string; days: ExactDay[] }): void {
  const exact = state.exactDays.get(adId) ?? new Map()
  for (const { day, platform, figures } of days) exact.set(dayKey(day, platform), figures)
  state.exactDays.set(adId, exact)
}

function issueToken(state: StandInState, options: IssueOptions & { userId: string }) {
  const { userId, permissions = usualPermissions, expiresInSeconds = longLife } = options
  const issuedAt = nowOf(state)
  const expiresAt = expiresInSeconds === null ? 0 : Math.floor(issuedAt / 1000) + expiresInSeconds
  const kind = expiresInSeconds === null ? ('system' as const) : ('long' as const)
  const facts = { kind, userId, permissions, declined: [], expiresAt, issuedAt }
  return { accessToken: writeToken(facts, state.world.app.secret) }
}
