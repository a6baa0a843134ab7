import '../support/environment'
import postgres from 'postgres'
import { startDatabaseServer } from '../support/database-server'
import { setUpBench } from './bench'
const server = await startDatabaseServer({ durable: true })
try {
    const bench = await setUpBench('/tmp/cth-scratch', server, 0.4)
    const db = new URL(bench.database.ownerUrl).pathname
    const su = new URL(server.superuserUrl); su.pathname = db
    const sql = postgres(su.href, { max: 1 })
    await sql`create extension pg_stat_statements`
    const go = async (path: string | undefined, n: number, e: number, c: number) => {
      const r = await bench.generator.run({ port: bench.app.port, door: bench.door, path, run: Math.random().toString(36).slice(2,8), requests: n, eventsPerRequest: e, connections: c })
      return `${Math.round(n / r.seconds)} req/s ${Math.round(n * e / r.seconds)} ev/s p50 ${r.latencies[Math.floor(n/2)]?.toFixed(1)}`
    }
    console.log(await go(undefined, 100, 100, 4))
    await sql`vacuum analyze`
    await go(undefined, 1000, 1, 32)
    await sql`select pg_stat_statements_reset()`
    for (let i = 0; i < 3; i++) console.log('door', await go(undefined, 3000, 1, 32), ' empty', await go('/api/bench/empty', 3000, 1, 32))
    const show = async () => { for (const r of await sql`select calls::int, round(total_exec_time)::int as total, round(mean_exec_time::numeric, 2)::float as mean, rows::int, left(regexp_replace(query, '\\s+', ' ', 'g'), 110) as q from pg_stat_statements order by total_exec_time desc limit 8`) console.log(r.calls, r.total, r.mean, r.rows, r.q) 
    await sql`select pg_stat_statements_reset()` }
    await show()
    for (let i = 0; i < 3; i++) console.log('batch', await go(undefined, 100, 100, 4))
    await show()
    await sql.end()
    await bench.stop()
} finally { await server.stop() }
