import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { action, ownAction } from '@/lib/access/action'
import type { SignedInUser } from '@/lib/access/signed-in-user'
import { ConflictError, InvalidInputError } from '@/lib/errors'
import { type Cast, castPlayers } from '../../support/cast'
import { useDatabase } from '../../support/database'
import { expectLogged } from '../../support/no-stray-errors'

const request = vi.hoisted(() => ({ headers: new Headers(), user: null as SignedInUser | null }))
vi.mock('next/headers', () => ({ headers: async () => request.headers }))
vi.mock('@/lib/access/signed-in-user', () => ({ getSignedInUser: async () => request.user }))

const database = useDatabase()
let cast: Cast
let ran: unknown[] = []

const schema = z.object({
  name: z.string().trim().min(1, 'Give it a name.'),
  steps: z.array(z.string()).max(5),
})
const saveAction = action({ right: 'save-goals', schema }, async (scope, input) => {
  ran.push([scope.workspaceId, input])
  return { saved: input.name }
})
const renameAction = ownAction({ schema: schema.pick({ name: true }) }, async (user, { name }) => {
  ran.push([user.id, name])
  return {}
})
const good = { name: ' Sale ', steps: ['a'] }

beforeAll(async () => {
  cast = await castPlayers(database.owner)
})
beforeEach(() => {
  ran = []
  request.headers = new Headers({ 'sec-fetch-site': 'same-origin' })
  request.user = cast.alice.user
})

describe('an action', () => {
  it('runs in the workspace that was named, with the input as the schema reads it', async () => {
    expect(await saveAction(cast.workspace.slug, good)).toEqual({ ok: true, saved: 'Sale' })
    expect(ran).toEqual([[cast.workspace.id, { name: 'Sale', steps: ['a'] }]])
  })

  it('does not run for Bob, who may only look', async () => {
    request.user = cast.bob.user
    expect(await saveAction(cast.workspace.slug, good)).toMatchObject({ ok: false, code: 'forbidden' })
    expect(ran).toEqual([])
  })

  it('tells Charlie what it tells of a workspace that is not there', async () => {
    request.user = cast.charlie.user
    const strange = await saveAction(cast.workspace.slug, good)
    expect(strange).toMatchObject({ ok: false, code: 'not_found' })
    expect(await saveAction('nowhere', good)).toEqual(strange)
    expect(await saveAction({ slug: 'a' } as unknown as string, good)).toEqual(strange)
    expect(ran).toEqual([])
  })

  it('does not run for who is signed out', async () => {
    request.user = null
    expect(await saveAction(cast.workspace.slug, good)).toMatchObject({ ok: false, code: 'unauthenticated' })
    expect(ran).toEqual([])
  })

  it.each<[string, Record<string, string>]>([
    ['from nowhere', {}],
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['from a sibling', { 'sec-fetch-site': 'same-site' }],
    ['from an evil origin', { origin: 'https://evil.example' }],
    ['from the null origin', { origin: 'null' }],
    ['behind a forwarded host', { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }],
  ])('does not run %s', async (_, headers) => {
    request.headers = new Headers(headers)
    expect(await saveAction(cast.workspace.slug, good)).toMatchObject({ ok: false, code: 'forbidden' })
    expect(ran).toEqual([])
  })

  it('runs for an older browser of this site', async () => {
    request.headers = new Headers({ origin: 'http://localhost:3000' })
    expect(await saveAction(cast.workspace.slug, good)).toMatchObject({ ok: true })
  })

  it.each<[string, unknown, Record<string, string>]>([
    ['an empty name', { ...good, name: ' ' }, { name: 'Give it a name.' }],
    ['a number for a name', { ...good, name: 7 }, { name: expect.any(String) }],
    ['a field too many', { ...good, role: 'owner' }, { '': expect.any(String) }],
    ['six steps', { ...good, steps: [...'abcdef'] }, { steps: expect.any(String) }],
    ['a step that is none', { ...good, steps: ['a', null] }, { 'steps.1': expect.any(String) }],
    ['a form', new FormData(), { name: expect.any(String) }],
    ['nothing', undefined, { '': expect.any(String) }],
  ])('refuses %s, by field', async (_, input, fields) => {
    const answer = await saveAction(cast.workspace.slug, input as typeof good)
    expect(answer).toMatchObject({ ok: false, code: 'invalid_input', fields })
    expect(ran).toEqual([])
  })
})

describe('what an action throws', () => {
  const throwing = (error: unknown) =>
    action({ right: 'see', schema: z.object({}) }, async (): Promise<object> => {
      throw error
    })

  it('is told when the caller may know it', async () => {
    expect(await throwing(new ConflictError('Somebody was faster.'))(cast.workspace.slug, {})).toEqual({
      ok: false,
      code: 'conflict',
      message: 'Somebody was faster.',
    })
    const wrong = new InvalidInputError('This is not right.', { node: 'There is no such node.' })
    expect(await throwing(wrong)(cast.workspace.slug, {})).toMatchObject({
      fields: { node: 'There is no such node.' },
    })
  })

  it('is logged and not told when it is a bug', async () => {
    expectLogged('action failed')
    const answer = await throwing(new Error('password=hunter2'))(cast.workspace.slug, {})
    expect(answer).toMatchObject({ ok: false, code: 'unexpected' })
    expect(JSON.stringify(answer)).not.toContain('hunter2')
  })
})

describe('an action on one’s own account', () => {
  it('runs for whoever is signed in', async () => {
    request.user = cast.charlie.user
    expect(await renameAction({ name: ' Cleo ' })).toEqual({ ok: true })
    expect(ran).toEqual([[cast.charlie.user.id, 'Cleo']])
  })

  it.each<[string, string, () => Promise<unknown>]>([
    [
      'for who is signed out',
      'unauthenticated',
      async () => {
        request.user = null
        return renameAction({ name: 'Cleo' })
      },
    ],
    [
      'from another site',
      'forbidden',
      async () => {
        request.headers = new Headers({ 'sec-fetch-site': 'cross-site' })
        return renameAction({ name: 'Cleo' })
      },
    ],
    ['with what it does not take', 'invalid_input', async () => renameAction({ name: '' })],
    [
      'with a field that it does not know',
      'invalid_input',
      async () => renameAction({ name: 'Cleo', userId: cast.alice.user.id } as { name: string }),
    ],
  ])('does not run %s', async (_, code, attempt) => {
    expect(await attempt()).toMatchObject({ ok: false, code })
    expect(ran).toEqual([])
  })
})
