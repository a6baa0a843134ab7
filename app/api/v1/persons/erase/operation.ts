import { z } from 'zod'
import { channels } from '@/lib/channels/inbound-event'
import { operation } from '../../operation'
import { countShape, instantShape } from '../../shapes'

export const erasedPerson = operation({
  method: 'POST',
  needs: 'write',
  path: '/api/v1/persons/erase',
  summary:
    'Forgets a person who talked to a bot, for ever. Figures stay; who comes again under the identifier is a new person.',
  query: z.object({}),
  body: z.strictObject({
    channel: z.enum(channels, `Choose one of ${channels.join(', ')}.`),
    identifier: z
      .string('Give it as text.')
      .min(1, 'Give the identifier.')
      .max(200, 'At most 200 characters.')
      .meta({ description: 'What the platform calls the person: `user.id` of its events.' }),
  }),
  answer: z.object({
    erasureId: z.string(),
    personId: z.string().meta({ description: 'Of the shell that stays, so that figures stay.' }),
    erasedAt: instantShape,
    removed: z.object({
      messages: countShape,
      touches: countShape,
      identifiers: countShape,
      quarantined: countShape,
      deliveries: countShape.meta({ description: 'Raw deliveries that were emptied.' }),
    }),
  }),
})
