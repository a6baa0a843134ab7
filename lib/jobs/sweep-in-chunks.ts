import { inWorkspace, type WorkspaceTransaction } from '@/db/workspace'
import type { Scope } from '@/lib/access/scope'

/** How long a sweep may go on: until it is aborted, or for so many milliseconds. */
export interface SweepTime {
  signal?: AbortSignal
  budgetMs?: number
}

export interface Swept {
  rows: number
  /** Whether nothing is left to do; else the next run goes on. */
  isDone: boolean
}

/** What one small transaction did; `reached` is where the next one begins, null where it found nothing. */
export interface SweptChunk {
  swept: number
  reached: string | null
}

/** A statement that sweeps the next rows from an instant on. */
export type SweepChunk = (
  sql: WorkspaceTransaction['sql'],
  range: { from: string; limit: number },
) => PromiseLike<SweptChunk[]>

const limit = 500

/**
 * Sweeps in small transactions from the oldest row on, so that nobody waits for it. Each begins where the one
 * before ended: what was emptied stays in the index until the database cleans up.
 */
export async function sweepInChunks(
  scope: Scope,
  sweepChunk: SweepChunk,
  { signal, budgetMs = Infinity }: SweepTime = {},
): Promise<Swept> {
  const end = performance.now() + budgetMs
  let rows = 0
  let from = '-infinity'
  for (;;) {
    const [chunk] = await inWorkspace(scope, async ({ sql }) => sweepChunk(sql, { from, limit }), {
      pool: 'worker',
    })
    rows += chunk?.swept ?? 0
    if (!chunk?.reached || chunk.swept < limit) return { rows, isDone: true }
    if (signal?.aborted || performance.now() >= end) return { rows, isDone: false }
    from = chunk.reached
  }
}
