import { beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { requireWorkspacePage } from '@/lib/access/page-gate'
import { requestedPathHeader } from '@/lib/access/requested-path'
import type { SignedInUser } from '@/lib/access/signed-in-user'
import { type Cast, castPlayers } from '../../support/cast'
import { useDatabase } from '../../support/database'

const request = vi.hoisted(() => ({ headers: new Headers(), user: null as SignedInUser | null }))
vi.mock('next/headers', () => ({ headers: async () => request.headers }))
vi.mock('@/lib/access/signed-in-user', () => ({ getSignedInUser: async () => request.user }))

const database = useDatabase()
let cast: Cast

beforeAll(async () => {
  // What `experimental.authInterrupts` sets in a build; without it Next refuses to answer 403.
  vi.stubEnv('__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS', 'true')
  cast = await castPlayers(database.owner)
})
beforeEach(() => {
  request.headers = new Headers()
  request.user = cast.alice.user
})

it('opens for Alice, and for Bob as far as he may look', async () => {
  expect(await requireWorkspacePage(cast.workspace.slug, 'transfer-workspace')).toEqual({
    scope: cast.alice.scope,
    user: cast.alice.user,
  })
  request.user = cast.bob.user
  expect((await requireWorkspacePage(cast.workspace.slug)).scope).toEqual(cast.bob.scope)
})

it('is forbidden where Bob has too little right', async () => {
  request.user = cast.bob.user
  await expect(requireWorkspacePage(cast.workspace.slug, 'manage-members')).rejects.toMatchObject({
    digest: 'NEXT_HTTP_ERROR_FALLBACK;403',
  })
})

it('is not there for Charlie, nor is what nobody has', async () => {
  request.user = cast.charlie.user
  for (const slug of [cast.workspace.slug, 'nowhere', cast.otherWorkspace.slug.toUpperCase(), 'a\0b', '']) {
    await expect(requireWorkspacePage(slug), slug).rejects.toMatchObject({
      digest: 'NEXT_HTTP_ERROR_FALLBACK;404',
    })
  }
})

it('sends who is signed out to sign in and back', async () => {
  request.user = null
  request.headers = new Headers({ [requestedPathHeader]: '/w/a/conversations?source=ads' })
  await expect(requireWorkspacePage('a')).rejects.toMatchObject({
    digest: expect.stringContaining(
      `/sign-in?callbackUrl=${encodeURIComponent('/w/a/conversations?source=ads')};`,
    ),
  })
})
