import { z } from 'zod'
import { isStorable } from '@/lib/text/is-storable'

/** A node as people and programs name it: the bot platform's own id, within a connection. */
export const nodeRefSchema = z.object({
  /** May be left out where the node's id is known in one connection only. */
  connectionId: z.uuid('A connection id is a UUID.').optional(),
  nodeId: z
    .string()
    .trim()
    .min(1, 'Choose a node.')
    .max(256, 'A node id has at most 256 characters.')
    .refine(isStorable, 'This holds characters that cannot be stored.'),
})
export type NodeRef = z.infer<typeof nodeRefSchema>

/** A list of nodes says each of them once; the sentence stands beside the repetition. */
export function refuseRepeated(sentence: string) {
  return (refs: NodeRef[], context: z.RefinementCtx): void => {
    const seen = new Set<string>()
    refs.forEach(({ connectionId, nodeId }, index) => {
      const key = JSON.stringify([connectionId ?? null, nodeId])
      if (seen.has(key)) context.addIssue({ code: 'custom', path: [index, 'nodeId'], message: sentence })
      seen.add(key)
    })
  }
}
