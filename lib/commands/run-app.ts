import { env } from '@/lib/env'
import { startApp } from './app-process'
import { ensureDatabase } from './ensure-database'
import { ensureSecrets } from './ensure-secrets'
import { findFreePort } from './free-port'
import { listenForStop } from './stop-request'

/**
 * Runs the app in the foreground until it ends or is told to, with the embedded PostgreSQL when no
 * DATABASE_URL is given. Answers the exit code: the app's own, or 0 when it was told to end.
 */
export async function runApp(mode: 'start' | 'dev'): Promise<number> {
  const stopped = listenForStop()
  await ensureSecrets(mode === 'start')
  const database = await ensureDatabase()
  try {
    const app = startApp({ mode, port: env.PORT || (await findFreePort(0)), output: 'inherit' })
    stopped.addEventListener('abort', () => void app.stop())
    if (stopped.aborted) await app.stop()
    const code = await app.ended
    return stopped.aborted ? 0 : code
  } finally {
    await database.stop()
  }
}
