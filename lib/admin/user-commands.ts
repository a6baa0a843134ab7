import { z } from 'zod'
import { changePassword, createUser } from '@/lib/access/users'
import { adminCommand } from './admin-command'

const credentials = { email: z.string(), password: z.string() }

export const userCommands = [
  adminCommand({
    noun: 'user',
    verb: 'create',
    summary: 'a user who can sign in and is a member of nothing yet',
    schema: z.strictObject({ ...credentials, name: z.string().max(80).optional() }),
    run: createUser,
  }),
  adminCommand({
    noun: 'user',
    verb: 'set-password',
    summary: 'a new password; ends every session of the user',
    schema: z.strictObject(credentials),
    run: async (input) => {
      await changePassword(input)
      return { email: input.email, changed: true }
    },
  }),
]
