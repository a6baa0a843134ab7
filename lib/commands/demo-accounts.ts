import { randomBytes } from 'node:crypto'
import type { Brand } from '@/db/seed/brands/brand'
import { brands } from '@/db/seed/brands/brands'
import { createConnection } from '@/lib/access/connections/create-connection'
import { operatorScope } from '@/lib/access/job-gate'
import { addMember } from '@/lib/access/members'
import { changePassword, createUser } from '@/lib/access/users'
import { createWorkspace } from '@/lib/access/workspaces'
import { ConflictError, NotFoundError } from '@/lib/errors'
import type { DemoBrand, DemoRecord, DemoUser } from './demo-record'

/**
 * Users, workspaces and connections of the demo: each brand's owner, and an agency user who sees both. Keeps
 * what the record has, makes what is missing, and may be called again after it was interrupted.
 */
export async function ensureDemoAccounts(
  record: DemoRecord,
  firstDayOf: (brand: Brand) => string,
): Promise<DemoRecord> {
  if (record.brands.length === brands.length && (await haveWorkspaces(record))) return record
  const users = usersOf(record.users)
  for (const user of users) await createOrKeep(user)
  const made: DemoBrand[] = []
  for (const brand of brands) {
    await ensureWorkspace(brand)
    made.push({ ...(await connect(brand)), firstDay: firstDayOf(brand) })
  }
  return { users, brands: made }
}

/** A record may outlive its database. */
async function haveWorkspaces(record: DemoRecord): Promise<boolean> {
  try {
    for (const { slug } of record.brands) await operatorScope(slug)
    return true
  } catch (error) {
    if (error instanceof NotFoundError) return false
    throw error
  }
}

const agencyEmail = 'team@agency.example'

function usersOf(known: DemoUser[]): DemoUser[] {
  const owners = brands.map((brand) => ({
    name: `Owner of ${brand.name}`,
    email: ownerEmail(brand),
    sees: brand.name,
  }))
  const agency = { name: 'Agency', email: agencyEmail, sees: brands.map(({ name }) => name).join(' and ') }
  return [...owners, agency].map((user) => ({
    ...user,
    password:
      known.find(({ email }) => email === user.email)?.password ?? randomBytes(18).toString('base64url'),
  }))
}

function ownerEmail({ slug }: Brand): string {
  return `owner@${slug}.example`
}

async function createOrKeep(user: DemoUser): Promise<void> {
  const { name, email, password } = user
  try {
    await createUser({ name, email, password })
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error
    await changePassword({ email, password })
  }
}

async function ensureWorkspace(brand: Brand): Promise<void> {
  const { slug, name, timeZone, currency } = brand
  await unlessThere(createWorkspace({ slug, name, timeZone, currency, ownerEmail: ownerEmail(brand) }))
  await unlessThere(addMember(await operatorScope(slug), { email: agencyEmail, role: 'admin' }))
}

async function unlessThere(creation: Promise<unknown>): Promise<void> {
  try {
    await creation
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error
  }
}

async function connect(brand: Brand): Promise<Omit<DemoBrand, 'firstDay'>> {
  const scope = await operatorScope(brand.slug)
  const { connectionId, secret } = await createConnection(scope, { kind: 'bot', name: brand.connectionName })
  return { slug: brand.slug, connectionId, secret, coveredUntil: null }
}
