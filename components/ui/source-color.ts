/** The three sources of a conversation keep one colour each, everywhere. */
export type SourceColor = 'ads' | 'organic' | 'proactive'

export const sourceFill: Record<SourceColor, string> = {
  ads: 'bg-ads',
  organic: 'bg-organic',
  proactive: 'bg-proactive',
}
