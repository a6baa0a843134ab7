import { beforeAll, describe, expect, test } from 'vitest'
import { ensureDemoAccounts } from '@/lib/commands/demo-accounts'
import type { DemoRecord } from '@/lib/commands/demo-record'
import { useDatabase } from '@/tests/support/database'

const database = useDatabase()
const nothing: DemoRecord = { users: [], brands: [] }
const firstDay = () => '2026-09-23'
let record: DemoRecord

beforeAll(async () => {
  record = await ensureDemoAccounts(nothing, firstDay)
})

async function membershipsOf(email: string): Promise<string[]> {
  const rows = await database.owner<{ seat: string }[]>`
    select workspaces.slug || ' ' || role as seat from memberships
    join users on users.id = user_id join workspaces on workspaces.id = workspace_id
    where email = ${email} order by 1`
  return rows.map(({ seat }) => seat)
}

describe('the accounts of the demo', () => {
  test('are an owner a brand, and an agency user with both', async () => {
    expect(await membershipsOf('owner@fab-cart.example')).toEqual(['fab-cart owner'])
    expect(await membershipsOf('owner@nordlicht-reisen.example')).toEqual(['nordlicht-reisen owner'])
    expect(await membershipsOf('team@agency.example')).toEqual(['fab-cart admin', 'nordlicht-reisen admin'])
  })

  test('have long passwords of their own, and each brand a bot with a secret', () => {
    const passwords = record.users.map(({ password }) => password)
    expect(new Set(passwords).size).toBe(3)
    expect(passwords.every(({ length }) => length >= 15)).toBe(true)
    expect(record.brands.map(({ secret }) => secret.startsWith('whsec_'))).toEqual([true, true])
    expect(record.brands.map(({ coveredUntil }) => coveredUntil)).toEqual([null, null])
  })

  test('stay as they are on the next run', async () => {
    expect(await ensureDemoAccounts(record, firstDay)).toBe(record)
  })

  test('are made good when an interrupted run left no record of them', async () => {
    const again = await ensureDemoAccounts(nothing, firstDay)
    expect(again.users.map(({ email }) => email)).toEqual(record.users.map(({ email }) => email))
    expect(again.users[0]?.password).not.toBe(record.users[0]?.password)
    const [counted] = await database.owner`select count(*)::int as workspaces from workspaces`
    expect(counted?.workspaces).toBe(2)
  })

  test('are made anew when the record is of another database', async () => {
    const foreign = {
      ...record,
      brands: record.brands.map((brand) => ({ ...brand, slug: `${brand.slug}-gone` })),
    }
    const made = await ensureDemoAccounts(foreign, firstDay)
    expect(made.brands.map(({ slug }) => slug)).toEqual(['fab-cart', 'nordlicht-reisen'])
    expect(made.users).toEqual(record.users)
  })
})
