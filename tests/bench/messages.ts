import { closePools } from '@/db/client'
import { provideEnvironment } from '@/lib/env'
import { listMessages } from '@/lib/metrics/list-messages'
import type { MessageFilter } from '@/lib/metrics/message-filter'
import { type Cast, castPlayers } from '../support/cast'
import { type ClonedDatabase, cloneDatabase, type DatabaseSource } from '../support/clone-database'
import type { Figure } from './figure'
import { loadMessages, rare } from './load-messages'
import { percentile } from './statistics'

const small = 100_000
const rounds = 10
const questionsInTurn = 4
const section = 'messages'

interface Filled {
  database: ClonedDatabase
  cast: Cast
  messages: number
  /** Milliseconds by the name of the filter. */
  times: Map<string, number[]>
}

/** What is common, seldom, rare and nowhere, each by itself. */
const filters: Record<string, Partial<MessageFilter>> = {
  'no filter': {},
  'a common channel': { channel: 'whatsapp' },
  'a rare channel': { channel: 'telegram' },
  'a channel of nobody': { channel: 'web' },
  'by the user': { by: 'user' },
  'by an agent': { by: 'agent' },
  'a common source': { source: 'organic' },
  'a rare source': { source: 'proactive' },
  'a common ad': { ad: '120210000000000000' },
  'a rare ad': { ad: rare.ad },
  'a common node': { nodes: ['NODE-3'] },
  'a rare node': { nodes: [rare.nodeId] },
  'broken ones': { broken: true },
  'low scores': { confidence: { from: 0, to: 0.3 } },
  'one score': { confidence: { from: 0.42, to: 0.42 } },
  'a referral': { referral: 'present' },
  'no referral': { referral: 'absent' },
  'a user': { person: 'person-77' },
  'a message': { message: 'm-500-3' },
  'a common word': { search: 'please' },
  'a seldom word': { search: 'w3999' },
  'a rare word': { search: rare.word },
  'a word of nobody': { search: 'nowhere' },
  'two words': { search: 'w0 w77' },
  'an exact string': { search: '"of w77"' },
}

/** The first page of messages with every filter by itself, at 100,000 messages and at so many, in turn. */
export async function measureMessages(
  source: DatabaseSource,
  { messages, thoroughness }: { messages: number; thoroughness: number },
): Promise<Figure[]> {
  const both = [await fill(source, small), await fill(source, messages)] as const
  const [few, many] = both
  try {
    const scansBefore = await countScans(many)
    for (let round = 0; round < rounds * thoroughness; round++) {
      for (const filled of round % 2 === 0 ? both : both.toReversed()) await askAll(filled)
    }
    const scanned = (await countScans(many)) - scansBefore
    return [
      ...Object.keys(filters).flatMap((name) => compare(name, few, many)),
      { section, name: 'messages read whole', value: scanned, unit: 'times', bound: { atMost: 0 } },
    ]
  } finally {
    await closePools()
    for (const { database } of both) await database.drop()
  }
}

async function fill(source: DatabaseSource, messages: number): Promise<Filled> {
  const database = await cloneDatabase(source)
  provideEnvironment({ DATABASE_URL: database.appUrl })
  const cast = await castPlayers(database.owner)
  await loadMessages(database.owner, cast, messages)
  await closePools()
  return { database, cast, messages, times: new Map() }
}

async function askAll({ database, cast, times }: Filled): Promise<void> {
  await closePools()
  provideEnvironment({ DATABASE_URL: database.appUrl })
  const day = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10)
  for (const [name, asked] of Object.entries(filters)) {
    const filter = { view: 'messages' as const, from: day(61), to: day(-1), ...asked }
    // The first one opens connections and reads what nobody has read lately.
    await listMessages(cast.alice.scope, { filter })
    for (let question = 0; question < questionsInTurn; question++) {
      const begun = performance.now()
      await listMessages(cast.alice.scope, { filter })
      times.set(name, [...(times.get(name) ?? []), performance.now() - begun])
    }
  }
}

function compare(name: string, few: Filled, many: Filled): Figure[] {
  const [p95, p95OfMany] = [few, many].map(({ times }) => percentile(times.get(name) ?? [], 95))
  const size = `${many.messages.toLocaleString('en-US')} messages`
  return [
    { section, name: `${name}, at ${size}, p95`, value: p95OfMany ?? Number.NaN, unit: 'ms' },
    {
      section,
      name: `${name}, p95, large over small`,
      value: (p95OfMany ?? Number.NaN) / (p95 ?? Number.NaN),
      unit: 'x',
      bound: { atMost: 10 },
    },
  ]
}

/** How often the messages were read without an index. */
async function countScans({ database: { owner } }: Filled): Promise<number> {
  await owner`select pg_stat_force_next_flush()`
  const [table] = await owner<{ scans: number }[]>`
    select seq_scan::int as scans from pg_stat_user_tables where relname = 'events'`
  return table?.scans ?? 0
}
