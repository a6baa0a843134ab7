/**
 * 4 AGGREGATE, read-only: one question a file, each `verb(scope, input)`. Every figure is defined once, here;
 * tile, column, chart and read API take its label and wording from this list.
 */

export interface Figure {
  key: string
  label: string
  /**
   * `share` is part over whole, `change` the relative change from the period before, `duration` in seconds, `money`
   * an amount of each currency: amounts of two are never added.
   */
  unit: 'count' | 'share' | 'change' | 'duration' | 'money'
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
    key: 'ad_spend',
    label: 'Advertisement Cost',
    unit: 'money',
    formula: 'spend of the chosen ads, platforms and days, for each currency by itself',
    wording:
      'What Meta charged for the chosen ads, or what was sent for other platforms. Days are days of the ad account.',
    good: 'down',
  },
  {
    key: 'ad_impressions',
    label: 'Impressions',
    unit: 'count',
    formula: "sum of Meta's impressions for the same choice",
    wording: 'How often the chosen ads were shown.',
    good: 'up',
  },
  {
    key: 'ad_clicks',
    label: 'Ad Clicks',
    unit: 'count',
    formula: "sum of Meta's clicks (all) for the same choice",
    wording: 'Every click on the chosen ads as Meta counts them: also likes and looks at the profile.',
    good: 'up',
  },
  {
    key: 'ad_link_clicks',
    label: 'Link clicks',
    unit: 'count',
    formula: "sum of Meta's link clicks for the same choice",
    wording: "Those clicks that led to the ad's destination, such as the chat.",
    good: 'up',
  },
  {
    key: 'conversations_started',
    label: "Meta's conversations",
    unit: 'count',
    formula: "sum of Meta's messaging conversations started within 7 days",
    wording:
      "How many conversations Meta says the chosen ads started: threads with people who had not written for a week. It is Meta's count, beside ours.",
    good: 'up',
  },
  {
    key: 'click_through_rate',
    label: 'Click-through rate',
    unit: 'share',
    formula: 'ad clicks ÷ impressions',
    wording: 'How many of those who saw an ad clicked on it. Without an impression there is no rate.',
    good: 'up',
  },
  {
    key: 'cost_per_click',
    label: 'Cost per click',
    unit: 'money',
    formula: 'advertisement cost ÷ ad clicks, for each currency by itself',
    wording: 'What one click cost. Without a click there is none.',
    good: 'down',
  },
  {
    key: 'cost_per_conversation',
    label: 'Cost per conversation',
    unit: 'money',
    formula: 'advertisement cost ÷ conversations of the ads of that currency',
    wording: 'What one conversation cost. Conversations of ads whose cost is not known do not count for it.',
    good: 'down',
  },
  {
    key: 'cost_per_goal',
    label: 'Cost per goal',
    unit: 'money',
    formula: 'advertisement cost ÷ goals achieved by the ads of that currency',
    wording: 'What one goal cost. Goals of ads whose cost is not known do not count for it.',
    good: 'down',
  },
  {
    key: 'capture_rate',
    label: 'Capture rate',
    unit: 'share',
    formula: "conversations we received ÷ Meta's conversations, of ads of which Meta counts them",
    wording:
      'How many of the conversations that Meta says it started came in here. It can pass 100 %: a returning person counts here again, and not for Meta.',
    good: 'up',
  },
  {
    key: 'capture_reached',
    label: 'Reached us',
    unit: 'count',
    formula: 'conversations of the ad, and persons whom it brought into another conversation or into none',
    wording: 'Those of whom a message or a webhook told us that this ad had brought them.',
    good: 'up',
  },
  {
    key: 'capture_wrote',
    label: 'Wrote',
    unit: 'count',
    formula: 'those who reached us and are in a conversation',
    wording: 'Those of them who wrote, in a conversation of this ad or in another.',
    good: 'up',
  },
  {
    key: 'capture_counted',
    label: "This ad's conversations",
    unit: 'count',
    formula: 'conversations of source ads of this ad, by days of the ad account',
    wording: 'Conversations that this ad opened, as they count everywhere here.',
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
    key: 'goals_achieved',
    label: 'Goals Achieved',
    unit: 'count',
    formula: 'conversations of the same choice that reached the goal of the live version',
    wording:
      'Conversations that visited what the goal asks for, each counted once, on the day it started. The period before is counted by the same goal.',
    good: 'up',
  },
  {
    key: 'goal_rate',
    label: 'Goal rate',
    unit: 'share',
    formula: 'goals achieved ÷ conversations of the same choice',
    wording: 'How many of the conversations reached the goal. Without a conversation there is no rate.',
    good: 'up',
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
    key: 'found_messages',
    label: 'Messages',
    unit: 'count',
    formula: 'messages that were written in the period and match the filters',
    wording:
      'What people, bots and agents wrote in these days, and notices of the system, as far as it matches.',
    good: null,
  },
  {
    key: 'found_conversations',
    label: 'Conversations',
    unit: 'count',
    formula: 'conversations that the messages found belong to, each counted once',
    wording: 'The conversations in which the messages found were written.',
    good: null,
  },
  {
    key: 'found_users',
    label: 'Users',
    unit: 'count',
    formula: 'persons in whose conversations the messages found were written, each counted once',
    wording: 'The people to whom the messages found belong, whoever wrote them.',
    good: null,
  },
  {
    key: 'found_from_ads',
    label: 'From ads',
    unit: 'count',
    formula: 'conversations of source ads among those found',
    wording: 'How many of the conversations found an ad brought about.',
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
  {
    key: 'journey_started',
    label: 'Started',
    unit: 'count',
    formula: 'persons with a conversation from the chosen ads that started in the period',
    wording: 'Everybody whom these ads brought in these days, each person counted once.',
    good: 'up',
  },
  {
    key: 'journey_completed',
    label: 'Completed',
    unit: 'count',
    formula: 'persons who reached the last step of the journey',
    wording: 'Those who came to the last step, the steps visited in their order within one conversation.',
    good: 'up',
  },
  {
    key: 'journey_dropped',
    label: 'Dropped',
    unit: 'count',
    formula: 'persons who are not through and whose window has passed',
    wording: 'Those who stopped on the way and had all the time that the journey gives.',
    good: 'down',
  },
  {
    key: 'journey_open',
    label: 'Still open',
    unit: 'count',
    formula: 'persons who are not through and whose window has not passed',
    wording: 'Those who may still go on, as the time that the journey gives is not over.',
    good: null,
  },
  {
    key: 'step_reached',
    label: 'Reached',
    unit: 'count',
    formula: 'persons who visited this step after all steps before it',
    wording: 'Those who came at least as far as this step.',
    good: 'up',
  },
  {
    key: 'step_share_of_start',
    label: 'Of start',
    unit: 'share',
    formula: 'persons who reached the step ÷ persons who started',
    wording: 'How many of all who started came at least as far as this step.',
    good: 'up',
  },
  {
    key: 'step_share_of_before',
    label: 'Of step before',
    unit: 'share',
    formula: 'persons who reached the step ÷ persons who reached the step before',
    wording: 'How many of those who came to the step before came on to this one.',
    good: 'up',
  },
  {
    key: 'step_dropped',
    label: 'Stopped here',
    unit: 'count',
    formula: 'dropped persons whose furthest step is this one',
    wording: 'Those who came to this step, no further, and will not.',
    good: 'down',
  },
  {
    key: 'step_seconds',
    label: 'Time from step before',
    unit: 'duration',
    formula: 'median over persons of the time from the step before to this one',
    wording: 'Half of those who came on to this step took less time than this, half took more.',
    good: 'down',
  },
  {
    key: 'cost_per_person_started',
    label: 'Per person who started',
    unit: 'money',
    formula: 'cost ÷ persons who started',
    wording: 'What it cost to bring one person.',
    good: 'down',
  },
  {
    key: 'cost_per_person_completed',
    label: 'Per person who completed',
    unit: 'money',
    formula: 'cost ÷ persons who reached the last step',
    wording: 'What it cost to bring one person to the end of the journey.',
    good: 'down',
  },
  {
    key: 'cost_per_person_at_step',
    label: 'Cost per person',
    unit: 'money',
    formula: 'cost ÷ persons who reached the step',
    wording: 'What it cost to bring one person as far as this step.',
    good: 'down',
  },
  {
    key: 'money_lost',
    label: 'Lost with those who dropped',
    unit: 'money',
    formula:
      'cost × dropped persons ÷ persons who started, to the millionth; what rounding leaves goes to the largest remainders',
    wording:
      'The share of the cost that was spent on those who dropped. It makes up the whole cost with the shares of those who completed and of those still open.',
    good: 'down',
  },
  {
    key: 'money_open',
    label: 'With those still open',
    unit: 'money',
    formula: 'cost × open persons ÷ persons who started, to the millionth, rounded as what is lost',
    wording: 'The share of the cost that was spent on those who may still go on: neither lost nor won yet.',
    good: null,
  },
  {
    key: 'money_lost_at_step',
    label: 'Money lost',
    unit: 'money',
    formula: 'cost × dropped persons whose furthest step is this one ÷ persons who started',
    wording: 'The share of the cost that was spent on those who came to this step, no further, and will not.',
    good: 'down',
  },
  {
    key: 'money_open_at_step',
    label: 'Money still open',
    unit: 'money',
    formula: 'cost × open persons whose furthest step so far is this one ÷ persons who started',
    wording: 'The share of the cost that was spent on those who came to this step and may still go on.',
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
