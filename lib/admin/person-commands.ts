import { z } from 'zod'
import { operatorScope } from '@/lib/access/job-gate'
import { channels } from '@/lib/channels/inbound-event'
import { InvalidInputError } from '@/lib/errors'
import { erasePerson } from '@/lib/privacy/erase-person'
import type { PersonRef } from '@/lib/privacy/find-person'
import { adminCommand } from './admin-command'

export const personCommands = [
  adminCommand({
    noun: 'person',
    verb: 'erase',
    summary: 'forgets a person who talked to a bot, for ever; figures stay. Give --person or --identifier',
    schema: z.strictObject({
      workspace: z.string(),
      person: z.uuid('Give our id of the person.').optional(),
      identifier: z.string().optional(),
      channel: z.enum(channels, `Choose one of ${channels.join(', ')}.`).optional(),
    }),
    run: async ({ workspace, ...who }) => erasePerson(await operatorScope(workspace), refOf(who)),
  }),
]

function refOf(who: { person?: string; identifier?: string; channel?: string }): PersonRef {
  const { person, identifier, channel } = who
  if (person !== undefined && identifier === undefined) return { personId: person }
  if (identifier !== undefined && person === undefined) return { identifier, channel }
  throw new InvalidInputError('Say who: either --person with our id, or --identifier as the platform has it.')
}
