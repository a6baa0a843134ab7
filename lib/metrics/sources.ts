/** The three sources of a conversation, in the order in which they are always shown. */
export const sources = ['ads', 'organic', 'proactive'] as const
export type Source = (typeof sources)[number]

export type SourceCounts = Record<Source, number>

export const sourceLabels: Record<Source, string> = {
  ads: 'Ads',
  organic: 'Organic',
  proactive: 'Proactive Messaging',
}

export function isSource(text: string): text is Source {
  return sources.some((source) => source === text)
}
