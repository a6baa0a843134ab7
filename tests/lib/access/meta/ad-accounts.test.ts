import { beforeEach, describe, expect, it } from 'vitest'
import { chooseAdAccounts } from '@/lib/access/meta/choose-ad-accounts'
import { countHoldings } from '@/lib/access/meta/count-holdings'
import { disconnectLogin } from '@/lib/access/meta/disconnect-login'
import { listChoosableAccounts } from '@/lib/access/meta/list-choosable-accounts'
import { listMetaLogins } from '@/lib/access/meta/list-meta-logins'
import { openLogin } from '@/lib/access/meta/open-login'
import { removeAdAccount } from '@/lib/access/meta/remove-ad-account'
import { storeLogin } from '@/lib/access/meta/store-login'
import type { Scope } from '@/lib/access/scope'
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from '@/lib/errors'
import {
  halcyonIndia,
  halcyonJapan,
  halcyonUs,
  halcyonVietnam,
  ines,
  ruben,
} from '../../../stand-in/meta/small-world'
import { useMetaStandIn } from '../../../stand-in/meta/use-meta-stand-in'
import { type Cast, castPlayers } from '../../../support/cast'
import { useDatabase } from '../../../support/database'
import { expectLogged, loggedLines } from '../../../support/no-stray-errors'
import { loginOf } from './login-fixture'

const database = useDatabase()
const meta = useMetaStandIn()
let cast: Cast
let alice: Scope
let loginId: string

beforeEach(async () => {
  // The workspaces of other tests would count as further brands of the same people.
  await database.owner`delete from meta_login_routes`
  cast = await castPlayers(database.owner)
  alice = cast.alice.scope
  loginId = await storeLogin(alice, await loginOf(meta()))
})

const tables = [
  'meta_logins',
  'meta_login_routes',
  'ad_accounts',
  'ad_account_days',
  'account_ads',
  'ad_days',
]

/** Rows of each table, in Alice's workspace and everywhere else. */
async function countRows(): Promise<Record<string, { mine: number; others: number }>> {
  const counts: Record<string, { mine: number; others: number }> = {}
  for (const table of tables) {
    const [row] = await database.owner<{ mine: number; others: number }[]>`
      select count(*) filter (where workspace_id = ${cast.workspace.id})::int as mine,
        count(*) filter (where workspace_id = ${cast.otherWorkspace.id})::int as others
      from ${database.owner(table)}`
    if (row) counts[table] = row
  }
  return counts
}

/** What a sync would have stored: so many ads on so many days, two platforms each. */
async function fill(workspaceId: string, accountId: string, { ads, days }: { ads: number; days: number }) {
  await database.owner`
    insert into account_ads (workspace_id, ad_id, account_id, name, status, fetched_at)
    select ${workspaceId}, ${accountId} || '-' || ad, ${accountId}, 'Ad ' || ad, 'ACTIVE', now()
    from generate_series(1, ${ads}::int) ad`
  await database.owner`
    insert into ad_account_days (workspace_id, account_id, day, fetched_at)
    select ${workspaceId}, ${accountId}, date '2026-11-20' - day, now() from generate_series(1, ${days}::int) day`
  await database.owner`
    insert into ad_days (workspace_id, day, ad_id, platform, account_id, spend_micros, currency, impressions,
      clicks, link_clicks, fetched_at)
    select ${workspaceId}, date '2026-11-20' - day, ${accountId} || '-' || ad, platform, ${accountId}, 1, 'INR',
      1, 1, 1, now()
    from generate_series(1, ${ads}::int) ad, generate_series(1, ${days}::int) day,
      unnest(array['facebook', 'instagram']) platform`
}

async function deeds(): Promise<string[]> {
  const rows = await database.owner<{ deed: string }[]>`
    select deed from audit_entries where workspace_id = ${cast.workspace.id} order by at, deed`
  return rows.map(({ deed }) => deed)
}

async function ordered(): Promise<string[]> {
  const jobs = await database.owner<{ key: string }[]>`
    select key from graphile_worker.jobs where key like ${`%${cast.workspace.id}%`} order by key`
  return jobs.map(({ key }) => key.replace(` ${cast.workspace.id}`, ''))
}

describe('choosing ad accounts', () => {
  it('shows those of the login as Meta says them, with currency, zone and state', async () => {
    const accounts = await listChoosableAccounts(alice, loginId)
    expect(accounts).toHaveLength(5)
    expect(accounts.find(({ accountId }) => accountId === halcyonVietnam)).toEqual({
      accountId: halcyonVietnam,
      name: 'Halcyon Vietnam',
      currency: 'VND',
      timeZone: 'Asia/Saigon',
      status: 1,
      businessName: 'Halcyon Group',
      chosenBy: null,
    })
  })

  it('stores what Meta says, orders the first fetch and records it', async () => {
    const now = Date.parse('2026-11-20T20:00:00Z')
    const chosen = { loginId, accountIds: [halcyonIndia, halcyonUs, halcyonIndia] }
    expect(await chooseAdAccounts(alice, chosen, now)).toEqual({ added: 2, moved: 0 })
    const rows = await database.owner`
      select account_id, name, currency, time_zone, state, first_day::text from ad_accounts
      where workspace_id = ${cast.workspace.id} order by account_id`
    // At that moment it is the 21st in India and the 20th in New York.
    expect(rows.map((row) => Object.values(row))).toEqual([
      [halcyonIndia, 'Halcyon Looms India', 'INR', 'Asia/Kolkata', 'live', '2026-08-23'],
      [halcyonUs, 'Halcyon Looms US', 'USD', 'America/New_York', 'live', '2026-08-22'],
    ])
    expect(await ordered()).toEqual(
      ['first', 'names'].flatMap((kind) => [halcyonIndia, halcyonUs].map((id) => `sync-ads-${kind} ${id}`)),
    )
    expect(await deeds()).toEqual(['meta.connected', 'ad-account.added', 'ad-account.added'])
  })

  it('leaves alone those that are chosen already', async () => {
    await chooseAdAccounts(alice, { loginId, accountIds: [halcyonIndia] })
    const again = { loginId, accountIds: [halcyonIndia, halcyonJapan] }
    expect(await chooseAdAccounts(alice, again)).toEqual({ added: 1, moved: 0 })
    const accounts = await listChoosableAccounts(alice, loginId)
    expect(
      accounts.filter(({ chosenBy }) => chosenBy?.loginId === loginId).map(({ accountId }) => accountId),
    ).toEqual([halcyonIndia, halcyonJapan])
  })

  it('says which other login reads one, and reads it with this one when it is chosen', async () => {
    await chooseAdAccounts(alice, { loginId, accountIds: [halcyonJapan] })
    await fill(cast.workspace.id, halcyonJapan, { ads: 2, days: 3 })
    const other = await storeLogin(alice, await loginOf(meta(), ruben))
    expect(await listChoosableAccounts(alice, other)).toMatchObject([
      { accountId: halcyonJapan, chosenBy: { loginId, name: 'Ines Okafor' } },
    ])
    const moved = { loginId: other, accountIds: [halcyonJapan] }
    expect(await chooseAdAccounts(alice, moved)).toEqual({ added: 0, moved: 1 })
    expect((await countRows()).ad_days).toEqual({ mine: 12, others: 0 })
    expect(await disconnectLogin(alice, { loginId })).toEqual({ accounts: 0, adDays: 0, ads: 0 })
    expect((await countRows()).ad_accounts).toEqual({ mine: 1, others: 0 })
  })

  it('refuses what the login cannot read, and stores nothing of the rest', async () => {
    const other = await storeLogin(alice, await loginOf(meta(), ruben))
    const chosen = { loginId: other, accountIds: [halcyonJapan, halcyonIndia] }
    await expect(chooseAdAccounts(alice, chosen)).rejects.toThrow(InvalidInputError)
    expect((await countRows()).ad_accounts).toEqual({ mine: 0, others: 0 })
  })

  it('says why when Meta does not answer', async () => {
    await meta().killTokens(ines, 460)
    await expect(listChoosableAccounts(alice, loginId)).rejects.toThrow(
      new ConflictError('The person who connected it has changed their Facebook password. Connect again.'),
    )
  })

  it('of somebody else’s login, or without the right, is refused', async () => {
    const chosen = { loginId, accountIds: [halcyonIndia] }
    await expect(chooseAdAccounts(cast.charlie.scope, chosen)).rejects.toThrow(NotFoundError)
    await expect(chooseAdAccounts(cast.bob.scope, chosen)).rejects.toThrow(ForbiddenError)
    await expect(listChoosableAccounts(cast.bob.scope, loginId)).rejects.toThrow(ForbiddenError)
  })
})

describe('logging in again', () => {
  it('lets the accounts of the login go on', async () => {
    await chooseAdAccounts(alice, { loginId, accountIds: [halcyonIndia] })
    await database.owner`update meta_logins set state = 'dead', problem = 'x' where id = ${loginId}`
    await database.owner`
      update ad_accounts set state = 'failing', problem = 'x' where workspace_id = ${cast.workspace.id}`
    await database.owner`delete from graphile_worker._private_jobs`
    expect(await storeLogin(alice, await loginOf(meta()))).toBe(loginId)
    const [account] = await database.owner`
      select state, problem from ad_accounts where workspace_id = ${cast.workspace.id}`
    expect(account).toEqual({ state: 'live', problem: null })
    expect(await ordered()).toEqual([`sync-ads-first ${halcyonIndia}`, `sync-ads-names ${halcyonIndia}`])
  })

  it('is two logins where the same person does it for two brands', async () => {
    const charlies = await storeLogin(cast.charlie.scope, await loginOf(meta()))
    expect(charlies).not.toBe(loginId)
    expect(await listMetaLogins(alice)).toMatchObject([{ loginId, name: 'Ines Okafor', missing: [] }])
    expect(await listMetaLogins(cast.charlie.scope)).toMatchObject([{ loginId: charlies }])
  })

  it('twice at once is one login', async () => {
    const [login, again] = [await loginOf(meta(), ruben), await loginOf(meta(), ruben)]
    const [one, two] = await Promise.all([storeLogin(alice, login), storeLogin(alice, again)])
    expect(one).toBe(two)
  })
})

describe('what goes', () => {
  beforeEach(async () => {
    await chooseAdAccounts(alice, { loginId, accountIds: [halcyonIndia, halcyonUs] })
    await fill(cast.workspace.id, halcyonIndia, { ads: 3, days: 5 })
    await fill(cast.workspace.id, halcyonUs, { ads: 2, days: 2 })
    const charlies = await storeLogin(cast.charlie.scope, await loginOf(meta()))
    await chooseAdAccounts(cast.charlie.scope, { loginId: charlies, accountIds: [halcyonIndia] })
    await fill(cast.otherWorkspace.id, halcyonIndia, { ads: 1, days: 1 })
  })

  it('is named before', async () => {
    const india = { accountId: halcyonIndia, name: 'Halcyon Looms India', adDays: 30, ads: 3 }
    const us = { accountId: halcyonUs, name: 'Halcyon Looms US', adDays: 8, ads: 2 }
    expect(await countHoldings(alice, { loginId })).toEqual([india, us])
    expect(await countHoldings(alice, { accountId: halcyonIndia })).toEqual([india])
    expect(await countHoldings(cast.charlie.scope, { loginId })).toEqual([])
    expect(() => countHoldings(cast.bob.scope, { loginId })).toThrow(ForbiddenError)
  })

  it('with one ad account, is that account’s, and no one else’s', async () => {
    expect(await removeAdAccount(alice, { accountId: halcyonIndia })).toEqual({
      accounts: 1,
      adDays: 30,
      ads: 3,
    })
    expect(await countRows()).toEqual({
      meta_logins: { mine: 1, others: 1 },
      meta_login_routes: { mine: 1, others: 1 },
      ad_accounts: { mine: 1, others: 1 },
      ad_account_days: { mine: 2, others: 1 },
      account_ads: { mine: 2, others: 1 },
      ad_days: { mine: 8, others: 2 },
    })
    expect(await deeds()).toContain('ad-account.removed')
    await expect(removeAdAccount(alice, { accountId: halcyonIndia })).rejects.toThrow(NotFoundError)
  })

  it('with a login, is everything that was read with it', async () => {
    expect(await disconnectLogin(alice, { loginId })).toEqual({ accounts: 2, adDays: 38, ads: 5 })
    expect(await countRows()).toEqual({
      meta_logins: { mine: 0, others: 1 },
      meta_login_routes: { mine: 0, others: 1 },
      ad_accounts: { mine: 0, others: 1 },
      ad_account_days: { mine: 0, others: 1 },
      account_ads: { mine: 0, others: 1 },
      ad_days: { mine: 0, others: 2 },
    })
    const [entry] = await database.owner`
      select actor, detail from audit_entries
      where workspace_id = ${cast.workspace.id} and deed = 'meta.disconnected'`
    expect(entry).toEqual({
      actor: `user:${cast.alice.user.id}`,
      detail: { accounts: 2, adDays: 38, ads: 5 },
    })
    await expect(disconnectLogin(alice, { loginId })).rejects.toThrow(NotFoundError)
  })

  it('goes at Meta too, once no brand is connected by this person any more', async () => {
    await meta().forgetCalls()
    const revocations = async () => (await meta().calls()).filter(({ method }) => method === 'DELETE')
    await disconnectLogin(alice, { loginId })
    expect(await revocations()).toEqual([])
    const [charlies] = await listMetaLogins(cast.charlie.scope)
    await disconnectLogin(cast.charlie.scope, { loginId: charlies?.loginId ?? '' })
    expect(await revocations()).toMatchObject([{ path: 'me/permissions', userId: ines, status: 200 }])
  })

  it('goes here also when Meta or the key does not help', async () => {
    expectLogged('a login was not taken back at Meta', 'a login with Meta does not open')
    const other = await storeLogin(alice, await loginOf(meta(), ruben))
    await meta().killTokens(ruben, 458)
    await disconnectLogin(alice, { loginId: other })
    await database.owner`
      update meta_logins set key_version = 99 where workspace_id = ${cast.workspace.id}`
    await disconnectLogin(alice, { loginId })
    expect((await countRows()).meta_logins).toEqual({ mine: 0, others: 1 })
    expect(loggedLines().join()).not.toContain('EAAS')
  })

  it('waits for a sync that is storing', async () => {
    const storing = database.owner.begin(async (sql) => {
      await sql`
        select from ad_accounts where workspace_id = ${cast.workspace.id} and account_id = ${halcyonIndia}
        for no key update`
      await sql`select pg_sleep(2.5)`
      await sql`
        insert into ad_account_days (workspace_id, account_id, day, fetched_at)
        values (${cast.workspace.id}, ${halcyonIndia}, '2026-01-01', now())`
    })
    await new Promise((resolve) => setTimeout(resolve, 200))
    await Promise.all([storing, disconnectLogin(alice, { loginId })])
    expect((await countRows()).ad_account_days).toEqual({ mine: 0, others: 1 })
  })

  it('is for admins', async () => {
    await expect(disconnectLogin(cast.bob.scope, { loginId })).rejects.toThrow(ForbiddenError)
    await expect(removeAdAccount(cast.bob.scope, { accountId: halcyonIndia })).rejects.toThrow(ForbiddenError)
    await expect(disconnectLogin(cast.charlie.scope, { loginId })).rejects.toThrow(NotFoundError)
    expect((await countRows()).ad_accounts).toEqual({ mine: 2, others: 1 })
  })
})

describe('a token', () => {
  it('opens in its own row of its own workspace alone, and under a new key after the next login', async () => {
    expect((await openLogin(alice, loginId))?.accessToken).toMatch(/^EAAS/)
    const other = await storeLogin(alice, await loginOf(meta(), ruben))
    await database.owner`
      update meta_logins t set ciphertext = f.ciphertext from meta_logins f
      where t.id = ${other} and f.id = ${loginId}`
    await expect(openLogin(alice, other)).rejects.toThrow()
    const [row] = await database.owner`select key_version from meta_logins where id = ${loginId}`
    expect(row).toEqual({ key_version: 2 })
  })
})
