import '../../support/environment'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ensureSecrets } from '@/lib/commands/ensure-secrets'
import { env, provideEnvironment } from '@/lib/env'

const secret = 'a-secret-that-was-given-and-is-long-enough'
const given = { ...env }
let folder = ''

/** Nothing given, in the process and in what was read of it. */
function forget(): void {
  for (const name of ['AUTH_SECRET', 'ENCRYPTION_KEYS', 'DATABASE_URL'] as const) {
    delete process.env[name]
    env[name] = undefined
  }
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'click-to-haptik-secrets-'))
  forget()
  provideEnvironment({ DATA_DIR: folder })
})
afterEach(async () => {
  delete process.env.DATA_DIR
  Object.assign(env, given)
  await rm(folder, { recursive: true, force: true })
})

it('makes secrets once, for the owner of the file alone', async () => {
  await Promise.all([ensureSecrets(), ensureSecrets(), ensureSecrets()])
  const made = { AUTH_SECRET: env.AUTH_SECRET, ENCRYPTION_KEYS: env.ENCRYPTION_KEYS }
  const file = join(folder, 'secrets.json')
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(made)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  forget()
  await ensureSecrets(true)
  expect(env).toMatchObject(made)
})

it('leaves what was given, and makes only the rest', async () => {
  provideEnvironment({ AUTH_SECRET: secret })
  await ensureSecrets()
  expect(env.AUTH_SECRET).toBe(secret)
  expect(env.ENCRYPTION_KEYS).toMatch(/^1:/)
})

it('makes none in production for a database of its own, and says which are missing', async () => {
  provideEnvironment({ DATABASE_URL: 'postgres://app@db.example/app', AUTH_SECRET: secret })
  await expect(ensureSecrets(true)).rejects.toThrow('ENCRYPTION_KEYS must be set in production.')
  await ensureSecrets(false)
  expect(env.ENCRYPTION_KEYS).toMatch(/^1:/)
})
