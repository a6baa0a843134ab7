/**
 * 4 AGGREGATE, read-only: one question a file, each `verb(scope, input)`. Every figure is defined once, here;
 * tile, column, chart and read API take its label and wording from this list.
 */

export interface Figure {
  key: string
  label: string
  /** `share` is part over whole, `change` the relative change from the period before. */
  unit: 'count' | 'share' | 'change'
  formula: string
  /** A sentence for whoever asks what the figure says. */
  wording: string
  /** Which way is good news; null where neither is. */
  good: 'up' | 'down' | null
}

export const figures = [
  {
    key: 'conversations',
    label: 'Conversations',
    unit: 'count',
    formula: 'conversations that started in the period',
    wording: "Every conversation, counted on the day it started in the workspace's time zone.",
    good: 'up',
  },
  {
    key: 'conversations_ads',
    label: 'Ads',
    unit: 'count',
    formula: 'conversations of source ads',
    wording: 'Conversations whose opening carried an ad.',
    good: 'up',
  },
  {
    key: 'conversations_organic',
    label: 'Organic',
    unit: 'count',
    formula: 'conversations of source organic',
    wording: 'Conversations that neither an ad nor a message of the business brought about.',
    good: 'up',
  },
  {
    key: 'conversations_proactive',
    label: 'Proactive Messaging',
    unit: 'count',
    formula: 'conversations of source proactive',
    wording: 'Conversations that opened as an answer to a message that the business sent first.',
    good: 'up',
  },
  {
    key: 'source_share',
    label: 'Share',
    unit: 'share',
    formula: 'conversations of the source ÷ conversations',
    wording: 'How much of all conversations came from this source. The three shares make one whole.',
    good: null,
  },
  {
    key: 'conversations_change',
    label: 'Change',
    unit: 'change',
    formula: '(conversations − conversations of the period before) ÷ conversations of the period before',
    wording: 'Against the period before. Without a conversation then, there is no change to name.',
    good: 'up',
  },
  {
    key: 'ad_conversations',
    label: 'Total Conversations',
    unit: 'count',
    formula: 'conversations of source ads whose ad and platform are among the chosen',
    wording: 'Conversations that the chosen ads brought, counted on the day they started.',
    good: 'up',
  },
  {
    key: 'ad_share',
    label: 'Share of ads',
    unit: 'share',
    formula: 'conversations of the ad ÷ conversations of the chosen ads',
    wording: 'How much of what the chosen ads brought came from this one.',
    good: null,
  },
  {
    key: 'unplaced_conversations',
    label: 'Platform unknown',
    unit: 'count',
    formula: 'conversations of source ads whose touch named no platform',
    wording:
      'Conversations from ads that cannot be placed on a platform and so are in none of the chosen ones.',
    good: null,
  },
  {
    key: 'messages',
    label: 'Messages',
    unit: 'count',
    formula: 'messages of the person, the bot and agents in the conversation',
    wording: 'How much was said, by anyone but the system.',
    good: null,
  },
  {
    key: 'path_length',
    label: 'Nodes visited',
    unit: 'count',
    formula: 'node visits of the conversation, repeats counted',
    wording: 'How many steps of the bot the conversation reached.',
    good: null,
  },
  {
    key: 'node_visits',
    label: 'Visits in 30 days',
    unit: 'count',
    formula: 'visits of the node in conversations that started in the last 30 days, repeats counted',
    wording: 'How often the bot came to this node of late.',
    good: null,
  },
] as const satisfies readonly Figure[]

export type FigureKey = (typeof figures)[number]['key']

const byKey = new Map<FigureKey, Figure>(figures.map((figure) => [figure.key, figure]))

export function getFigure(key: FigureKey): Figure {
  const figure = byKey.get(key)
  if (!figure) throw new RangeError(`no such figure: ${key}`)
  return figure
}
