import type { Scope } from '@/lib/access/scope'

/** Names are each API key's own: what one integration calls its requests neither hinders nor tells another. */
export function storedKey({ actor }: Scope, key: string): string {
  return `${actor.kind === 'key' ? actor.id : actor.kind} ${key}`
}
