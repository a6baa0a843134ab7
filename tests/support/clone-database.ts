import { randomBytes } from 'node:crypto'
import postgres from 'postgres'

/** A running server and the migrated database in it that is cloned. */
export interface DatabaseSource {
  superuserUrl: string
  ownerUrl: string
  appUrl: string
  template: string
}

export interface ClonedDatabase {
  /** The owner role, which sees every workspace: for preparing rows and for checking them. */
  owner: postgres.Sql
  ownerUrl: string
  appUrl: string
  drop(): Promise<void>
}

/** A new database with the schema and nothing in it; takes some 50 ms. */
export async function cloneDatabase(source: DatabaseSource): Promise<ClonedDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`
  const superuser = postgres(source.superuserUrl, { max: 1, onnotice: () => {} })
  await superuser`
    create database ${superuser(name)} template ${superuser(source.template)} owner haptik_owner`
  await superuser.end({ timeout: 2 })
  const ownerUrl = inDatabase(source.ownerUrl, name)
  const owner = postgres(ownerUrl, { max: 4, onnotice: () => {} })
  return {
    owner,
    ownerUrl,
    appUrl: inDatabase(source.appUrl, name),
    async drop() {
      await owner.end({ timeout: 2 })
      const again = postgres(source.superuserUrl, { max: 1, onnotice: () => {} })
      await again`drop database ${again(name)} with (force)`
      await again.end({ timeout: 2 })
    },
  }
}

function inDatabase(url: string, name: string): string {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}
