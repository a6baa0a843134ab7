import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { jobScope } from '@/lib/access/job-gate'
import { mailLoginEnded } from '@/lib/access/meta/login-ended/mail-login-ended'
import { sealLogin } from '@/lib/access/meta/open-login'
import type { Scope } from '@/lib/access/scope'
import { syncToday } from '@/lib/ads/sync/sync-today'
import { MailError } from '@/lib/email/mail-error'
import { migrateJobs } from '@/lib/jobs/migrate-jobs'
import { startWorker } from '@/lib/jobs/start-worker'
import { silenceMetaLogin } from '@/lib/privacy/silence-meta-login'
import { addAccount, addLogin } from '@/tests/lib/ads/sync/fixtures'
import { type Cast, castPlayers, makePlayer, type Player } from '@/tests/support/cast'
import { useDatabase } from '@/tests/support/database'
import { expectLogged } from '@/tests/support/no-stray-errors'
import { useMailPeer } from '../../../stand-in/mail/use-mail-peer'
import { halcyonIndia, halcyonUs, ines, smallWorldAt } from '../../../stand-in/meta/small-world'
import { useMetaStandIn } from '../../../stand-in/meta/use-meta-stand-in'

const database = useDatabase()
const mail = useMailPeer()
const at = '2026-11-22T12:00:00Z'
const meta = useMetaStandIn(() => smallWorldAt(at))
const options = { now: () => Date.parse(at), patience: { tries: 1, timeoutMs: 2_000, firstDelayMs: 1 } }

let cast: Cast
let scope: Scope
let adam: Player
let loginId: string

beforeAll(() => migrateJobs(database.ownerUrl))
beforeEach(async () => {
  cast = await castPlayers(database.owner)
  scope = cast.alice.scope
  adam = await makePlayer(database.owner, 'Adam', 'admin', cast.workspace)
  await makePlayer(database.owner, 'Anna', 'analyst', cast.workspace)
  const gone = await makePlayer(database.owner, 'Gone', 'admin', cast.workspace)
  await database.owner`update users set disabled_at = now() where id = ${gone.user.id}`
  loginId = await addLogin(scope, await meta().issueToken(ines))
  for (const accountId of [halcyonIndia, halcyonUs]) {
    await addAccount(scope, { accountId, loginId, at, firstDay: '2026-11-20' })
  }
})

async function orders() {
  return database.owner<{ payload: { loginId: string; userId: string } }[]>`
    select payload from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'mail-login-ended' and payload->>'workspaceId' = ${cast.workspace.id}`
}

async function die(): Promise<void> {
  await meta().killTokens(ines, 460)
  await syncToday(scope, halcyonIndia, options)
}

const toldAbout = (player: Player) => ({ loginId, userId: player.user.id })

describe('when Meta takes a login no more', () => {
  test('admins and owners are told once, with what it means and a way to connect again', async () => {
    await die()
    await syncToday(scope, halcyonUs, options)
    await syncToday(scope, halcyonIndia, options)
    const worker = await startWorker(database.appUrl)
    try {
      const told = await mail().mails({ atLeast: 2 })
      await expect.poll(async () => (await orders()).length, { timeout: 10_000 }).toBe(0)
      const recipients = [cast.alice, adam].map(({ user }) => user.email).sort()
      expect(told.map(({ envelope }) => envelope.to[0]).sort()).toEqual(recipients)
      expect(await mail().mails()).toHaveLength(2)
      const [{ subject = '', text = '' } = {}] = told
      expect(subject).toBe('Fab Cart: connect Meta again')
      expect(text).toContain('The login of Ines Okafor with Meta has ended')
      expect(text).toContain('has changed their Facebook password')
      expect(text).toContain(`Account ${halcyonIndia} and Account ${halcyonUs}`)
      expect(text).toContain(`/w/${scope.slug}/connections#meta`)
    } finally {
      await worker.stop()
      await worker.ended
    }
  })

  test('a login that comes back and ends again is told of again', async () => {
    await die()
    expect(await orders()).toHaveLength(2)
    const renewed = sealLogin(scope, loginId, { accessToken: await meta().issueToken(ines) })
    await database.owner`
      update meta_logins set state = 'live', problem = null, ciphertext = ${renewed.ciphertext},
        key_version = ${renewed.keyVersion} where id = ${loginId}`
    await syncToday(scope, halcyonUs, options)
    expect(await orders()).toHaveLength(4)
  })

  test('an app that was taken away at Facebook is told of too, but not when the login was dead', async () => {
    const job = await jobScope(cast.workspace.id, 'finish-deletions')
    const call = { code: 'c', kind: 'deauthorisation' as const, issuedAt: Date.now() + 60_000, logins: [] }
    await silenceMetaLogin(job, { loginId, call })
    expect(await orders()).toHaveLength(2)
    await silenceMetaLogin(job, { loginId, call })
    expect(await orders()).toHaveLength(2)
  })
})

describe('the mail', () => {
  test('is not sent once somebody has connected again, nor to who is no admin any more', async () => {
    await mailLoginEnded(scope, toldAbout(adam))
    await die()
    await database.owner`update memberships set role = 'analyst' where user_id = ${adam.user.id}`
    await mailLoginEnded(scope, toldAbout(adam))
    await mailLoginEnded(cast.charlie.scope, toldAbout(cast.alice))
    expect(await mail().mails()).toEqual([])
    await mailLoginEnded(scope, toldAbout(cast.alice))
    expect(await mail().mails()).toHaveLength(1)
  })

  test('that is not taken now is tried again; one that is refused is logged and left', async () => {
    await die()
    await mail().fail({ at: 'sender', what: { code: 421 }, times: 1 })
    await expect(mailLoginEnded(scope, toldAbout(adam))).rejects.toThrow(MailError)
    await mail().fail({ at: 'recipient', what: { code: 550 }, times: 1 })
    expectLogged(/could not be told/)
    await mailLoginEnded(scope, toldAbout(adam))
    expect(await mail().mails()).toEqual([])
  })
})
