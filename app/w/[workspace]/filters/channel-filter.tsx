import { LinkFilter } from '@/components/filter/link-filter'
import { type Channel, channels } from '@/lib/channels/inbound-event'
import { channelLabels } from '@/lib/metrics/channel-labels'

export type ChannelFilterProps = {
  channel: Channel | null
  address: (changes: { channel: Channel | null }) => string
}

export function ChannelFilter({ channel, address }: ChannelFilterProps) {
  const all = { label: 'All channels', href: address({ channel: null }), current: channel === null }
  const each = channels.map((one) => ({
    label: channelLabels[one],
    href: address({ channel: one }),
    current: one === channel,
  }))
  return <LinkFilter label="Channel" options={[all, ...each]} />
}
