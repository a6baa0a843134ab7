import type { OverviewState } from './overview-state'

/** The conversations behind a figure of the page: its days and channel, and what else the figure counts. */
export function conversationsHref(
  { slug, period, query }: OverviewState,
  chosen: { source?: string; ad?: string } = {},
): string {
  const parts = { from: period.from, to: period.to, channel: query.channel ?? undefined, ...chosen }
  const given = Object.entries(parts).filter((part): part is [string, string] => part[1] !== undefined)
  return `/w/${slug}/conversations?${new URLSearchParams(given)}`
}
