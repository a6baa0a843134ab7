/**
 * Whether a failed transaction failed for what one of its items holds: SQLSTATE classes of data and
 * constraints. Everything else (network, time limits, shutdown) says nothing about the items.
 */
export function isDataFault(error: unknown): boolean {
  const code = sqlStateOf(error)
  return code !== null && /^(22|23|54)/.test(code)
}

/** Drizzle wraps the driver's error; the SQLSTATE is on the innermost one. */
export function sqlStateOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  if (error.cause instanceof Error) return sqlStateOf(error.cause)
  return 'code' in error && typeof error.code === 'string' && /^(?=.*\d)[0-9A-Z]{5}$/.test(error.code)
    ? error.code
    : null
}

/** Whether the database could not answer: connection trouble, time limits, lock waits, shutdown, no resources. */
export function isDatabaseAway(error: unknown): boolean {
  const state = sqlStateOf(error)
  if (state !== null) return /^(08|40|53|55|57)/.test(state)
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return /^(CONNECTION_|CONNECT_TIMEOUT|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_)/.test(code)
}
