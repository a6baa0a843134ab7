import type { OpenLogin } from '@/lib/access/meta/open-login'
import type { Scope } from '@/lib/access/scope'
import type { Patience } from '../graph/patience'
import type { Report } from './report-under-way'
import type { SyncAccount } from './sync-account'

export interface SyncOptions {
  /** Milliseconds. */
  now?: () => number
  /** Aborts when the worker is to end. */
  signal?: AbortSignal
  /** A report that an earlier run has left to this one. */
  report?: Report
  /** How long a run may take before it makes room for others, in milliseconds. */
  budgetMs?: number
  /** Rows of a page, and pages of a range, at most. */
  limit?: number
  mostPages?: number
  /** Rows of a range of several days that are held at a time, at most. */
  mostRows?: number
  /** How long to wait before each look at a report; after the last it is left to a later run. */
  looksMs?: number[]
  patience?: Patience
}

/** One fetching of something of an account. */
export interface SyncRun {
  scope: Scope
  account: SyncAccount
  login: OpenLogin
  options: SyncOptions
  now: () => number
  /** From then on the run makes room for others. */
  until: number
  /** Throws when the account is no longer to be fetched; asks the database now and then. */
  stayWanted: () => Promise<void>
}
