import { LinkFilter } from '@/components/filter/link-filter'
import { platformLabel } from '@/lib/metrics/platform-label'
import type { ConversationsState } from './conversations-state'

export type PlatformFilterProps = { platforms: string[]; state: ConversationsState }

/** Shown where a link of the overview has chosen one: only conversations from ads have a platform. */
export function PlatformFilter({ platforms, state: { query, address } }: PlatformFilterProps) {
  if (query.platform === null) return null
  return (
    <LinkFilter
      label="Platform"
      options={[
        { label: 'All platforms', href: address({ platform: null }), current: false },
        ...[...new Set([query.platform, ...platforms])].map((platform) => ({
          label: platformLabel(platform),
          href: address({ platform }),
          current: platform === query.platform,
        })),
      ]}
    />
  )
}
