import { createRequire } from 'node:module'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { GET as finish } from '@/app/api/meta/connect/callback/route'
import { GET as start } from '@/app/api/meta/connect/start/route'
import { listMetaLogins } from '@/lib/access/meta/list-meta-logins'
import { openLogin } from '@/lib/access/meta/open-login'
import { permissionsFor } from '@/lib/access/meta/permissions'
import { provideEnvironment } from '@/lib/env'
import { fixtureApp, ines, ruben } from '../../../stand-in/meta/small-world'
import { useMetaStandIn } from '../../../stand-in/meta/use-meta-stand-in'
import { type Cast, castPlayers, makePlayer, type Player } from '../../../support/cast'
import { useDatabase } from '../../../support/database'
import { expectLogged, loggedLines } from '../../../support/no-stray-errors'
import { sessionCookie } from '../../../support/session-cookie'

/** The browser: its cookies by name, as Next's own `cookies()` gives them. */
const jar = vi.hoisted(() => {
  const kept = new Map<string, string>()
  const list = () => [...kept].map(([name, value]) => ({ name, value }))
  return {
    kept,
    options: new Map<string, object>(),
    cookies: {
      getAll: list,
      get: (name: string) => list().find((cookie) => cookie.name === name),
      set(name: string, value: string, options: { maxAge?: number }) {
        jar.options.set(name, options)
        if (options.maxAge === 0) kept.delete(name)
        else kept.set(name, value)
      },
    },
  }
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

beforeAll(() => {
  vi.stubEnv('__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS', 'true')
})
beforeEach(async () => {
  cast = await castPlayers(database.owner)
  vi.useRealTimers()
  await sit(cast.alice)
})

/** This browser is signed in as the player, with whatever cookies it had otherwise. */
async function sit(player: Pick<Player, 'user'> | null): Promise<void> {
  for (const name of [...jar.kept.keys()]) if (name.includes('session-token')) jar.kept.delete(name)
  if (!player) return
  const [name = '', value = ''] = (await sessionCookie(player)).split(/=(.*)/)
  jar.kept.set(name, value)
}

async function begin(slug = cast.workspace.slug, query = '', headers = {}): Promise<string> {
  const response = await start(
    new Request(`${site}/api/meta/connect/start?workspace=${slug}${query}`, { headers }),
  )
  expect(response.status).toBe(302)
  return response.headers.get('location') ?? ''
}

/** What somebody does in Meta's dialog; answers where they are sent back to. */
async function decide(
  dialog: string,
  { user = ines, choice = 'continue', permissions = ['ads_read', 'business_management'] } = {},
): Promise<string> {
  const form = new URLSearchParams([
    ['user', user],
    ['choice', choice],
    ...permissions.map((name) => ['permission', name]),
  ])
  const response = await fetch(dialog, { method: 'POST', body: form, redirect: 'manual' })
  return response.headers.get('location') ?? ''
}

async function comeBack(address: string): Promise<{ status: number; location: string | null; text: string }> {
  const response = await finish(new Request(address))
  return {
    status: response.status,
    location: response.headers.get('location'),
    text: await response.text(),
  }
}

async function storedLogins() {
  return database.owner<{ id: string; workspaceId: string; metaUserId: string; ciphertext: Buffer }[]>`
    select id, workspace_id as "workspaceId", meta_user_id as "metaUserId", ciphertext from meta_logins
    where workspace_id in (${cast.workspace.id}, ${cast.otherWorkspace.id}) order by connected_at`
}

function page(query: string): string {
  return `/w/${cast.workspace.slug}/connections?${query}#meta`
}

describe('logging in with Facebook', () => {
  it('goes to the dialog with a state that only this browser can bring back', async () => {
    const dialog = new URL(await begin())
    expect(dialog.pathname).toBe('/v26.0/dialog/oauth')
    expect(Object.fromEntries(dialog.searchParams)).toMatchObject({
      response_type: 'code',
      scope: 'ads_read,business_management',
      redirect_uri: `${site}/api/meta/connect/callback`,
      state: expect.stringMatching(/^[\w-]{43}$/),
    })
    expect(dialog.searchParams.has('auth_type')).toBe(false)
    expect(jar.options.get('meta-connect')).toMatchObject({ httpOnly: true, sameSite: 'lax', path: '/' })
    const cookie = jar.kept.get('meta-connect') ?? ''
    expect(cookie).not.toContain(dialog.searchParams.get('state') ?? '')
    expect(cookie).not.toContain(cast.workspace.slug)
  })

  it('keeps the login with its token sealed, and goes on to the choice of ad accounts', async () => {
    const back = await comeBack(await decide(await begin()))
    const [login] = await storedLogins()
    expect(back).toMatchObject({ status: 302, location: page(`accounts=${login?.id}`) })
    expect(login).toMatchObject({ workspaceId: cast.workspace.id, metaUserId: ines })
    const opened = await openLogin(cast.alice.scope, login?.id ?? '')
    expect(opened?.accessToken).toMatch(/^EAAS/)
    expect(login?.ciphertext.includes(Buffer.from('EAAS'))).toBe(false)
    expect(await openLogin(cast.charlie.scope, login?.id ?? '')).toBeNull()
    expect(jar.kept.has('meta-connect')).toBe(false)
    const deeds = await database.owner`
      select actor, deed, subject from audit_entries where workspace_id = ${cast.workspace.id}`
    expect(deeds).toEqual([
      { actor: `user:${cast.alice.user.id}`, deed: 'meta.connected', subject: login?.id },
    ])
    const routes = await database.owner`
      select workspace_id::text, login_id::text from meta_login_routes where meta_user_id = ${ines}
        and workspace_id = ${cast.workspace.id}`
    expect(routes).toEqual([{ workspace_id: cast.workspace.id, login_id: login?.id }])
  })

  it('asks Meta whose token it is, and puts tokens nowhere but into headers', async () => {
    await meta().forgetCalls()
    await comeBack(await decide(await begin()))
    const calls = await meta().calls()
    expect(calls.map(({ path }) => path).sort()).toEqual([
      'debug_token',
      'me',
      'me/permissions',
      'oauth/access_token',
      'oauth/access_token',
    ])
    expect(calls.every(({ status }) => status === 200)).toBe(true)
  })

  it('done again by the same person renews the one login', async () => {
    await comeBack(await decide(await begin()))
    const [before] = await storedLogins()
    await database.owner`
      update meta_logins set state = 'dead', problem = 'gone' where workspace_id = ${cast.workspace.id}`
    await comeBack(await decide(await begin()))
    const after = await storedLogins()
    expect(after).toHaveLength(1)
    expect(after[0]?.id).toBe(before?.id)
    expect(after[0]?.ciphertext).not.toEqual(before?.ciphertext)
    const [row] = await database.owner`
      select state, problem from meta_logins where workspace_id = ${cast.workspace.id}`
    expect(row).toEqual({ state: 'live', problem: null })
  })

  it('done by another person adds a login', async () => {
    await comeBack(await decide(await begin()))
    await comeBack(await decide(await begin(), { user: ruben }))
    expect((await storedLogins()).map(({ metaUserId }) => metaUserId)).toEqual([ines, ruben])
  })

  it('asks again for what was refused, when that is wished', async () => {
    const dialog = new URL(await begin(cast.workspace.slug, '&again=1'))
    expect(dialog.searchParams.get('auth_type')).toBe('rerequest')
  })

  it('works without what is only good to have', async () => {
    await comeBack(await decide(await begin(), { permissions: ['ads_read'] }))
    expect(await storedLogins()).toHaveLength(1)
  })
})

describe('nothing is stored, and a sentence says so,', () => {
  /** Each goes wrong in one thing; answers what the callback said. */
  const attempts: Record<string, [said: string | null, attempt: () => Promise<{ location: string | null }>]> =
    {
      'when the person cancels': [
        'declined',
        async () => comeBack(await decide(await begin(), { choice: 'cancel' })),
      ],
      'when reading ads was not granted': [
        'permission-missing',
        async () => comeBack(await decide(await begin(), { permissions: ['business_management'] })),
      ],
      '1 without the cookie of the beginning': [
        null,
        async () => {
          const back = await decide(await begin())
          jar.kept.delete('meta-connect')
          return comeBack(back)
        },
      ],
      '2 with a cookie that was altered': [
        null,
        async () => {
          const back = await decide(await begin())
          const cookie = jar.kept.get('meta-connect') ?? ''
          jar.kept.set('meta-connect', `${cookie.slice(0, -6)}AAAAAA`)
          return comeBack(back)
        },
      ],
      "3 with the session's own cookie in its place": [
        null,
        async () => {
          const back = await decide(await begin())
          jar.kept.set('meta-connect', jar.kept.get('next-auth.session-token') ?? '')
          return comeBack(back)
        },
      ],
      '4 with another state': [
        'not-begun-here',
        async () => {
          const back = new URL(await decide(await begin()))
          back.searchParams.set('state', 'A'.repeat(43))
          return comeBack(back.href)
        },
      ],
      '5 without a state': [
        'not-begun-here',
        async () => {
          const back = new URL(await decide(await begin()))
          back.searchParams.delete('state')
          return comeBack(back.href)
        },
      ],
      '6 with the cookie of an earlier beginning': [
        'not-begun-here',
        async () => {
          await begin()
          const earlier = jar.kept.get('meta-connect') ?? ''
          const back = await decide(await begin())
          jar.kept.set('meta-connect', earlier)
          return comeBack(back)
        },
      ],
      '7 after ten minutes': [
        'too-late',
        async () => {
          const back = await decide(await begin())
          vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11 * minute })
          return comeBack(back)
        },
      ],
      '8 by somebody else in the same browser': [
        null,
        async () => {
          const back = await decide(await begin())
          await sit(cast.charlie)
          return comeBack(back)
        },
      ],
      '9 by the same person in another session': [
        null,
        async () => {
          const back = await decide(await begin())
          vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5_000 })
          await sit(cast.alice)
          return comeBack(back)
        },
      ],
      '10 signed out': [
        null,
        async () => {
          const back = await decide(await begin())
          await sit(null)
          return comeBack(back)
        },
      ],
      '11 by who has lost the right': [
        'not-allowed',
        async () => {
          const back = await decide(await begin())
          await database.owner`
          update memberships set role = 'analyst'
          where workspace_id = ${cast.workspace.id} and user_id = ${cast.alice.user.id}`
          return comeBack(back)
        },
      ],
      '12 by who is no longer a member': [
        'not-allowed',
        async () => {
          const back = await decide(await begin())
          await database.owner`
          delete from memberships
          where workspace_id = ${cast.workspace.id} and user_id = ${cast.alice.user.id}`
          return comeBack(back)
        },
      ],
      '13 with a code that Meta never gave': [
        'refused',
        async () => {
          expectLogged('a login with Meta failed')
          const back = new URL(await decide(await begin()))
          back.searchParams.set('code', 'EAASforged')
          return comeBack(back.href)
        },
      ],
      '14 without a code': [
        'refused',
        async () => {
          const back = new URL(await decide(await begin()))
          back.searchParams.delete('code')
          return comeBack(back.href)
        },
      ],
      '15 with an error nobody knows': [
        'refused',
        async () => {
          const back = new URL(await decide(await begin()))
          back.searchParams.set('error', '<script>alert(1)</script>')
          return comeBack(back.href)
        },
      ],
      '16 when Meta is out of reach': [
        'unreachable',
        async () => {
          expectLogged('a login with Meta failed')
          await meta().fail({ match: { path: 'oauth/access_token' }, error: { misbehave: 'reset' } })
          return comeBack(await decide(await begin()))
        },
      ],
      "17 with a token that Meta says is another app's": [
        'refused',
        async () => {
          await meta().fail({
            match: { path: 'debug_token' },
            error: {
              status: 200,
              body: { data: { app_id: '1', is_valid: true, user_id: ines, scopes: [] } },
            },
          })
          return comeBack(await decide(await begin()))
        },
      ],
      "18 with a token that Meta says is another person's": [
        'refused',
        async () => {
          await meta().fail({
            match: { path: 'debug_token' },
            error: {
              status: 200,
              body: { data: { app_id: fixtureApp.id, is_valid: true, user_id: ruben, scopes: [] } },
            },
          })
          return comeBack(await decide(await begin()))
        },
      ],
    }

  it.each(Object.entries(attempts))('%s', async (_, [said, attempt]) => {
    const answer = (await attempt()) as Awaited<ReturnType<typeof comeBack>>
    if (said === null) {
      expect(answer).toMatchObject({ status: 400, location: null })
      expect(answer.text).toContain('Nothing was connected')
    } else {
      expect(answer).toMatchObject({ status: 302, location: page(`meta=${said}`) })
    }
    expect(await storedLogins()).toEqual([])
    expect(loggedLines().join()).not.toMatch(/EAAS|code=/)
  })

  it('the second time that the same way back is taken', async () => {
    const back = await decide(await begin())
    const cookie = jar.kept.get('meta-connect') ?? ''
    await comeBack(back)
    jar.kept.set('meta-connect', cookie)
    const [before] = await storedLogins()
    await meta().forgetCalls()
    expect((await comeBack(back)).location).toBe(page('meta=not-begun-here'))
    expect(await meta().calls()).toEqual([])
    expect(await storedLogins()).toEqual([before])
  })

  it('into the other workspace of somebody who began in one', async () => {
    const both = await makePlayer(database.owner, 'Dora', 'owner', cast.workspace)
    await database.owner`
      insert into memberships (workspace_id, user_id, role)
      values (${cast.otherWorkspace.id}, ${both.user.id}, 'owner')`
    await sit(both)
    const here = await decide(await begin(cast.workspace.slug))
    await begin(cast.otherWorkspace.slug)
    const answer = await comeBack(here)
    expect(answer.location).toBe(`/w/${cast.otherWorkspace.slug}/connections?meta=not-begun-here#meta`)
    expect(await storedLogins()).toEqual([])
  })
})

describe('the dialog is not opened', () => {
  it('for who may not manage connections, nor for strangers', async () => {
    const open = (slug: string) => start(new Request(`${site}/api/meta/connect/start?workspace=${slug}`))
    await sit(cast.bob)
    await expect(open(cast.workspace.slug)).rejects.toMatchObject({ digest: expect.stringContaining('403') })
    await sit(cast.charlie)
    await expect(open(cast.workspace.slug)).rejects.toMatchObject({ digest: expect.stringContaining('404') })
    await expect(open('')).rejects.toMatchObject({ digest: expect.stringContaining('404') })
    await sit(null)
    await expect(open(cast.workspace.slug)).rejects.toMatchObject({
      digest: expect.stringContaining('/sign-in'),
    })
    expect(jar.kept.has('meta-connect')).toBe(false)
  })

  it('by a link on another site', async () => {
    const location = await begin(cast.workspace.slug, '', { 'sec-fetch-site': 'cross-site' })
    expect(location).toBe(`/w/${cast.workspace.slug}/connections#meta`)
    expect(jar.kept.has('meta-connect')).toBe(false)
  })

  it('without an app at Meta', async () => {
    provideEnvironment({ META_APP_SECRETS: ',' })
    expect(await begin()).toBe(`/w/${cast.workspace.slug}/connections#meta`)
    provideEnvironment({ META_APP_SECRETS: fixtureApp.secret })
  })
})

describe('logging in for messages', () => {
  const forMessages = '&for=messages'

  it('asks for what the channels take besides ads, and goes on to the choice of Pages and numbers', async () => {
    const dialog = new URL(await begin(cast.workspace.slug, forMessages))
    const permissions = dialog.searchParams.get('scope')?.split(',') ?? []
    expect(permissions).toEqual(permissionsFor('messages'))
    expect(permissions).toEqual(expect.arrayContaining(permissionsFor('ads')))
    const back = await comeBack(await decide(dialog.href, { permissions }))
    const [login] = await storedLogins()
    expect(back.location).toBe(`/w/${cast.workspace.slug}/connections?messages=${login?.id}#messages`)
    expect(await listMetaLogins(cast.alice.scope)).toMatchObject([{ mayReceiveMessages: true }])
  })

  it.each([
    ['WhatsApp', ['business_management', 'whatsapp_business_management', 'whatsapp_business_messaging']],
    ['Messenger', ['pages_show_list', 'pages_manage_metadata', 'pages_messaging']],
  ])('is enough with the permissions of one channel, %s, and without reading ads', async (_, permissions) => {
    await comeBack(await decide(await begin(cast.workspace.slug, forMessages), { permissions }))
    expect(await storedLogins()).toHaveLength(1)
  })

  it.each([
    ['ads alone', ['ads_read', 'business_management']],
    ['a part of each channel', ['pages_show_list', 'instagram_basic', 'whatsapp_business_management']],
    ['nothing', []],
  ])('iL8 with %s granted comes to nothing', async (_, permissions) => {
    const dialog = await begin(cast.workspace.slug, forMessages)
    expect((await comeBack(await decide(dialog, { permissions }))).location).toBe(
      page('meta=messages-missing'),
    )
    expect(await storedLogins()).toEqual([])
  })
})
