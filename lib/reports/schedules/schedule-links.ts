import { type ScheduleLink, toScheduleToken } from '@/lib/access/schedules/schedule-link'
import { ownAddress } from '@/lib/own-address'

export interface ScheduleLinks {
  /** A page with one button, for people: opening it changes nothing. */
  page: string
  /** What lets a mail program show a button of its own (RFC 8058). */
  headers: Record<string, string>
}

/** The ways out of a scheduled mail, which need no sign-in. */
export function scheduleLinks(link: ScheduleLink): ScheduleLinks {
  const token = toScheduleToken(link)
  return {
    page: ownAddress(`/unsubscribe/${token}`),
    headers: {
      'List-Unsubscribe': `<${ownAddress(`/api/unsubscribe/${token}`)}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  }
}
