import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { env, provideEnvironment } from '@/lib/env'

const secretsSchema = z.object({ AUTH_SECRET: z.string(), ENCRYPTION_KEYS: z.string() })
type Secrets = z.infer<typeof secretsSchema>

/**
 * Makes sure that AUTH_SECRET and ENCRYPTION_KEYS are there. Beside the embedded database, and in development,
 * missing ones are made once and kept in DATA_DIR. In production with a database of its own they must be
 * given: a key that only this machine's disk has would be lost with it. Call it before `ensureDatabase`.
 */
export async function ensureSecrets(production = env.NODE_ENV === 'production'): Promise<void> {
  const names = Object.keys(secretsSchema.shape) as (keyof Secrets)[]
  const missing = names.filter((name) => !env[name])
  if (missing.length === 0) return
  if (production && env.DATABASE_URL) {
    throw new Error(`${missing.join(' and ')} must be set in production. See .env.example.`)
  }
  const kept = await keepSecrets(path.join(env.DATA_DIR, 'secrets.json'))
  provideEnvironment(Object.fromEntries(missing.map((name) => [name, kept[name]])))
}

/** The secrets in the file; two processes that start at once agree on the first one's. */
async function keepSecrets(file: string): Promise<Secrets> {
  const before = await readSecrets(file)
  if (before) return before
  await mkdir(path.dirname(file), { recursive: true })
  const draft = `${file}.${randomBytes(4).toString('hex')}`
  await writeFile(draft, `${JSON.stringify(makeSecrets(), null, 2)}\n`, { mode: 0o600 })
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(draft)
  const kept = await readSecrets(file)
  if (!kept) throw new Error(`${file} could not be read.`)
  return kept
}

async function readSecrets(file: string): Promise<Secrets | null> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  return text === null ? null : secretsSchema.parse(JSON.parse(text))
}

function makeSecrets(): Secrets {
  return {
    AUTH_SECRET: randomBytes(32).toString('base64url'),
    ENCRYPTION_KEYS: `1:${randomBytes(32).toString('base64')}`,
  }
}
