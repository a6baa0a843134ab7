import type { Scope } from '@/lib/access/scope'
import { LimitError } from '@/lib/errors'
import { TokenBucket } from './token-bucket'

const rate = { perSecond: 50, burst: 100 }
const rememberedKeys = 10_000

/** Next loads a module once per route; the buckets are the process's. */
const store = globalThis as unknown as Record<symbol, Map<string, TokenBucket> | undefined>
const name = Symbol.for('click-to-haptik.key-turns')

/** Throws LimitError when the key has asked more than 50 times a second, 100 at once. */
export function requireTurn({ actor, workspaceId }: Scope, now: number): void {
  store[name] ??= new Map()
  const buckets = store[name]
  const key = actor.kind === 'key' ? actor.id : workspaceId
  const bucket = buckets.get(key) ?? new TokenBucket(rate, now)
  if (buckets.size >= rememberedKeys) forgetIdle(buckets, now)
  buckets.set(key, bucket)
  const wait = bucket.take(now)
  if (wait > 0) throw new LimitError(wait, 'This key asks too often: at most 50 times a second.')
}

function forgetIdle(buckets: Map<string, TokenBucket>, now: number): void {
  for (const [key, bucket] of buckets) if (bucket.isFull(now)) buckets.delete(key)
}
