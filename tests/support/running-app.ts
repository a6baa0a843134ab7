import './environment'
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { childEnvironment } from '@/lib/env'
import { nextOf } from './production-build'

export interface RunningApp {
  port: number
  pid: number
  /** Ends at once, as a crash does; nothing of it is told to the process. */
  kill(): Promise<void>
  stop(): Promise<void>
  /** Resident memory in MiB. */
  memory(): Promise<number>
  /** What it has written on stdout and stderr. */
  log(): Promise<string>
}

/** The production build as a process of its own on a free port of 127.0.0.1, ready to answer. */
export async function startApp(
  folder: string,
  databaseUrl: string,
  wantedPort?: number,
): Promise<RunningApp> {
  const port = wantedPort ?? (await freePort())
  const logFolder = await mkdtemp(join(tmpdir(), 'click-to-haptik-app-'))
  const logFile = join(logFolder, 'app.log')
  const output = await open(logFile, 'a')
  const child = spawn(
    process.execPath,
    ['--max-semi-space-size=64', nextOf(folder), 'start', '-p', String(port), '-H', '127.0.0.1'],
    {
      cwd: folder,
      env: childEnvironment({
        NODE_ENV: 'production',
        DATABASE_URL: databaseUrl,
        APP_URL: `http://127.0.0.1:${port}`,
        NEXTAUTH_URL: `http://127.0.0.1:${port}`,
        NEXT_TELEMETRY_DISABLED: '1',
      }),
      stdio: ['ignore', output.fd, output.fd],
    },
  )
  await output.close()
  const { pid } = child
  if (pid === undefined) throw new Error('The app could not be started.')
  const ended = once(child, 'exit')
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null
  const log = () => readFile(logFile, 'utf8')
  const abandon = () => void child.kill('SIGKILL')
  process.once('exit', abandon)
  const end = async (signal: NodeJS.Signals) => {
    if (!hasEnded()) child.kill(signal)
    await ended
    process.off('exit', abandon)
    await rm(logFolder, { recursive: true, force: true })
  }
  try {
    await untilAnswers(port, hasEnded)
  } catch (cause) {
    const words = await log()
    await end('SIGKILL')
    throw new Error(`The app did not start.\n${words}`, { cause })
  }
  return {
    port,
    pid,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    async memory() {
      const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)])
      return Number(stdout) / 1024
    },
    log,
  }
}

async function untilAnswers(port: number, hasEnded: () => boolean): Promise<void> {
  const end = Date.now() + 30_000
  while (Date.now() < end && !hasEnded()) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/bench/empty`, {
      method: 'POST',
      body: 'x',
    }).catch(() => undefined)
    if (answer?.ok) return
    await sleep(50)
  }
  throw new Error(hasEnded() ? 'It ended.' : 'It does not answer.')
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  return typeof address === 'object' && address ? address.port : 0
}
