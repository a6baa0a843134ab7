import { sql } from 'drizzle-orm'
import { customType, pgPolicy, timestamp, uuid } from 'drizzle-orm/pg-core'

export const workspaceId = () => uuid('workspace_id').notNull()

/** An instant, read and written as text so that no driver rounds or shifts it. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' })

export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })

const inThisWorkspace = sql`workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid`

/** The second wall: rows of the workspace that the transaction entered, for reading and for writing. */
export const tenantPolicy = () =>
  pgPolicy('tenant', { for: 'all', using: inThisWorkspace, withCheck: inThisWorkspace })
