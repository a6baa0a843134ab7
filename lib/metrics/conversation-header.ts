import type { Scope } from '@/lib/access/scope'
import { toIsoInstant, toIsoInstantOrNull } from './instant'
import type { Source } from './sources'
import { toVisiblePhone, visibleBody } from './visible-body'

export interface ConversationHeader {
  id: string
  /** ISO 8601 in UTC, as every instant here. */
  startedAt: string
  /** The day of `startedAt` in the workspace's zone. */
  startDay: string
  lastAt: string
  closedAt: string | null
  channel: string
  source: Source
  /** The code of the rule that decided. */
  sourceReason: string
  platform: string | null
  platformConversationId: string | null
  person: { id: string; name: string | null; phone: string | null }
  connection: { id: string; name: string | null }
  ad: { adId: string; name: string | null } | null
  userMessages: number
  botMessages: number
  agentMessages: number
}

/** The row and its names; instants in the database's own text. */
export interface StoredConversationHeader {
  id: string
  startedAt: string
  startDay: string
  lastAt: string
  closedAt: string | null
  channel: string
  source: Source
  sourceReason: string
  sourceConnectionId: string | null
  sourceEventId: string | null
  platform: string | null
  platformConversationId: string | null
  path: number[]
  pathSeconds: number[]
  userMessages: number
  botMessages: number
  agentMessages: number
  adId: string | null
  adName: string | null
  personId: string
  personName: string | null
  personPhone: string | null
  connectionId: string
  connectionName: string | null
}

export function toConversationHeader(scope: Scope, stored: StoredConversationHeader): ConversationHeader {
  const { id, startDay, channel, source, sourceReason, platformConversationId, adId } = stored
  const { userMessages, botMessages, agentMessages } = stored
  return {
    id,
    startedAt: toIsoInstant(stored.startedAt),
    startDay,
    lastAt: toIsoInstant(stored.lastAt),
    closedAt: toIsoInstantOrNull(stored.closedAt),
    channel,
    source,
    sourceReason,
    platform: stored.platform || null,
    platformConversationId,
    person: {
      id: stored.personId,
      name: visibleBody(scope, stored.personName),
      phone: toVisiblePhone(scope, stored.personPhone),
    },
    connection: { id: stored.connectionId, name: stored.connectionName },
    ad: adId === null ? null : { adId, name: stored.adName },
    userMessages,
    botMessages,
    agentMessages,
  }
}
