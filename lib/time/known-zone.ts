const known = new Map<string, boolean>()

/** The zone, where it is one whose calendar is known here, also by an old name (Asia/Saigon); else UTC. */
export function knownZone(timeZone: string): string {
  const isKnown = known.get(timeZone) ?? canBeUsed(timeZone)
  known.set(timeZone, isKnown)
  return isKnown ? timeZone : 'UTC'
}

function canBeUsed(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
    return true
  } catch {
    return false
  }
}
