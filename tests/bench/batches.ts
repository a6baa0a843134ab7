import { randomUUID } from 'node:crypto'
import postgres, { type Sql } from 'postgres'
import type { Bench } from './bench'
import type { Figure } from './figure'
import { median } from './statistics'

const rounds = 5
const batchesPerRound = 200
const eventsPerBatch = 100
const connections = 8

/**
 * Batches of a hundred through the door against plain multi-row INSERTs of the rows that the door made of
 * them, by postgres.js, into a copy of the table with its primary key and with durable commits.
 */
export async function measureBatches(bench: Bench): Promise<Figure[]> {
  const { owner } = bench.database
  await owner`create table plain_events (like events including defaults including constraints)`
  await owner`alter table plain_events add primary key (workspace_id, connection_id, event_id)`
  const rates: { door: number; plain: number }[] = []
  await sendBatches(bench)
  for (let round = 0; round < rounds * bench.thoroughness; round++) {
    const door = await sendBatches(bench)
    rates.push({ door, plain: await insertPlainly(bench) })
  }
  await owner`drop table plain_events`
  const doorRate = median(rates.map(({ door }) => door))
  const ratio = median(rates.map(({ door, plain }) => door / plain))
  const section = 'batches of 100'
  return [
    { section, name: 'plain INSERTs', value: median(rates.map(({ plain }) => plain)), unit: 'rows/s' },
    // One of the two bounds is enough: the machine decides which one it can meet.
    {
      section,
      name: 'signed, durable events',
      value: doorRate,
      unit: 'events/s',
      ...(ratio < 0.35 && { bound: { atLeast: 8_000 } }),
    },
    {
      section,
      name: 'events over plain INSERTs',
      value: ratio,
      unit: 'x',
      ...(doorRate < 8_000 && { bound: { atLeast: 0.35 } }),
    },
  ]
}

async function sendBatches({ app, door, generator }: Bench): Promise<number> {
  const { seconds } = await generator.run({
    port: app.port,
    door,
    run: randomUUID().slice(0, 8),
    requests: batchesPerRound,
    eventsPerRequest: eventsPerBatch,
    connections,
  })
  return (batchesPerRound * eventsPerBatch) / seconds
}

/** The newest rows of the door again, in the order in which they came. */
async function insertPlainly({ database }: Bench): Promise<number> {
  const sql = postgres(database.ownerUrl, { max: connections, onnotice: () => {} })
  try {
    const rows = await readAsText(sql)
    await sql`truncate plain_events`
    await Promise.all(Array.from({ length: connections }, () => sql`select 1`))
    const batches: Record<string, unknown>[][] = []
    for (let at = 0; at < rows.length; at += eventsPerBatch) batches.push(rows.slice(at, at + eventsPerBatch))
    const begun = performance.now()
    await Promise.all(
      Array.from({ length: connections }, async () => {
        for (let batch = batches.pop(); batch; batch = batches.pop()) {
          await sql`insert into plain_events ${sql(batch)}`
        }
      }),
    )
    return rows.length / ((performance.now() - begun) / 1000)
  } finally {
    await sql.end()
  }
}

/** Instants as text, as the door writes them too. */
async function readAsText(sql: Sql): Promise<Record<string, unknown>[]> {
  const rows = await sql`
    select *, at::text as at, received_at::text as received_at
    from events order by events.received_at desc limit ${batchesPerRound * eventsPerBatch}`
  return rows.map((row) => ({ ...row })).reverse()
}
