import { inWorkspace } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'
import { toMoment } from './moment'

const chunk = 10_000
const lowest = (-(2n ** 63n)).toString()

/** Takes the words of messages from before an instant (ISO text) out of the index, whole hours of them. */
export async function forgetWordsBefore(scope: Scope, { before }: { before: string }): Promise<number> {
  const { hour } = toMoment(Date.parse(before))
  let forgotten = 0
  let from = lowest
  for (;;) {
    const { rows, reached } = await forgetChunk(scope, hour, from)
    forgotten += rows
    if (rows < chunk) return forgotten
    from = reached
  }
}

function forgetChunk(scope: Scope, hour: number, from: string) {
  return inWorkspace(
    scope,
    async ({ sql }) => {
      const [removed] = await sql<{ rows: number; reached: string }[]>`
        with chunk as (
          select word, hour, part from message_words
          where workspace_id = ${scope.workspaceId}::uuid and word >= ${from}::bigint and hour < ${hour}::int
          order by word, hour limit ${chunk}
        ), removed as (
          delete from message_words w using chunk
          where w.workspace_id = ${scope.workspaceId}::uuid
            and w.word = chunk.word and w.hour = chunk.hour and w.part = chunk.part
          returning w.word
        )
        select count(*)::int as rows, coalesce(max(word), 0)::text as reached from removed`
      return removed ?? { rows: 0, reached: from }
    },
    { pool: 'worker' },
  )
}
