import { beforeAll, describe, expect, it } from 'vitest'
import { addMember, removeMember, setRole } from '@/lib/access/members'
import { ConflictError, ForbiddenError, NotFoundError } from '@/lib/errors'
import { type Cast, castPlayers, makePlayer } from '../../support/cast'
import { useDatabase } from '../../support/database'

const database = useDatabase()
let cast: Cast

beforeAll(async () => {
  cast = await castPlayers(database.owner)
})

async function rolesIn(workspaceId: string): Promise<Record<string, string>> {
  const rows = await database.owner<{ email: string; role: string }[]>`
    select u.email, m.role from memberships m join users u on u.id = m.user_id
    where m.workspace_id = ${workspaceId}`
  return Object.fromEntries(rows.map(({ email, role }) => [email, role]))
}

async function deedsOf(subject: string): Promise<string[]> {
  const rows = await database.owner<{ line: string }[]>`
    select concat_ws(' ', actor, deed, detail::text) as line from audit_entries
    where subject = ${subject} order by at`
  return rows.map(({ line }) => line)
}

describe('members', () => {
  it('come, change and go, and it is written down who did it', async () => {
    const { user } = await makePlayer(database.owner, 'Dora', 'viewer', cast.otherWorkspace)
    const { email } = user
    const { scope } = cast.alice
    expect(await addMember(scope, { email: email.toUpperCase(), role: 'analyst' })).toEqual({
      userId: user.id,
      role: 'analyst',
    })
    await setRole(scope, { email, role: 'admin' })
    expect(await rolesIn(cast.workspace.id)).toMatchObject({ [email]: 'admin' })
    await removeMember(scope, { email })
    expect(await rolesIn(cast.workspace.id)).not.toHaveProperty([email])
    expect(await rolesIn(cast.otherWorkspace.id)).toMatchObject({ [email]: 'viewer' })
    const actor = `user:${cast.alice.user.id}`
    expect(await deedsOf(user.id)).toEqual([
      `${actor} member.added {"role": "analyst"}`,
      `${actor} member.role_changed {"to": "admin", "from": "analyst"}`,
      `${actor} member.removed {"role": "admin"}`,
    ])
  })

  it('are not added twice, and nobody unknown is', async () => {
    const { email } = cast.bob.user
    await expect(addMember(cast.alice.scope, { email, role: 'admin' })).rejects.toBeInstanceOf(ConflictError)
    const stranger = { email: 'nobody@example.com', role: 'viewer' } as const
    await expect(addMember(cast.alice.scope, stranger)).rejects.toBeInstanceOf(NotFoundError)
  })

  it('of another workspace are not there', async () => {
    const { email } = cast.bob.user
    await expect(removeMember(cast.charlie.scope, { email })).rejects.toBeInstanceOf(NotFoundError)
    await expect(setRole(cast.charlie.scope, { email, role: 'owner' })).rejects.toBeInstanceOf(NotFoundError)
  })

  it('are managed by admins, owners by owners', async () => {
    const admin = await makePlayer(database.owner, 'Emil', 'admin', cast.workspace)
    const email = cast.alice.user.email
    for (const { scope } of [cast.bob, { scope: { ...cast.alice.scope, role: 'analyst' as const } }]) {
      await expect(removeMember(scope, { email })).rejects.toBeInstanceOf(ForbiddenError)
      await expect(addMember(scope, { email, role: 'viewer' })).rejects.toBeInstanceOf(ForbiddenError)
      await expect(setRole(scope, { email, role: 'viewer' })).rejects.toBeInstanceOf(ForbiddenError)
    }
    await expect(removeMember(admin.scope, { email })).rejects.toBeInstanceOf(ForbiddenError)
    await expect(setRole(admin.scope, { email: admin.user.email, role: 'owner' })).rejects.toBeInstanceOf(
      ForbiddenError,
    )
    await expect(setRole(admin.scope, { email: cast.bob.user.email, role: 'viewer' })).resolves.toBeDefined()
  })
})

describe('the last owner', () => {
  it('stays, and stays owner', async () => {
    const { workspace, alice } = await castPlayers(database.owner)
    const { email } = alice.user
    await expect(removeMember(alice.scope, { email })).rejects.toMatchObject({ status: 409 })
    await expect(setRole(alice.scope, { email, role: 'admin' })).rejects.toMatchObject({ status: 409 })
    expect(await rolesIn(workspace.id)).toMatchObject({ [email]: 'owner' })
  })

  it.each([1, 2, 3, 4, 5])(
    'is left over when two owners remove each other at once (round %i)',
    async (round) => {
      const { workspace, alice } = await castPlayers(database.owner)
      const other = await makePlayer(database.owner, 'Ole', 'owner', workspace)
      const outcomes = await Promise.allSettled([
        removeMember(alice.scope, { email: other.user.email }),
        round % 2 === 0
          ? removeMember(other.scope, { email: alice.user.email })
          : setRole(other.scope, { email: alice.user.email, role: 'viewer' }),
      ])
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      const owners = Object.values(await rolesIn(workspace.id)).filter((role) => role === 'owner')
      expect(owners).toHaveLength(1)
    },
  )
})
