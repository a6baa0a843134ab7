import { z } from 'zod'

export const chosenAccountsSchema = z.object({
  accountIds: z
    .array(z.string().regex(/^\d{1,40}$/))
    .min(1, 'Choose an ad account.')
    .max(500),
})
