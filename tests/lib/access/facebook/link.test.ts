import { createRequire } from 'node:module'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { GET as finish } from '@/app/api/account/facebook/callback/route'
import { GET as start } from '@/app/api/account/facebook/start/route'
import { POST as deleteData } from '@/app/api/meta/data-deletion/route'
import { POST as deauthorise } from '@/app/api/meta/deauthorize/route'
import { findFacebookUser } from '@/lib/access/facebook/find-facebook-user'
import { linkFacebook } from '@/lib/access/facebook/link-facebook'
import { readPendingLink } from '@/lib/access/facebook/pending-link'
import { readFacebookLink } from '@/lib/access/facebook/read-facebook-link'
import { unlinkFacebook } from '@/lib/access/facebook/unlink-facebook'
import { getDeletionStatus } from '@/lib/access/meta/deletion-requests'
import { disconnectLogin } from '@/lib/access/meta/disconnect-login'
import { storeLogin } from '@/lib/access/meta/store-login'
import { findUserOfSession } from '@/lib/access/user-of-session'
import { ConflictError } from '@/lib/errors'
import { signSignedRequest } from '../../../stand-in/meta/sign-signed-request'
import { fixtureApp, ines, ruben } from '../../../stand-in/meta/small-world'
import { useMetaStandIn } from '../../../stand-in/meta/use-meta-stand-in'
import { type Cast, castPlayers, type Player } from '../../../support/cast'
import { useDatabase } from '../../../support/database'
import { sessionCookie } from '../../../support/session-cookie'
import { loginOf } from '../meta/login-fixture'

/** The browser: its cookies by name, as Next's own `cookies()` gives them. */
const jar = vi.hoisted(() => {
  const kept = new Map<string, string>()
  const list = () => [...kept].map(([name, value]) => ({ name, value }))
  const set = (name: string, value: string) => (value ? kept.set(name, value) : kept.delete(name))
  const get = (name: string) => list().find((cookie) => cookie.name === name)
  return { kept, cookies: { getAll: list, get, set } }
})
const requestScope = vi.hoisted(() => ({
  cookies: async () => jar.cookies,
  headers: async () => new Headers(),
}))
vi.mock('next/headers', () => requestScope)
// next-auth asks for the same module with require(), which vi.mock does not reach.
Object.assign(createRequire(import.meta.url)('next/headers'), requestScope)

const database = useDatabase()
const meta = useMetaStandIn()
const site = 'http://localhost:3000'
const minute = 60_000
let cast: Cast

beforeEach(async () => {
  vi.useRealTimers()
  jar.kept.clear()
  await database.owner`delete from facebook_identities`
  cast = await castPlayers(database.owner)
  await database.owner`update users set password_hash = 'x'`
  await sit(cast.alice)
})

/** This browser is signed in as the player, with whatever cookies it had otherwise. */
async function sit(player: Pick<Player, 'user'>): Promise<void> {
  const [name = '', value = ''] = (await sessionCookie(player)).split(/=(.*)/)
  jar.kept.set(name, value)
}

async function begin(headers = {}): Promise<string> {
  const response = await start(new Request(`${site}/api/account/facebook/start`, { headers }))
  return response.headers.get('location') ?? ''
}

async function decide(dialog: string, { user = ines, choice = 'continue' } = {}): Promise<string> {
  const form = new URLSearchParams({ user, choice })
  const response = await fetch(dialog, { method: 'POST', body: form, redirect: 'manual' })
  return response.headers.get('location') ?? ''
}

async function comeBack(address: string): Promise<string | null> {
  return (await finish(new Request(address))).headers.get('location')
}

/** All the way, as a user would. */
async function link(player: Player, user = ines): Promise<void> {
  await sit(player)
  await comeBack(await decide(await begin(), { user }))
  await linkFacebook(player.user, { metaUserId: user })
}

function deedsOf({ workspace }: Cast) {
  return database.owner`
    select actor, deed, subject from audit_entries
    where workspace_id = ${workspace.id} and deed like 'user.%' order by at`
}

describe('linking', () => {
  it('asks for who somebody is and no more, and needs its user to confirm', async () => {
    const dialog = new URL(await begin())
    expect(Object.fromEntries(dialog.searchParams)).toMatchObject({
      scope: 'public_profile',
      redirect_uri: `${site}/api/account/facebook/callback`,
    })
    expect(await comeBack(await decide(dialog.href))).toBe('/account#facebook')
    expect(await findFacebookUser(ines)).toBeNull()
    expect(await readPendingLink(Date.now())).toMatchObject({ metaUserId: ines, name: 'Ines Okafor' })
    await linkFacebook(cast.alice.user, { metaUserId: ines })
    expect(await findFacebookUser(ines)).toMatchObject({ userId: cast.alice.user.id })
    expect(await readPendingLink(Date.now())).toBeNull()
    const actor = `user:${cast.alice.user.id}`
    expect(await deedsOf(cast)).toEqual([
      { actor, deed: 'user.facebook_linked', subject: cast.alice.user.id },
    ])
  })

  it.each([
    ['confirms what they were not shown', async () => ({ metaUserId: ruben })],
    [
      'confirms after ten minutes',
      async () => {
        vi.setSystemTime(Date.now() + 11 * minute)
        return { metaUserId: ines }
      },
    ],
    [
      'is another session by then',
      async () => {
        await database.owner`update users set session_version = 2 where id = ${cast.alice.user.id}`
        return { metaUserId: ines }
      },
    ],
  ])('comes to nothing where its user %s', async (_, prepare) => {
    await comeBack(await decide(await begin()))
    const confirmed = await prepare()
    await expect(linkFacebook(cast.alice.user, confirmed)).rejects.toThrow(ConflictError)
    vi.useRealTimers()
    expect(await findFacebookUser(ines)).toBeNull()
  })

  it('is one Facebook account to one user, whoever comes first', async () => {
    await link(cast.alice)
    await expect(link(cast.bob)).rejects.toThrow(
      new ConflictError('This Facebook account cannot be linked here: it is linked already.'),
    )
    await expect(link(cast.alice, ruben)).rejects.toThrow('Unlink it first')
    await link(cast.alice)
    expect(await findFacebookUser(ines)).toMatchObject({ userId: cast.alice.user.id })
    expect(await findFacebookUser(ruben)).toBeNull()
  })
})

describe('nothing is linked, and a sentence says why,', () => {
  const attempts: Record<string, [problem: string, attempt: () => Promise<string | null>]> = {
    'iL8 when they cancel': [
      'declined',
      async () => comeBack(await decide(await begin(), { choice: 'cancel' })),
    ],
    'iL8 when the way back is taken twice': [
      'not-begun-here',
      async () => {
        const back = await decide(await begin())
        const before = jar.kept.get('facebook-link') ?? ''
        await comeBack(back)
        jar.kept.delete('facebook-pending')
        jar.kept.set('facebook-link', before)
        return comeBack(back)
      },
    ],
    'iL7 without a cookie': [
      'not-begun-here',
      async () => {
        const back = await decide(await begin())
        jar.kept.delete('facebook-link')
        return comeBack(back)
      },
    ],
    'iL7 with another state': [
      'not-begun-here',
      async () => {
        const back = new URL(await decide(await begin()))
        back.searchParams.set('state', 'x'.repeat(43))
        return comeBack(back.href)
      },
    ],
    'iL7 in the session of another user': [
      'not-begun-here',
      async () => {
        const back = await decide(await begin())
        await sit(cast.bob)
        return comeBack(back)
      },
    ],
    'iL7 signed out': [
      'not-begun-here',
      async () => {
        const back = await decide(await begin())
        jar.kept.delete('next-auth.session-token')
        return comeBack(back)
      },
    ],
    'after ten minutes': [
      'too-late',
      async () => {
        const back = await decide(await begin())
        vi.setSystemTime(Date.now() + 11 * minute)
        return comeBack(back)
      },
    ],
  }

  it.each(Object.entries(attempts))('%s', async (_, [problem, attempt]) => {
    expect(await attempt()).toBe(`/account?facebook=${problem}#facebook`)
    expect(jar.kept.has('facebook-pending')).toBe(false)
    expect(await readFacebookLink(cast.alice.user)).toMatchObject({ linkedAt: null })
  })

  it('where another site leads there', async () => {
    expect(await begin({ 'sec-fetch-site': 'cross-site' })).toBe('/account')
    expect(jar.kept.has('facebook-link')).toBe(false)
  })
})

describe('unlinking', () => {
  it('shuts that door, and ends no session', async () => {
    await link(cast.alice)
    await unlinkFacebook(cast.alice.user)
    expect(await findFacebookUser(ines)).toBeNull()
    const signedInAt = Math.floor(Date.now() / 1000)
    expect(
      await findUserOfSession({ userId: cast.alice.user.id, sessionVersion: 1, signedInAt }),
    ).not.toBeNull()
    await unlinkFacebook(cast.alice.user)
    expect((await deedsOf(cast)).map(({ deed }) => deed)).toEqual([
      'user.facebook_linked',
      'user.facebook_unlinked',
    ])
  })

  it('is refused where it is the only way in', async () => {
    await link(cast.alice)
    await database.owner`update users set password_hash = null where id = ${cast.alice.user.id}`
    await expect(unlinkFacebook(cast.alice.user)).rejects.toThrow('Facebook is your only way in.')
    expect(await findFacebookUser(ines)).not.toBeNull()
  })
})

describe('Meta’s callbacks', () => {
  function send(handler: (request: Request) => Promise<Response>, userId: string, secondsAgo = 0) {
    const issuedAt = Math.floor(Date.now() / 1000) - secondsAgo
    const call = { user_id: userId, algorithm: 'HMAC-SHA256', issued_at: issuedAt }
    const body = new URLSearchParams({ signed_request: signSignedRequest(call, fixtureApp.secret) })
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    return handler(new Request(`${site}/api/meta/x`, { method: 'POST', headers, body: body.toString() }))
  }

  it.each([
    ['deletion', deleteData],
    ['deauthorisation', deauthorise],
  ])('of %s removes the link, and no one else’s', async (_, handler) => {
    await link(cast.alice)
    await link(cast.bob, ruben)
    expect((await send(handler, ines)).status).toBe(200)
    expect(await findFacebookUser(ines)).toBeNull()
    expect(await findFacebookUser(ruben)).not.toBeNull()
    expect(await deedsOf(cast)).toContainEqual({
      actor: 'job:Meta callback',
      deed: 'user.facebook_unlinked',
      subject: cast.alice.user.id,
    })
  })

  it('say how many links went; a link made after the call stays', async () => {
    await link(cast.alice)
    const answer = await send(deleteData, ines)
    const { confirmation_code: code } = (await answer.json()) as { confirmation_code: string }
    expect((await getDeletionStatus(code))?.removed).toEqual({ identities: 1 })
    await link(cast.alice)
    await send(deleteData, ines, 3600)
    expect(await findFacebookUser(ines)).not.toBeNull()
  })
})

it('a login for ads that is disconnected is not taken back at Meta while its person signs in with it', async () => {
  await link(cast.alice)
  const loginId = await storeLogin(cast.alice.scope, await loginOf(meta()))
  await meta().forgetCalls()
  await disconnectLogin(cast.alice.scope, { loginId })
  expect(await meta().calls()).toEqual([])
})
