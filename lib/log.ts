/**
 * One line of JSON per happening on stderr. Callers pass facts, never secrets, message text or whole
 * errors of strangers: an error is reduced to its name, code and stack.
 */
export function logError(happening: string, error: unknown, facts: Record<string, unknown> = {}): void {
  write({ level: 'error', happening, ...facts, ...describe(error) })
}

export function logWarning(happening: string, facts: Record<string, unknown> = {}): void {
  write({ level: 'warning', happening, ...facts })
}

function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: 'unknown' }
  const cause = error.cause instanceof Error ? error.cause : error
  const code = 'code' in cause ? cause.code : undefined
  // The message of a database error may quote a row; its code and place say enough.
  const message = typeof code === 'string' ? undefined : cause.message
  return { error: cause.name, code, message, stack: cause.stack?.split('\n').slice(1, 8).join(' | ') }
}

function write(line: Record<string, unknown>): void {
  console.error(JSON.stringify({ at: new Date().toISOString(), ...line }))
}
