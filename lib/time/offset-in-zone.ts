const quarterHour = 15 * 60_000
const rememberedPerZone = 20_000

const clocks = new Map<string, { format: Intl.DateTimeFormat; offsets: Map<number, number> }>()

/**
 * What an IANA zone's clock is ahead of UTC at an instant; both in milliseconds. Zones change their offset only
 * on quarter hours, so one answer serves a whole quarter hour.
 */
export function offsetInZone(instant: number, timeZone: string): number {
  const clock = clocks.get(timeZone) ?? addClock(timeZone)
  const quarter = Math.floor(instant / quarterHour)
  const known = clock.offsets.get(quarter)
  if (known !== undefined) return known
  const begin = quarter * quarterHour
  const offset = Date.parse(`${clock.format.format(begin).replace(' ', 'T')}Z`) - begin
  if (clock.offsets.size >= rememberedPerZone) clock.offsets.clear()
  clock.offsets.set(quarter, offset)
  return offset
}

function addClock(timeZone: string) {
  // Swedish dates and times are ISO dates and times.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  const clock = { format, offsets: new Map<number, number>() }
  clocks.set(timeZone, clock)
  return clock
}
