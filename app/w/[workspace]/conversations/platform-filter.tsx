import { LinkFilter } from '@/components/filter/link-filter'
import { platformLabel } from '@/lib/metrics/platform-label'
import type { ConversationsState } from './conversations-state'

export type PlatformFilterProps = { platforms: string[]; state: ConversationsState }

/** Shown where a link of the overview has chosen one: only conversations from ads have a platform. */
export function PlatformFilter({ platforms, state: { query, address } }: PlatformFilterProps) {
  if (query.platform === null) return null
  const isSeveral = query.platform.length > 1
  return (
    <LinkFilter
      label="Platform"
      options={[
        { label: 'All platforms', href: address({ platform: null }), current: false },
        ...(isSeveral ? [{ label: labelOf(query.platform), href: address({}), current: true }] : []),
        ...[...new Set([...query.platform, ...platforms])].map((platform) => ({
          label: platformLabel(platform),
          href: address({ platform: [platform] }),
          current: !isSeveral && platform === query.platform?.[0],
        })),
      ]}
    />
  )
}

function labelOf(platforms: string[]): string {
  return platforms.map(platformLabel).join(', ')
}
