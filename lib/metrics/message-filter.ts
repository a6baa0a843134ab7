import { z } from 'zod'
import { channels } from '@/lib/channels/inbound-event'
import { type NodeRef, nodeRefSchema } from '@/lib/nodes/node-ref'
import { findPeriodProblem } from '@/lib/period/find-period-problem'
import { sources } from './sources'

/** What Message Analysis asks for: on its page, in the API, in a report and in what is stored of one. */

export const messageViews = ['messages', 'conversations'] as const
export type MessageView = (typeof messageViews)[number]

/** Who wrote, as far as it can be asked for; notices of the system are among all. */
export const messageSenders = ['user', 'bot', 'agent'] as const

/** What brought the person on the message itself: anything, nothing, an ad or a post. */
export const messageReferrals = ['present', 'absent', 'ad', 'post'] as const
export type MessageReferral = (typeof messageReferrals)[number]

export const longestSearch = 1_000
export const mostNodes = 20
const longestId = 300

export const messageSearchSchema = z
  .string()
  .trim()
  .min(1, 'Empty.')
  .max(longestSearch, `At most ${longestSearch} characters.`)

export const messageIdSchema = z
  .string()
  .trim()
  .min(1, 'Empty.')
  .max(longestId, `At most ${longestId} characters.`)

/** A node as one text: the connection's id, a slash and the node's id, or the node's id alone. */
export const messageNodesSchema = z
  .array(z.string().refine((text) => toNodeRef(text) !== null, 'Not a node.'))
  .min(1, 'Name a node.')
  .max(mostNodes, `At most ${mostNodes} nodes.`)

const share = z.number().min(0).max(1)

export const messageFilterSchema = z
  .object({
    view: z.enum(messageViews),
    channel: z.enum(channels).optional(),
    /** ISO days of the workspace's zone, both included. */
    from: z.string(),
    to: z.string(),
    /** Words in any order, "exact strings" in quotes; see parse-search. */
    search: messageSearchSchema.optional(),
    by: z.enum(messageSenders).optional(),
    nodes: messageNodesSchema.optional(),
    /** The id of one conversation: ours, or the bot platform's. */
    conversation: messageIdSchema.optional(),
    /** The sender's id of one message. */
    message: messageIdSchema.optional(),
    /** An identifier of the person on any channel, exactly. */
    person: messageIdSchema.optional(),
    source: z.enum(sources).optional(),
    ad: messageIdSchema.optional(),
    referral: z.enum(messageReferrals).optional(),
    /** Only those that the bot did not understand; false asks for nothing. */
    broken: z.boolean().optional(),
    /** Both ends included; messages without a score are not in any range. */
    confidence: z
      .object({ from: share, to: share })
      .refine(({ from, to }) => from <= to, 'The range begins after it ends.')
      .optional(),
  })
  .superRefine((filter, context) => {
    const problem = findPeriodProblem(filter)
    if (problem) context.addIssue({ code: 'custom', path: [problem.field], message: problem.sentence })
  })

export type MessageFilter = z.infer<typeof messageFilterSchema>

/** The node that a text of a filter names; null where it names none. */
export function toNodeRef(text: string): NodeRef | null {
  const [, connectionId, nodeId] = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/(.+)$/su.exec(text) ?? []
  const parsed = nodeRefSchema.safeParse(connectionId ? { connectionId, nodeId } : { nodeId: text })
  return parsed.success ? parsed.data : null
}

/** The other way round. */
export function toNodeText({ connectionId, nodeId }: NodeRef): string {
  return connectionId === undefined ? nodeId : `${connectionId}/${nodeId}`
}
