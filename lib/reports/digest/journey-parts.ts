import type { MailPart } from '@/lib/email/mail-content'
import { formatCount } from '@/lib/format/format-number'
import { formatShare } from '@/lib/format/format-share'
import { getFigure } from '@/lib/metrics/catalog'
import type { Digest } from './read-digest'

/** How many came through each journey; none where nobody started one. */
export function journeyParts({ journeys }: Digest, locale: string): MailPart[] {
  if (journeys.length === 0) return []
  const table = {
    caption: 'User Journey',
    headers: [
      'Journey',
      getFigure('journey_started').label,
      getFigure('journey_completed').label,
      getFigure('step_share_of_start').label,
    ],
    rows: journeys.map(({ name, started, completed, completionRate }) => [
      name,
      formatCount(started, locale),
      formatCount(completed, locale),
      formatShare(completionRate),
    ]),
  }
  return [{ kind: 'table', table }]
}
