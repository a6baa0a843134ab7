import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import postgres, { type Sql } from 'postgres'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@/db/embedded-postgres'
import { migrateDatabase } from '@/db/migrate'
import { makeTemporaryFolder } from '../support/temporary-folder'

/** A durable PostgreSQL of its own that can be made to fail. */
export interface FaultyDatabase {
  appUrl: string
  owner: Sql
  /** From now on commits are answered before they are on disk, or no longer. */
  setDurableCommits(durable: boolean): Promise<void>
  /** Ends every process of the server at once; what was not written to disk by then is gone. */
  crash(): Promise<void>
  /** Starts it again on the same port; it recovers from its log. */
  restart(): Promise<void>
  /** Kills one process that serves the app, upon which the server throws out all clients and recovers. */
  killBackend(): Promise<void>
  freeze(): Promise<void>
  thaw(): Promise<void>
  stop(): Promise<void>
}

export async function startFaultyDatabase(): Promise<FaultyDatabase> {
  const folder = await makeTemporaryFolder()
  const start = () => startEmbeddedPostgres({ dataDir: folder.path, durable: true })
  let server: EmbeddedPostgres = await start()
  let frozen: number[] = []
  await migrateDatabase(server.ownerUrl)
  const owner = postgres(server.ownerUrl, { max: 2, onnotice: () => {} })
  const readPid = async () => {
    const file = join(folder.path, 'postgres', 'cluster', 'postmaster.pid')
    return Number.parseInt(await readFile(file, 'utf8'), 10)
  }
  const asSuperuser = async (work: (sql: Sql) => Promise<unknown>) => {
    const sql = postgres(server.superuserUrl, { max: 1, onnotice: () => {} })
    await work(sql).finally(() => sql.end({ timeout: 2 }))
  }
  const thaw = async () => {
    for (const pid of frozen) process.kill(pid, 'SIGCONT')
    frozen = []
  }
  return {
    appUrl: server.appUrl,
    owner,
    setDurableCommits: (durable) =>
      asSuperuser(async (sql) => {
        if (durable) await sql`alter system reset synchronous_commit`
        else await sql`alter system set synchronous_commit = off`
        await sql`select pg_reload_conf()`
      }),
    async crash() {
      const pid = await readPid()
      const family = [pid, ...(await childrenOf(pid))]
      for (const member of family) kill(member, 'SIGKILL')
      while (family.some((member) => kill(member, 0))) await sleep(10)
    },
    async restart() {
      const { port } = server
      server = await start()
      if (server.port !== port) throw new Error('The server came back on another port.')
    },
    killBackend: () =>
      asSuperuser(async (sql) => {
        const [backend] = await sql<{ pid: number }[]>`
          select pid from pg_stat_activity
          where usename = 'haptik_app' order by (state = 'active') desc, random() limit 1`
        if (!backend) throw new Error('The app is not connected.')
        process.kill(backend.pid, 'SIGKILL')
      }),
    async freeze() {
      const pid = await readPid()
      process.kill(pid, 'SIGSTOP')
      frozen = [pid, ...(await childrenOf(pid))]
      for (const member of frozen) kill(member, 'SIGSTOP')
    },
    thaw,
    async stop() {
      await thaw()
      await owner.end({ timeout: 2 })
      await server.stop()
      await folder.remove()
    },
  }
}

async function childrenOf(pid: number): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid='])
  const pairs = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
  return pairs.flatMap(([child, parent]) => (parent === pid && child !== undefined ? [child] : []))
}

/** Whether there was such a process. */
function kill(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}
