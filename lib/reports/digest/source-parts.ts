import type { MailPart } from '@/lib/email/mail-content'
import { formatChange } from '@/lib/format/format-change'
import { formatCount } from '@/lib/format/format-number'
import { formatShare } from '@/lib/format/format-share'
import { getFigure } from '@/lib/metrics/catalog'
import { toChange, toRatio } from '@/lib/metrics/ratio'
import { sourceLabels, sources } from '@/lib/metrics/sources'
import type { Digest } from './read-digest'

/** How many conversations, from where, and how that was before. */
export function sourceParts(
  { source, previousSource }: Digest,
  locale: string,
  cadence: 'daily' | 'weekly',
): MailPart[] {
  const rows = sources.map((key) => [
    sourceLabels[key],
    formatCount(source.sources[key], locale),
    formatChange(toChange(source.sources[key], previousSource.sources[key])),
    formatShare(toRatio(source.sources[key], source.total)),
  ])
  const total = [
    'Total',
    formatCount(source.total, locale),
    formatChange(toChange(source.total, previousSource.total)),
    formatShare(toRatio(source.total, source.total)),
  ]
  return [
    { kind: 'paragraph', text: summaryOf(source.total, previousSource.total, locale, cadence) },
    {
      kind: 'table',
      table: {
        caption: 'Conversational Source',
        headers: [
          'Source',
          getFigure('conversations').label,
          getFigure('conversations_change').label,
          getFigure('source_share').label,
        ],
        rows: [...rows, total],
      },
    },
  ]
}

function summaryOf(now: number, before: number, locale: string, cadence: 'daily' | 'weekly'): string {
  const count = now === 1 ? '1 conversation started' : `${formatCount(now, locale)} conversations started`
  const then = cadence === 'daily' ? 'the day before' : 'the seven days before'
  if (now === before) return `${count}, as many as on ${then}.`
  const difference = formatCount(Math.abs(now - before), locale)
  return `${count}, ${difference} ${now > before ? 'more' : 'fewer'} than on ${then}.`
}
