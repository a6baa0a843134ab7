import { setTimeout as sleep } from 'node:timers/promises'
import type { Sql } from 'postgres'
import type { Scope } from '@/lib/access/scope'
import type { MessageRow } from '@/lib/metrics/message-columns'
import type { MessageFilter } from '@/lib/metrics/message-filter'
import type { MessageSource } from '@/lib/reports/message-source'
import type { Player } from '@/tests/support/cast'

export const week: MessageFilter = { view: 'messages', from: '2026-11-16', to: '2026-11-22' }

export function messageRow(index: number): MessageRow {
  return {
    body: `Message ${index}`,
    chatLink: '/w/fab-cart/conversations/c-1',
    conversationId: 'c-1',
    createdAt: new Date(Date.parse('2026-11-16T00:00:00Z') + index * 1000).toISOString(),
    fullName: 'Taylor',
    lastNodes: null,
    messageBy: 'User',
    messageId: `m-${index}`,
    userId: 'taylor',
    confidence: 0.5,
    broken: false,
    totalUserMessages: -5,
    referralSource: index === 0 ? "['ad']" : null,
    referralSourceId: index === 0 ? '120210000000000017' : null,
  }
}

/** So many rows in batches; `slow` waits before each for so many milliseconds, or until the signal ends it. */
export function sourceOf(
  rows: number,
  { batch = 500, slow = 0 }: { batch?: number; slow?: number } = {},
): MessageSource & { readers: Scope[] } {
  const readers: Scope[] = []
  return {
    readers,
    count: async (_scope, _filter, { atMost }) => {
      return { count: Math.min(rows, atMost), isExact: rows <= atMost }
    },
    async *read(scope, _filter, { signal }) {
      readers.push(scope)
      for (let at = 0; at < rows; at += batch) {
        if (slow > 0) await sleep(slow, undefined, { signal })
        yield Array.from({ length: Math.min(batch, rows - at) }, (_, index) => messageRow(at + index))
      }
    },
  }
}

export interface StoredReport {
  state: string
  problem: string | null
  rowsDone: number
  rowsTotal: number | null
  bytes: number | null
  downloads: number
  parts: number
  sealed: boolean
  sentAt: Date | null
  expiresAt: Date | null
}

export async function readStored(owner: Sql, reportId: string): Promise<StoredReport> {
  const [report] = await owner<StoredReport[]>`
    select state, problem, rows_done as "rowsDone", rows_total as "rowsTotal", bytes_total as bytes, downloads,
      (select count(*)::int from report_parts where report_id = r.id) as parts,
      password_ciphertext is not null as sealed, sent_at as "sentAt", expires_at as "expiresAt"
    from reports r where id = ${reportId}`
  if (!report) throw new Error('There is no such report.')
  return report
}

/** Jobs that wait, by their names. */
export async function waitingJobs(owner: Sql, reportId: string): Promise<string[]> {
  const jobs = await owner<{ key: string; runAt: Date }[]>`
    select key from graphile_worker.jobs where key like ${`%${reportId}`} order by key`
  return jobs.map(({ key }) => key.split(' ')[0] ?? '')
}

export async function setRole(owner: Sql, { scope, user }: Player, role: string | null): Promise<void> {
  if (role === null) {
    await owner`delete from memberships where workspace_id = ${scope.workspaceId} and user_id = ${user.id}`
    return
  }
  await owner`
    insert into memberships (workspace_id, user_id, role) values (${scope.workspaceId}, ${user.id}, ${role})
    on conflict (workspace_id, user_id) do update set role = excluded.role`
}
