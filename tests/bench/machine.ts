import { cpus, totalmem } from 'node:os'
import postgres from 'postgres'

/** What the figures were measured on, in one line. */
export async function nameMachine(superuserUrl: string): Promise<string> {
  const sql = postgres(superuserUrl, { max: 1 })
  const [server] = await sql`show server_version`
  await sql.end()
  const model = cpus()[0]?.model.trim() ?? 'unknown processor'
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`
  return `${model}, ${cpus().length} cores, ${memory}, Node ${process.version}, PostgreSQL ${server?.server_version}`
}
