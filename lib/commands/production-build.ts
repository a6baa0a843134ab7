import { execFile } from 'node:child_process'
import { readdir, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { promisify } from 'node:util'
import { childEnvironment } from '@/lib/env'

const sources = [
  'app',
  'components',
  'lib',
  'db',
  'drizzle',
  'public',
  'next.config.ts',
  'postcss.config.mjs',
  'proxy.ts',
  'instrumentation.ts',
  'package-lock.json',
  'tsconfig.json',
]
const mostOutput = 64 * 1024 * 1024

export function nextScript(): string {
  return createRequire(import.meta.url).resolve('next/dist/bin/next')
}

/** Whether there is a production build that is newer than everything it was made from. */
export async function isBuildFresh(): Promise<boolean> {
  const built = await changedAt('.next/BUILD_ID')
  if (built === null) return false
  const changes = await Promise.all(sources.map(newestChange))
  return changes.every((change) => change === null || change <= built)
}

/** Builds the app; the builder's words are shown only when it fails, as the Error's message. */
export async function buildApp(): Promise<void> {
  const environment = childEnvironment({ NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' })
  try {
    await promisify(execFile)(process.execPath, [nextScript(), 'build'], {
      env: environment,
      maxBuffer: mostOutput,
    })
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    throw new Error(`The app could not be built.\n${stdout}${stderr}`)
  }
}

async function newestChange(place: string): Promise<number | null> {
  const own = await changedAt(place)
  if (own === null) return null
  const names = await readdir(place, { recursive: true }).catch(() => [])
  const changes = await Promise.all(names.map((name) => changedAt(path.join(place, name))))
  return Math.max(own, ...changes.map((change) => change ?? 0))
}

async function changedAt(place: string): Promise<number | null> {
  const found = await stat(place).catch(() => null)
  return found ? found.mtimeMs : null
}
