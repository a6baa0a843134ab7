import { formatDays } from '@/lib/format/format-day'
import { channelLabels } from '@/lib/metrics/channel-labels'
import type { MessageFilter } from '@/lib/metrics/message-filter'
import { toNodeRef } from '@/lib/metrics/message-filter'
import { sourceLabels } from '@/lib/metrics/sources'

export interface FilterPart {
  label: string
  value: string
}

const senders = { user: 'User', bot: 'Bot', agent: 'Agent' } as const
const referrals = { present: 'Any', absent: 'None', ad: 'Ad', post: 'Post' } as const

/** What was asked for, in words: each part with the name it has on the page. The period always comes first. */
export function describeFilter(filter: MessageFilter): FilterPart[] {
  const parts: [string, string | undefined][] = [
    ['Period', formatDays(filter.from, filter.to)],
    ['Channel', filter.channel && channelLabels[filter.channel]],
    ['Search', filter.search],
    ['Message by', filter.by && senders[filter.by]],
    ['Nodes', filter.nodes?.map((text) => toNodeRef(text)?.nodeId ?? text).join(', ')],
    ['Conversation ID', filter.conversation],
    ['Message ID', filter.message],
    ['User ID', filter.person],
    ['Source', filter.source && sourceLabels[filter.source]],
    ['Ad', filter.ad],
    ['Referral', filter.referral && referrals[filter.referral]],
    ['Broken', filter.broken ? 'Yes' : undefined],
    ['Confidence', filter.confidence && `${filter.confidence.from} to ${filter.confidence.to}`],
  ]
  return parts.flatMap(([label, value]) => (value === undefined ? [] : { label, value }))
}
