import { z } from 'zod'
import { connectionKinds } from '@/db/schema/connections'

export const connectionSchema = z.strictObject({
  kind: z.enum(connectionKinds, `Choose one of ${connectionKinds.join(', ')}.`),
  name: z
    .string()
    .transform((name) => name.normalize('NFC').trim())
    .refine((name) => /[\p{L}\p{N}]/u.test(name), 'Give it a name.')
    .refine((name) => name.length <= 80 && !/\p{Cc}/u.test(name), 'Use at most 80 characters, on one line.'),
  /** The id of the phone number, Page or account at Meta; text, always. */
  asset: z
    .string()
    .regex(/^[\w.:-]{1,100}$/, 'An asset id has no spaces.')
    .optional(),
})

export type ConnectionDraft = z.infer<typeof connectionSchema>
