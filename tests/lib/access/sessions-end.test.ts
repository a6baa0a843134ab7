import { beforeAll, describe, expect, it } from 'vitest'
import { removeMember, setRole } from '@/lib/access/members'
import { findScopeOfMember } from '@/lib/access/membership'
import { listMyWorkspaces, scopeOf } from '@/lib/access/my-workspaces'
import { absoluteLimit, type SessionClaims } from '@/lib/access/session-token'
import { findUserOfSession } from '@/lib/access/user-of-session'
import { changePassword } from '@/lib/access/users'
import { type Cast, castPlayers, makePlayer, type Player } from '../../support/cast'
import { useDatabase } from '../../support/database'

const database = useDatabase()
let cast: Cast

beforeAll(async () => {
  cast = await castPlayers(database.owner)
})

function claimsOf({ user }: Player): SessionClaims {
  return { userId: user.id, sessionVersion: user.sessionVersion, signedInAt: Math.floor(Date.now() / 1000) }
}

describe('a session', () => {
  it('is its user, as the database knows them', async () => {
    expect(await findUserOfSession(claimsOf(cast.alice))).toEqual(cast.alice.user)
  })

  it('ends with a new password', async () => {
    const player = await makePlayer(database.owner, 'Dora', 'analyst', cast.workspace)
    await changePassword({ email: player.user.email, password: 'lighthouse keeper waits' })
    expect(await findUserOfSession(claimsOf(player))).toBeNull()
    const renewed = { ...claimsOf(player), sessionVersion: 2 }
    expect(await findUserOfSession(renewed)).toMatchObject({ id: player.user.id })
  })

  it('ends when the user is disabled', async () => {
    const player = await makePlayer(database.owner, 'Emil', 'analyst', cast.workspace)
    await database.owner`update users set disabled_at = now() where id = ${player.user.id}`
    expect(await findUserOfSession(claimsOf(player))).toBeNull()
  })

  it('ends seven days after the sign-in, and is nobody of another id or version', async () => {
    const claims = claimsOf(cast.alice)
    expect(await findUserOfSession(claims, (claims.signedInAt + absoluteLimit) * 1000)).toBeNull()
    expect(await findUserOfSession({ ...claims, sessionVersion: 2 })).toBeNull()
    expect(await findUserOfSession({ ...claims, userId: cast.workspace.id })).toBeNull()
  })
})

describe('a membership', () => {
  it('opens its own workspace with its own role', async () => {
    const scope = await findScopeOfMember(cast.bob.user, cast.workspace.slug)
    expect(scope).toEqual(cast.bob.scope)
  })

  it.each<[string, () => string]>([
    ['of somebody else', () => cast.otherWorkspace.slug],
    ['that is not there', () => 'nowhere'],
    ['in upper case', () => cast.workspace.slug.toUpperCase()],
    ['with NUL', () => `${cast.workspace.slug}\0`],
    ['by its id', () => cast.workspace.id],
    ['that is no text', () => ({ toString: () => cast.workspace.slug }) as unknown as string],
  ])('opens no workspace %s', async (_, slug) => {
    expect(await findScopeOfMember(cast.alice.user, slug())).toBeNull()
  })

  it('that changes is another at the next request, and that ends is none', async () => {
    const player = await makePlayer(database.owner, 'Fynn', 'viewer', cast.workspace)
    const { email } = player.user
    await setRole(cast.alice.scope, { email, role: 'admin' })
    expect(await findScopeOfMember(player.user, cast.workspace.slug)).toMatchObject({ role: 'admin' })
    await removeMember(cast.alice.scope, { email })
    expect(await findScopeOfMember(player.user, cast.workspace.slug)).toBeNull()
    expect(await findUserOfSession(claimsOf(player))).not.toBeNull()
  })
})

it('lists the workspaces of an agency user, and of nobody else', async () => {
  const agent = await makePlayer(database.owner, 'Gita', 'viewer', cast.workspace)
  await database.owner`
    insert into memberships (workspace_id, user_id, role)
    values (${cast.otherWorkspace.id}, ${agent.user.id}, 'admin')`
  const mine = await listMyWorkspaces(agent.user)
  expect(mine.map(({ name, role }) => [name, role])).toEqual([
    ['Elsewhere', 'admin'],
    ['Fab Cart', 'viewer'],
  ])
  const [elsewhere] = mine
  expect(elsewhere && scopeOf(agent.user, elsewhere)).toMatchObject({
    workspaceId: cast.otherWorkspace.id,
    role: 'admin',
    proactiveWindowHours: 24,
  })
  expect(await listMyWorkspaces(cast.bob.user)).toHaveLength(1)
})
