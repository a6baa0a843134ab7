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
  return 'code' in error && typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code)
    ? error.code
    : null
}
