/**
 * The definitions of a conversation and its source, told a second time in the plainest way: per person, over
 * the whole list of events, minute by minute and without any memory of earlier runs. Written apart from
 * lib/attribution; the property test holds the two against each other.
 */

export interface ModelEvent {
  id: string
  at: number
  sequence: number | null
  type: 'message' | 'node' | 'proactive' | 'conversation.closed'
  from?: 'user' | 'bot' | 'agent'
  platformConversation?: string
  node?: string
  replyTo?: string
  proactiveMessage?: string
  touch?: { kind: 'ad' | 'post' | 'link'; id: string; platform?: string }
}

export interface ModelConversation {
  key: string
  startedAt: number
  source: 'ads' | 'organic' | 'proactive'
  ad: string | null
  platform: string | null
  path: string[]
  events: string[]
}

const minute = 60_000
const day = 24 * 60 * minute

interface Draft {
  key: string
  start: ModelEvent
  first: ModelEvent | null
  opening: ModelEvent | null
  platform: string | undefined
}

export function modelConversations(unordered: ModelEvent[], proactiveWindow: number): ModelConversation[] {
  const events = inOrder(unordered)
  const drafts: Draft[] = []
  const waiting: ModelEvent[] = []
  const platformTouches = new Map<string, ModelEvent[]>()
  for (const event of events) {
    const platform = event.platformConversation
    const speaks = event.type === 'message' && event.from === 'user'
    if (
      platform &&
      (event.type === 'message' || event.type === 'node') &&
      !drafts.some((d) => d.platform === platform)
    ) {
      drafts.push({ key: `platform ${platform}`, start: event, first: null, opening: null, platform })
      platformTouches.set(platform, [])
    }
    const named = drafts.find((draft) => platform !== undefined && draft.platform === platform)
    if (speaks) speak(event, named)
    else if (event.touch) touch(event, named)
  }
  for (const draft of drafts) {
    if (draft.first) continue
    const early = (platformTouches.get(draft.platform ?? '') ?? []).filter(
      (one) => one.at - draft.start.at <= 5 * minute,
    )
    draft.opening =
      early.find((one) => one.touch?.kind === 'ad') ?? early.find((one) => one === draft.start) ?? null
  }
  return drafts.map((draft) => finish(draft, drafts, events, proactiveWindow))

  function speak(message: ModelEvent, named: Draft | undefined) {
    const carried = [
      ...waiting.filter((touch) => message.at - touch.at <= day),
      ...(message.touch ? [message] : []),
    ]
    waiting.length = 0
    const ad = carried.filter((one) => one.touch?.kind === 'ad').at(-1)
    const current = named ?? drafts.at(-1)
    const isOpen = current !== undefined && message.at - current.start.at < day
    const ownAd = current ? adOf(current) : null
    const inGrace = !current?.first || message.at - current.first.at <= 5 * minute
    const anotherAd = ad !== undefined && (ownAd === null ? !inGrace : ad.touch?.id !== ownAd)
    if (!current || (!named && (!isOpen || anotherAd))) {
      const opening = ad ?? carried.at(-1) ?? null
      drafts.push({
        key: `message ${message.id}`,
        start: message,
        first: message,
        opening,
        platform: undefined,
      })
    } else if (!current.first) {
      const all = [...(platformTouches.get(current.platform ?? '') ?? []), ...carried]
      current.first = message
      current.opening = all.filter((one) => one.touch?.kind === 'ad').at(-1) ?? all.at(-1) ?? null
    } else if (ad && ownAd === null && inGrace) current.opening = ad
  }

  function touch(event: ModelEvent, named: Draft | undefined) {
    const current = event.platformConversation ? named : drafts.at(-1)
    const isLateAd =
      event.touch?.kind === 'ad' &&
      current?.first &&
      adOf(current) === null &&
      event.at - current.first.at <= 5 * minute
    if (named) platformTouches.get(named.platform ?? '')?.push(event)
    if (current && isLateAd) current.opening = event
    else if (!named) waiting.push(event)
  }
}

function inOrder(events: ModelEvent[]): ModelEvent[] {
  const weight = (event: ModelEvent) => {
    if (event.type === 'message' && event.from === 'user') return 1
    return event.touch ? 0 : 2
  }
  const keys = (event: ModelEvent) => [event.at, event.sequence ?? -1, weight(event)] as const
  return [...events].sort((a, b) => {
    const [x, y] = [keys(a), keys(b)]
    for (const index of [0, 1, 2] as const) if (x[index] !== y[index]) return x[index] - y[index]
    return a.id < b.id ? -1 : 1
  })
}

function adOf(draft: Draft): string | null {
  return draft.opening?.touch?.kind === 'ad' ? draft.opening.touch.id : null
}

function finish(
  draft: Draft,
  drafts: Draft[],
  events: ModelEvent[],
  proactiveWindow: number,
): ModelConversation {
  const own = events.filter((event) => event.type !== 'proactive' && homeOf(event, drafts, events) === draft)
  const ad = adOf(draft)
  const first = draft.first ?? draft.start
  const sent = events.filter((event) => event.type === 'proactive' && event.at <= first.at)
  const quoted = sent.some((one) => first.replyTo !== undefined && one.proactiveMessage === first.replyTo)
  const answered = quoted || sent.some((one) => first.at - one.at <= proactiveWindow)
  return {
    key: draft.key,
    startedAt: draft.start.at,
    source: ad === null ? (answered ? 'proactive' : 'organic') : 'ads',
    ad,
    platform: draft.opening?.touch?.platform ?? null,
    path: own.flatMap((event) => event.node ?? []),
    events: own.map(({ id }) => id),
  }
}

function homeOf(event: ModelEvent, drafts: Draft[], events: ModelEvent[]): Draft | undefined {
  if (event.platformConversation)
    return drafts.find(
      ({ platform, start }) => platform === event.platformConversation && start.at <= event.at,
    )
  const order = new Map(events.map((one, index) => [one.id, index]))
  const place = (one: ModelEvent) => order.get(one.id) ?? 0
  const speaks = event.type === 'message' && event.from === 'user'
  return drafts.findLast(({ start }) => {
    if (start.at !== event.at) return start.at < event.at
    if (speaks) return place(start) <= place(event)
    return start.sequence === null || event.sequence === null || start.sequence <= event.sequence
  })
}
