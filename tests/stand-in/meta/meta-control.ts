import type { ExactDay, MetaAccount, MetaUser, MetaWorld, Quirks } from './meta-world'

/** Which questions something happens to; what is left out matches all. */
export interface Match {
  method?: 'GET' | 'POST' | 'DELETE'
  /** A part of the path below the version: `act_123/insights`. */
  path?: string
  userId?: string
}

export interface Failure {
  match?: Match
  /** A `graph-error-…` of tests/fixtures/meta, without its ending; or the answer itself; or a misbehaviour. */
  error:
    | { fixture: string }
    | { status: number; body: unknown }
    | { misbehave: 'html' | 'cut' | 'silence' | 'reset' | 'huge' | 'redirect' | 'empty' }
  /** Null: until the failures are cleared. */
  times?: number | null
  /** Lets so many matching questions pass first. */
  after?: number
  headers?: Record<string, string>
}

export interface Throttling {
  match?: Match
  /** One of the sets in graph-headers-throttle.json, or headers of one's own. */
  headers: 'calm' | 'near_limit' | 'blocked' | Record<string, string>
}

/** A question that was asked, without its token. */
export interface Call {
  method: string
  /** Below the version. */
  path: string
  params: Record<string, string>
  userId: string | null
  /** 0 where nothing was answered. */
  status: number
}

/** Everything a test can do to the stand-in while it runs, also from another process. */
export interface MetaControl {
  readonly address: string
  world(): Promise<MetaWorld>
  setWorld(world: MetaWorld): Promise<void>
  setQuirks(quirks: Partial<Quirks>): Promise<void>
  changeAccount(accountId: string, change: Partial<Omit<MetaAccount, 'id' | 'campaigns'>>): Promise<void>
  /** Gives a person roles, or takes them away: what they may see of Pages, businesses and ad accounts. */
  changeUser(userId: string, change: Partial<Omit<MetaUser, 'id'>>): Promise<void>
  /** What is subscribed, with its fields: Pages and WhatsApp accounts by id. */
  subscriptions(): Promise<Record<string, string[]>>
  /** As Meta does when nobody answers for an hour. */
  endSubscription(assetId: string): Promise<void>
  /** Revises days of an ad; null figures take a row away. */
  reviseDays(adId: string, days: ExactDay[]): Promise<void>
  /** Multiplies the generated spend, impressions and clicks of an account's day. */
  reviseDay(accountId: string, day: string, factor: number): Promise<void>
  fail(failure: Failure): Promise<void>
  throttle(throttling: Throttling): Promise<void>
  /** No more failures and throttling. */
  heal(): Promise<void>
  /** A token as the login dialog and the exchanges would have given it. */
  issueToken(userId: string, options?: IssueOptions): Promise<string>
  /** From now on this person's tokens are answered with 190 and the subcode. */
  killTokens(userId: string, subcode: 458 | 459 | 460 | 463 | 464 | 467): Promise<void>
  calls(): Promise<Call[]>
  forgetCalls(): Promise<void>
}

export interface IssueOptions {
  permissions?: string[]
  /** Null for never; else 60 days. */
  expiresInSeconds?: number | null
}

/** Steers a stand-in that listens at the address. */
export function controlMetaStandIn(address: string): MetaControl {
  const send = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${address}/control/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok)
      throw new Error(`The stand-in for Meta says ${response.status}: ${await response.text()}`)
    return response.json()
  }
  return {
    address,
    world: () => send('GET', 'world'),
    setWorld: (world) => send('PUT', 'world', world),
    setQuirks: (quirks) => send('PATCH', 'quirks', quirks),
    changeAccount: (id, change) => send('PATCH', 'account', { id, change }),
    changeUser: (id, change) => send('PATCH', 'user', { id, change }),
    subscriptions: () => send('GET', 'subscriptions'),
    endSubscription: (id) => send('POST', 'unsubscribed', { id }),
    reviseDays: (adId, days) => send('POST', 'days', { adId, days }),
    reviseDay: (accountId, day, factor) => send('POST', 'factor', { accountId, day, factor }),
    fail: (failure) => send('POST', 'failures', failure),
    throttle: (throttling) => send('POST', 'throttling', throttling),
    heal: () => send('POST', 'heal'),
    issueToken: async (userId, options) => (await send('POST', 'tokens', { userId, ...options })).accessToken,
    killTokens: (userId, subcode) => send('POST', 'killed', { userId, subcode }),
    calls: () => send('GET', 'calls'),
    forgetCalls: () => send('DELETE', 'calls'),
  }
}
