import { isReady } from '@/db/is-ready'

/** Asked by load balancers: false also while the database is starting, away or not yet migrated. */
export function isDatabaseReady(): Promise<boolean> {
  return isReady()
}
