import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { jobScope, operatorScope, operatorScopes } from '@/lib/access/job-gate'
import { findScopeOfMember } from '@/lib/access/membership'
import { createUser } from '@/lib/access/users'
import { createWorkspace } from '@/lib/access/workspaces'
import { ConflictError, InvalidInputError, NotFoundError } from '@/lib/errors'
import { useDatabase } from '../../support/database'

const database = useDatabase()
const password = 'purple giraffe dances slowly'

function draft() {
  const slug = `shop-${randomBytes(4).toString('hex')}`
  return { name: 'Fab Cart', slug, timeZone: 'Asia/Kolkata', currency: 'INR' }
}

async function newOwner(): Promise<{ userId: string; email: string }> {
  return createUser({ email: `${randomBytes(6).toString('hex')}@example.com`, password, name: 'Alice' })
}

describe('a new workspace', () => {
  it('is its owner’s, ready to receive, and written down', async () => {
    const { userId, email } = await newOwner()
    const facts = draft()
    const { workspaceId, slug } = await createWorkspace({ ...facts, ownerEmail: email })
    const user = { id: userId, email, name: 'Alice', sessionVersion: 1 }
    expect(await findScopeOfMember(user, slug)).toMatchObject({
      workspaceId,
      role: 'owner',
      timeZone: 'Asia/Kolkata',
      currency: 'INR',
    })
    const rows = await database.owner`
      select (select count(*)::int from ingest_turns where workspace_id = ${workspaceId}) as turns,
        (select count(*)::int from audit_entries
         where workspace_id = ${workspaceId} and deed = 'workspace.created') as deeds`
    expect(rows[0]).toEqual({ turns: 1, deeds: 1 })
  })

  it('of a slug that is taken, or an owner that is not there, leaves nothing behind', async () => {
    const { email } = await newOwner()
    const facts = draft()
    await createWorkspace({ ...facts, ownerEmail: email })
    await expect(createWorkspace({ ...facts, ownerEmail: email })).rejects.toBeInstanceOf(ConflictError)
    const orphan = { ...draft(), ownerEmail: 'nobody@example.com' }
    await expect(createWorkspace(orphan)).rejects.toBeInstanceOf(NotFoundError)
    const found = await database.owner`select slug from workspaces where slug = ${orphan.slug}`
    expect(found).toHaveLength(0)
  })

  it('lives in a time zone that the database knows too', async () => {
    const { email } = await newOwner()
    const misspelt = { ...draft(), timeZone: 'asia/kolkata', ownerEmail: email }
    await expect(createWorkspace(misspelt)).rejects.toBeInstanceOf(InvalidInputError)
  })
})

describe('users', () => {
  it.each([
    ['a short password', { email: 'a@example.com', password: 'short' }],
    ['a common password', { email: 'a@example.com', password: 'passwordpassword' }],
    ['their address as password', { email: 'hannelore.mueller@example.com', password: 'hannelore.mueller' }],
    ['no address', { email: 'a@b@c.com', password }],
  ])('are not made with %s', async (_, user) => {
    await expect(createUser(user)).rejects.toBeInstanceOf(InvalidInputError)
  })

  it('are one per address, in any spelling', async () => {
    const { email } = await newOwner()
    await expect(createUser({ email: email.toUpperCase(), password })).rejects.toBeInstanceOf(ConflictError)
  })
})

describe('scopes of jobs and operators', () => {
  it('name their workspace and who is at work', async () => {
    const { email } = await newOwner()
    const { workspaceId, slug } = await createWorkspace({ ...draft(), ownerEmail: email })
    expect(await jobScope(workspaceId, 'sweep')).toMatchObject({
      slug,
      actor: { kind: 'job', name: 'sweep' },
    })
    expect(await operatorScope(slug)).toMatchObject({ workspaceId, role: 'owner' })
    expect((await operatorScopes()).map((scope) => scope.slug)).toContain(slug)
  })

  it('are none for a workspace that is not there', async () => {
    await expect(operatorScope('nowhere')).rejects.toBeInstanceOf(NotFoundError)
    await expect(jobScope('00000000-0000-4000-8000-000000000000', 'sweep')).rejects.toBeInstanceOf(
      NotFoundError,
    )
  })
})
