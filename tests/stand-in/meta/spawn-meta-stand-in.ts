import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { controlMetaStandIn } from './meta-control'
import type { metaEnvironment } from './meta-environment'
import type { MetaStandIn } from './start-meta-stand-in'

export interface SpawnedMeta extends MetaStandIn {
  /** For the app's process. */
  environment: ReturnType<typeof metaEnvironment>
  pid: number
}

/** Starts the stand-in as a process of its own, so that what it costs is not counted as the app's. */
export async function spawnMetaStandIn(...args: string[]): Promise<SpawnedMeta> {
  const script = ['--import', 'tsx', 'tests/stand-in/meta/serve.ts', ...args]
  const child = spawn(process.execPath, script, { stdio: ['ignore', 'pipe', 'inherit'] })
  const abandon = () => void child.kill('SIGKILL')
  process.once('exit', abandon)
  const ended = once(child, 'exit')
  const firstLine = once(createInterface({ input: child.stdout }), 'line')
  const [line] = await Promise.race([
    firstLine,
    ended.then(() => Promise.reject(new Error('It ended at once.'))),
  ])
  const { address, environment } = JSON.parse(String(line))
  return {
    ...controlMetaStandIn(address),
    environment,
    pid: child.pid ?? 0,
    async stop() {
      process.off('exit', abandon)
      child.kill()
      await ended
    },
  }
}
