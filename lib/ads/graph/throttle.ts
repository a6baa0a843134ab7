/** How much of a quota is used up. */
export interface Load {
  /** 0 to 100, and beyond; at least 100 where Meta no longer answers. */
  percent: number
  /** Until the quota is there again; 0 where Meta does not say. */
  regainMs: number
}

/** What the headers of an answer say of Meta's quotas. */
export interface Throttle {
  app: Load
  /** Of the account that was asked about, where the header does not name it. */
  account: Load
  /** By id of ad account or business. */
  named: Record<string, Load>
  /** An app with development access has small quotas that come back slowly. */
  isDevelopment: boolean
}

export interface Pause {
  whom: 'account' | 'app'
  until: Date
}
