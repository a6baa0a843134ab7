import type { Tone } from '@/components/ui/tone'
import type { ConnectionRow } from '@/lib/access/connections/list-connections'
import { formatDayWithYear } from '@/lib/format/format-day'
import { formatCount } from '@/lib/format/format-number'
import { channelLabels } from '@/lib/metrics/channel-labels'
import type { CaptureFigures, CaptureRate } from '@/lib/metrics/get-capture-rate'
import type { LosingStep } from '@/lib/metrics/name-losing-step'

export interface ToldCapture {
  tone: Tone
  outcome: string
  advice: string
  link: { label: string; href: string } | null
}

export interface CaptureQuestion {
  capture: CaptureRate
  connections: Pick<ConnectionRow, 'kind' | 'name' | 'disabled'>[]
  slug: string
  locale: string
}

/** Where most of Meta's conversations are lost, and the one thing to do about it. */
export function tellCapture(question: CaptureQuestion): ToldCapture {
  const { totals } = question.capture
  if (totals.started === null) return tellUnknown(question)
  if (totals.started === 0) return tellNone(question)
  if (totals.losses.step === null) return tellWhole(totals)
  return tellLoss(question, totals.losses.step)
}

function tellUnknown({ capture: { account, to }, slug }: CaptureQuestion): ToldCapture {
  if (account && to < account.firstDay) {
    return {
      tone: 'neutral',
      outcome: `Meta's count of this ad account is read from ${formatDayWithYear(account.firstDay)} on`,
      advice: 'What came in here before is counted below, without a rate.',
      link: null,
    }
  }
  if (account) {
    return {
      tone: 'neutral',
      outcome: "Meta's count of these days has not been fetched yet",
      advice: 'The rate shows as soon as it is here. What is ours is counted below.',
      link: null,
    }
  }
  return {
    tone: 'neutral',
    outcome: "Meta's count is not known: no connected ad account lists this ad",
    advice: 'Once its ad account is connected, you see here how many of its conversations came in.',
    link: { label: 'See connections', href: `/w/${slug}/connections#meta` },
  }
}

function tellNone({ capture: { totals }, locale }: CaptureQuestion): ToldCapture {
  const { counted } = totals
  return {
    tone: 'neutral',
    outcome: 'Meta counts no conversation in these days, so there is no rate',
    advice:
      counted > 0
        ? `${formatCount(counted, locale)} came in here all the same: people who had written within a week count here again, and not for Meta.`
        : 'Nobody came in here either.',
    link: null,
  }
}

function tellWhole({ rate }: CaptureFigures): ToldCapture {
  if (rate !== null && rate > 1) {
    return {
      tone: 'good',
      outcome: 'More came in here than Meta counts',
      advice:
        'That is no mistake. Meta counts a person once in seven days, and only what its attribution window sees; here every conversation that the ad opened counts.',
      link: null,
    }
  }
  return {
    tone: 'good',
    outcome: 'All that Meta counts came in here',
    advice: 'Nothing is lost on the way.',
    link: null,
  }
}

function tellLoss(question: CaptureQuestion, step: LosingStep): ToldCapture {
  const { capture, slug, locale } = question
  const { totals } = capture
  const count = formatCount(totals.losses.lost[step], locale)
  const connections = { label: 'See connections', href: `/w/${slug}/connections` }
  switch (step) {
    case 'never-reached':
      return {
        tone: 'warning',
        outcome: `Most are lost before they reach us: ${count} of Meta's ${formatCount(totals.started ?? 0, locale)}`,
        advice: `Most often the number, Page or Instagram account that the ad leads to is not connected, or its webhook has stopped. ${tellConnected(question.connections)}`,
        link: connections,
      }
    case 'unreadable':
      return {
        tone: 'warning',
        outcome: `Most are lost because they could not be read: ${count} wait in quarantine`,
        advice: 'They name this ad. See what is wrong with them, and have them read again.',
        link: { label: 'See quarantine', href: `/w/${slug}/connections#quarantine` },
      }
    case 'nobody-wrote':
      return {
        tone: 'warning',
        outcome: `Most are lost because they write nothing: ${count} opened the chat and left`,
        advice: `A greeting with buttons, or a first message that the ad writes for them, makes it easier to begin.${tellWaiting(totals, locale)}`,
        link: null,
      }
    case 'already-open':
      return {
        tone: 'neutral',
        outcome: `Most are not lost but count elsewhere: ${count} wrote in a conversation that was open already`,
        advice: tellElsewhere(totals, locale),
        link: null,
      }
  }
}

const channelsOfMeta = ['whatsapp', 'messenger', 'instagram'] as const

function tellConnected(connections: CaptureQuestion['connections']): string {
  const used = connections.filter(({ disabled }) => !disabled)
  if (used.length === 0) return 'Nothing is connected.'
  const without = channelsOfMeta.filter((channel) => used.every(({ kind }) => kind !== channel))
  const names = used.map(({ name }) => name)
  const missing = without.map((channel) => channelLabels[channel])
  return `Connected: ${join(names)}.${missing.length > 0 ? ` Not connected: ${join(missing)}.` : ''}`
}

function tellWaiting({ waiting }: CaptureFigures, locale: string): string {
  if (waiting === 0) return ''
  return ` ${formatCount(waiting, locale)} of them may still write: within 24 hours it counts.`
}

function tellElsewhere({ inOtherAds, inOtherConversations }: CaptureFigures, locale: string): string {
  const parts = [
    inOtherAds > 0 ? `${formatCount(inOtherAds, locale)} in one that another ad had opened` : null,
    inOtherConversations > 0
      ? `${formatCount(inOtherConversations, locale)} in one that no ad had opened`
      : null,
  ].filter((part) => part !== null)
  return `A conversation counts for what opened it: ${join(parts)}.`
}

function join(parts: string[]): string {
  const last = parts.at(-1) ?? ''
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${last}` : last
}
