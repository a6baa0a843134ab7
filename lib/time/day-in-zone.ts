const quarterHour = 15 * 60_000
const rememberedPerZone = 20_000

const calendars = new Map<string, { format: Intl.DateTimeFormat; days: Map<number, string> }>()

/**
 * The local day, as ISO text, of an instant (milliseconds since 1970 UTC) in an IANA zone. Zones change their
 * offset only on quarter hours, so one answer serves a whole quarter hour.
 */
export function dayInZone(instant: number, timeZone: string): string {
  const calendar = calendars.get(timeZone) ?? addCalendar(timeZone)
  const quarter = Math.floor(instant / quarterHour)
  const known = calendar.days.get(quarter)
  if (known) return known
  const day = calendar.format.format(quarter * quarterHour)
  if (calendar.days.size >= rememberedPerZone) calendar.days.clear()
  calendar.days.set(quarter, day)
  return day
}

function addCalendar(timeZone: string) {
  // Swedish dates are ISO dates.
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  const calendar = { format, days: new Map<number, string>() }
  calendars.set(timeZone, calendar)
  return calendar
}
