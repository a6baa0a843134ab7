/**
 * The definitions of a funnel (design: domain, "Journey and funnel"), told a second time in the plainest way:
 * visit by visit, person by person, over lists. Written apart from lib/metrics; the property test holds the two
 * against each other. Instants are milliseconds.
 */

export interface ModelConversation {
  id: string
  person: string
  source: 'ads' | 'organic' | 'proactive'
  ad: string | null
  channel: string
  startedAt: number
  /** In the order in which the bot sent them; seconds since the start. */
  visits: { node: string; second: number }[]
}

export interface ModelQuestion {
  steps: string[][]
  windowHours: number
  /** Null: every ad, also an unknown one. */
  ads: string[] | null
  from: string
  to: string
  channel: string | undefined
  timeZone: string
  now: number
}

export interface ModelPerson {
  /** The conversation in which they came furthest. */
  conversation: string
  furthest: number
  state: 'completed' | 'dropped' | 'open'
  /** When each step was reached, in seconds since the start. */
  seconds: number[]
  /** The node after their furthest step; null for silence. */
  next: string | null
  /** Until when any of their conversations might go on. */
  deadlines: number[]
}

export function modelPersons(conversations: ModelConversation[], question: ModelQuestion): ModelPerson[] {
  const ways = conversations
    .filter((conversation) => belongs(conversation, question))
    .map((conversation) => follow(conversation, question))
  const persons = [...new Set(ways.map(({ person }) => person))]
  return persons.map((person) => {
    const own = ways.filter((way) => way.person === person)
    const furthest = Math.max(...own.map((way) => way.furthest))
    const best = own.filter((way) => way.furthest === furthest)
    const open = best.filter(({ state }) => state === 'open')
    const candidates = open.length > 0 ? open : best
    candidates.sort((a, b) => a.startedAt - b.startedAt || (a.conversation < b.conversation ? -1 : 1))
    const [chosen] = candidates
    if (!chosen) throw new Error('A person has a conversation.')
    return { ...chosen, deadlines: own.map(({ deadline }) => deadline) }
  })
}

export function modelFunnel(conversations: ModelConversation[], question: ModelQuestion) {
  const persons = modelPersons(conversations, question)
  const are = (state: string) => persons.filter((person) => person.state === state)
  const stoppedAt = (step: number) => ({
    dropped: are('dropped').filter(({ furthest }) => furthest === step).length,
    open: are('open').filter(({ furthest }) => furthest === step).length,
  })
  const finalAt = findFinal(persons, question)
  return {
    persons: persons.length,
    completed: are('completed').length,
    dropped: are('dropped').length,
    open: are('open').length,
    start: stoppedAt(0),
    steps: question.steps.map((_, index) => ({
      reached: persons.filter(({ furthest }) => furthest >= index + 1).length,
      ...stoppedAt(index + 1),
      medianSecondsToNext: median(
        persons
          .filter(({ furthest }) => furthest >= index + 2)
          .map(({ seconds }) => (seconds[index + 1] ?? 0) - (seconds[index] ?? 0)),
      ),
    })),
    finalAt: finalAt === null ? null : new Date(finalAt).toISOString(),
    finalOn: finalAt === null ? null : localDay(finalAt, question.timeZone),
    isFinal: finalAt === null || finalAt <= question.now,
  }
}

/** Persons who dropped at a step, by where they went. */
export function modelWaysOut(persons: ModelPerson[], step: number): Map<string | null, number> {
  const ways = new Map<string | null, number>()
  for (const { state, furthest, next } of persons)
    if (state === 'dropped' && furthest === step) ways.set(next, (ways.get(next) ?? 0) + 1)
  return ways
}

export function localDay(instant: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'short' }).formatToParts(instant)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}

function belongs({ source, ad, channel, startedAt }: ModelConversation, question: ModelQuestion): boolean {
  const day = localDay(startedAt, question.timeZone)
  return (
    source === 'ads' &&
    (question.ads === null || (ad !== null && question.ads.includes(ad))) &&
    (question.channel === undefined || channel === question.channel) &&
    day >= question.from &&
    day <= question.to
  )
}

function follow({ id, person, startedAt, visits }: ModelConversation, question: ModelQuestion) {
  const { steps, windowHours, now } = question
  const seconds: number[] = []
  let next = visits[0]?.node ?? null
  visits.forEach(({ node, second }, place) => {
    if (!steps[seconds.length]?.includes(node)) return
    seconds.push(second)
    next = visits[place + 1]?.node ?? null
  })
  const deadline = startedAt + (seconds[0] ?? 0) * 1000 + windowHours * 3_600_000
  const isCompleted = steps.length > 0 && seconds.length === steps.length
  const state = isCompleted ? 'completed' : now < deadline ? 'open' : 'dropped'
  return {
    conversation: id,
    person,
    startedAt,
    furthest: seconds.length,
    state: state as ModelPerson['state'],
    seconds,
    next,
    deadline,
  }
}

function findFinal(persons: ModelPerson[], question: ModelQuestion): number | null {
  if (localDay(question.now, question.timeZone) <= question.to)
    return findEndOfDay(question.to, question) + question.windowHours * 3_600_000
  const waiting = persons.filter(({ state }) => state !== 'completed').flatMap(({ deadlines }) => deadlines)
  return waiting.length === 0 ? null : Math.max(...waiting)
}

/** The first instant of the day after, found by looking at the calendar alone. */
function findEndOfDay(day: string, { timeZone }: ModelQuestion): number {
  let [before, after] = [Date.parse(day) - 86_400_000, Date.parse(day) + 3 * 86_400_000]
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (localDay(middle, timeZone) <= day) before = middle
    else after = middle
  }
  return after
}

function median(values: number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1)
  return middle.length === 0 ? null : middle.reduce((sum, value) => sum + value, 0) / middle.length
}
