import { z } from 'zod'
import { isStorable } from '@/lib/text/is-storable'

/**
 * Haptik's outgoing webhooks as its documentation has them; keys are only ever added. Ids are numbers there and
 * text here.
 */

const id = z
  .union([z.string(), z.int()], 'must be an id')
  .transform(String)
  .refine((text) => text.length > 0 && text.length <= 180 && isStorable(text), 'cannot be stored')
const words = z.string().nullish().catch(null)

const common = {
  timestamp: z.string('must be a time'),
  user: z.looseObject(
    {
      auth_id: id.nullish().catch(null),
      user_id: id.nullish().catch(null),
      user_name: words,
      device_platform_name: words,
    },
    'must be an object',
  ),
}

const conversation = {
  conversation_identifier: id.nullish().catch(null),
  collection_id: id.nullish().catch(null),
  conversation_no: id.nullish().catch(null),
}

export const haptikMessageSchema = z.looseObject({
  ...common,
  agent: z
    .looseObject({ name: words, is_automated: z.boolean().nullish().catch(null) })
    .nullish()
    .catch(null),
  message: z.looseObject(
    { id, body: z.looseObject({ text: words, type: words }).nullish().catch(null) },
    'must be an object',
  ),
  data: z.looseObject(conversation).nullish().catch(null),
})

export const haptikCompletionSchema = z.looseObject({
  ...common,
  data: z.looseObject(conversation, 'must be an object'),
})

export type HaptikConversation = z.infer<typeof haptikCompletionSchema>['data']
export type HaptikUser = z.infer<typeof haptikMessageSchema>['user']
