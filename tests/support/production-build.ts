import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { childEnvironment } from '@/lib/env'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const rooms = ['app', 'components', 'lib', 'db', 'drizzle', 'public']
/**
 * The yardstick of a request that does nothing, at a fixed address and at one with a parameter, as the doors
 * have one: Next takes longer to find the latter. It exists in this build only.
 */
const emptyRoute = {
  from: 'tests/support/load/empty-route.ts',
  to: ['app/api/bench/empty/route.ts', 'app/api/bench/empty/[connection]/route.ts'],
}

/**
 * A production build of these sources in a folder of its own, so that `.next` of the working tree stays as it
 * is and the build can hold one route more. Made once for as long as the sources do not change.
 */
export async function requireProductionBuild(): Promise<string> {
  const folder = join(tmpdir(), `click-to-haptik-build-${digest(root).slice(0, 12)}`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const sources = await listSources()
  const state = digest(
    ...emptyRoute.to,
    ...(await Promise.all(sources.map(async (path) => [path, await read(path)]))).flat(),
  )
  if ((await readIfThere(join(folder, 'BUILD_OF'))) === state) return folder
  await rm(join(folder, 'BUILD_OF'), { force: true })
  await provideModules(folder)
  await copySources(folder, sources)
  await build(folder)
  await writeFile(join(folder, 'BUILD_OF'), state)
  return folder
}

async function listSources(): Promise<string[]> {
  const atRoot = (await readdir(root)).filter(
    (name) => /\.(ts|mjs|json)$/.test(name) && !/\.d\.ts$/.test(name),
  )
  const inRooms = await Promise.all(
    rooms.map(async (room) => {
      const entries = await readdir(join(root, room), { recursive: true, withFileTypes: true })
      const files = entries.filter((entry) => entry.isFile())
      return files.map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    }),
  )
  return [...atRoot, ...inRooms.flat(), emptyRoute.from].sort()
}

async function provideModules(folder: string): Promise<void> {
  const lock = digest(await read('package-lock.json'))
  if ((await readIfThere(join(folder, 'MODULES_OF'))) === lock) return
  const modules = join(folder, 'node_modules')
  await rm(modules, { recursive: true, force: true })
  // A link would lead out of the folder, which the bundler refuses; hard links cost no space where they work.
  await promisify(execFile)('cp', ['-al', join(root, 'node_modules'), modules]).catch(async () => {
    await rm(modules, { recursive: true, force: true })
    await cp(join(root, 'node_modules'), modules, { recursive: true, verbatimSymlinks: true })
  })
  await writeFile(join(folder, 'MODULES_OF'), lock)
}

async function copySources(folder: string, sources: string[]): Promise<void> {
  const kept = ['node_modules', '.next', 'MODULES_OF']
  const stale = (await readdir(folder)).filter((name) => !kept.includes(name))
  for (const name of stale) await rm(join(folder, name), { recursive: true, force: true })
  for (const path of sources) {
    for (const place of path === emptyRoute.from ? emptyRoute.to : [path]) {
      const target = join(folder, place)
      await mkdir(dirname(target), { recursive: true })
      await cp(join(root, path), target)
    }
  }
}

async function build(folder: string): Promise<void> {
  const run = promisify(execFile)(process.execPath, [nextOf(folder), 'build'], {
    cwd: folder,
    env: childEnvironment({ NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }),
    maxBuffer: 2 ** 26,
  })
  await run.catch((cause) => {
    throw new Error(`next build failed.\n${cause.stdout}\n${cause.stderr}`, { cause })
  })
}

export function nextOf(folder: string): string {
  return join(folder, 'node_modules', 'next', 'dist', 'bin', 'next')
}

function read(path: string): Promise<string> {
  return readFile(join(root, path), 'latin1')
}

function readIfThere(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '')
}

function digest(...parts: string[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${part.length}:${part}`)
  return hash.digest('hex')
}
