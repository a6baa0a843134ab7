import type { Sql } from 'postgres'
import type { Workspace } from '../support/cast'

/** Reads every conversation and its path once, and does next to nothing with it: what reading alone costs. */
export async function passOverConversations(owner: Sql, { id }: Workspace): Promise<void> {
  await owner`
    select source, count(*), sum(cardinality(path)) from conversations where workspace_id = ${id} group by source`
}
