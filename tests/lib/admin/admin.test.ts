import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { getSender } from '@/lib/access/sender-gate'
import { adminCommands } from '@/lib/admin/commands'
import { parseArguments } from '@/lib/admin/parse-arguments'
import { childEnvironment } from '@/lib/env'
import { saveGoal } from '@/lib/goals/save-goal'
import { addNode } from '@/tests/lib/metrics/fixtures'
import { castPlayers } from '../../support/cast'
import { useDatabase } from '../../support/database'

const database = useDatabase()
const password = 'purple giraffe dances slowly'

/** The command in this process: what it answers, or throws. */
async function run<Answer>(...args: string[]): Promise<Answer> {
  const { command, input } = parseArguments(args, adminCommands)
  return (await command.run(input)) as Answer
}

interface Ended {
  code: number
  stdout: string
  stderr: string
}

/** The command as it is typed, in a process of its own. */
async function spawnAdmin(...args: string[]): Promise<Ended> {
  const tsx = createRequire(import.meta.url).resolve('tsx/cli')
  const environment = childEnvironment({
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
  })
  return promisify(execFile)(process.execPath, [tsx, 'lib/commands/admin.ts', ...args], {
    env: environment,
  }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: Ended) => error,
  )
}

describe('from nothing to a connection', () => {
  beforeAll(async () => {
    await run('user', 'create', '--email', 'alice@example.com', '--password', password)
    await run('user', 'create', '--email', 'bob@example.com', '--password', password, '--name', 'Bob')
    await run(
      ...['workspace', 'create', '--name', 'Fab Cart', '--slug', 'fab-cart', '--time-zone', 'Asia/Kolkata'],
      ...['--currency', 'INR', '--owner', 'alice@example.com'],
    )
  })

  it('a connection is known to its sender’s gate by what was printed', async () => {
    const made = await run<{ connectionId: string; url: string; secret: string }>(
      ...['connection', 'create', '--workspace', 'fab-cart', '--kind', 'bot', '--name', 'Bot'],
    )
    expect(made.url).toBe(`http://localhost:3000/api/webhooks/bot/${made.connectionId}`)
    const sender = await getSender(made.connectionId)
    expect(sender?.secrets.map(({ key }) => `whsec_${key.export().toString('base64')}`)).toEqual([
      made.secret,
    ])
    const rotated = await run<{ secret: string }>(
      ...['connection', 'rotate-secret', '--workspace', 'fab-cart', '--connection', made.connectionId],
    )
    expect(rotated.secret).not.toBe(made.secret)
    const [listed] = await run<object[]>('connection', 'list', '--workspace', 'fab-cart')
    expect(listed).toMatchObject({ connectionId: made.connectionId, liveSecrets: 2, url: made.url })
  })

  it('members come and go', async () => {
    const bob = ['--workspace', 'fab-cart', '--email', 'bob@example.com']
    expect(await run('member', 'add', ...bob, '--role', 'viewer')).toMatchObject({ role: 'viewer' })
    expect(await run('member', 'set-role', ...bob, '--role', 'owner')).toMatchObject({ role: 'owner' })
    await run('member', 'remove', '--workspace', 'fab-cart', '--email', 'alice@example.com')
    await expect(run('member', 'remove', ...bob)).rejects.toMatchObject({ status: 409 })
  })

  it('keys are made and revoked', async () => {
    const { keyId } = await run<{ keyId: string }>(
      'key',
      'create',
      '--workspace',
      'fab-cart',
      '--scope',
      'read',
    )
    expect(await run('key', 'revoke', '--workspace', 'fab-cart', '--key', keyId)).toMatchObject({
      revoked: true,
    })
    const [listed] = await run<object[]>('key', 'list', '--workspace', 'fab-cart')
    expect(listed).toMatchObject({ keyId, revokedAt: expect.any(String) })
  })

  it('a password is changed', async () => {
    const changed = ['--email', 'BOB@example.com', '--password', 'lighthouse keeper waits']
    expect(await run('user', 'set-password', ...changed)).toMatchObject({ changed: true })
    const [bob] = await database.owner`select session_version from users where email = 'bob@example.com'`
    expect(bob).toEqual({ session_version: 2 })
  })

  it.each([
    [['connection', 'list', '--workspace', 'nowhere'], 'There is no such workspace.'],
    [['user', 'set-password', '--email', 'x@example.com', '--password', password], 'There is no user'],
  ])('says in a sentence what does not work', async (args, sentence) => {
    await expect(run(...args)).rejects.toThrow(sentence)
  })
})

it('the goal is shown as it stands', async () => {
  const { alice, workspace, bot } = await castPlayers(database.owner)
  const show = () => run('goal', 'show', '--workspace', workspace.slug)
  expect(await show()).toEqual({ live: null, building: null, latest: 0 })
  await addNode(alice.scope, { number: 1, connectionId: bot.connectionId, nodeId: 'PAID' })
  const subConditions = [{ nodeId: 'PAID' }]
  await saveGoal(alice.scope, { operator: 'AND', conditions: [{ operator: 'AND', subConditions }] })
  expect(await show()).toMatchObject({ building: { version: 1, savedBy: 'Alice' }, latest: 1 })
  await expect(run('goal', 'show', '--workspace', 'nowhere')).rejects.toMatchObject({ status: 404 })
})

describe('as it is typed', () => {
  it('prints JSON and the differences of the counters, and fails', async () => {
    const { workspace } = await castPlayers(database.owner)
    await database.owner`
      insert into source_counters (workspace_id, day, channel, source, conversations)
      values (${workspace.id}, '2026-11-20', 'web', 'organic', 3)`
    const { code, stdout } = await spawnAdmin('counters', 'verify')
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      differences: [{ workspace: workspace.slug, day: '2026-11-20', counted: 3, recounted: 0 }],
    })
  })

  it('says one sentence and the usage for what it does not understand', async () => {
    const { code, stdout, stderr } = await spawnAdmin('user', 'create', '--email', 'a@example.com')
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toBe(
      '--password is missing.\n\nUsage:\nuser create --email EMAIL --password PASSWORD [--name NAME]\n',
    )
  })
})
