/**
 * The database's UTC text of an instant ("2026-11-20 09:15:02.12+00") as ISO 8601 ("2026-11-20T09:15:02.120Z").
 * Milliseconds always, microseconds where there are any.
 */
export function toIsoInstant(text: string): string {
  const match = /^(\d{4,}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?:\.(\d+))?\+00$/.exec(text)
  if (!match) throw new RangeError(`not an instant in UTC: ${text}`)
  const [, day, time, fraction = ''] = match
  return `${day}T${time}.${fraction.padEnd(3, '0')}Z`
}

export function toIsoInstantOrNull(text: string | null): string | null {
  return text === null ? null : toIsoInstant(text)
}
