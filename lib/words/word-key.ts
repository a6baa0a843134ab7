import { hash } from 'node:crypto'
import type { Scope } from '@/lib/access/scope'

/**
 * The number that stands for a word in a workspace's index, as text. It cannot be turned back into the word, and
 * two words may share one: whoever searches compares with the message.
 */
export function wordKey({ workspaceId }: Pick<Scope, 'workspaceId'>, word: string): string {
  return hash('sha256', `${workspaceId} ${word}`, 'buffer').readBigInt64BE(0).toString()
}
